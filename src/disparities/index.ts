import { abroca } from "./abroca.js";
import { accuracyParityDifference } from "./accuracy-parity-difference.js";
import { accuracyParityRatio } from "./accuracy-parity-ratio.js";
import { atkinsonIndex } from "./atkinson-index.js";
import { averageAbsoluteOddsDifference } from "./average-absolute-odds-difference.js";
import { awrf } from "./awrf.js";
import { boundedGroupLoss } from "./bounded-group-loss.js";
import { calibrationGap } from "./calibration-gap.js";
import { coefficientOfVariation } from "./coefficient-of-variation.js";
import { conditionalDemographicDisparity } from "./conditional-demographic-disparity.js";
import { conditionalDemographicDisparityRatio } from "./conditional-demographic-disparity-ratio.js";
import { demographicParityDifference } from "./demographic-parity-difference.js";
import { demographicParityRatio } from "./demographic-parity-ratio.js";
import { differentialFairness } from "./differential-fairness.js";
import { differentialFairnessAmplification } from "./differential-fairness-amplification.js";
import { disparateImpact } from "./disparate-impact.js";
import { disparateTreatmentRatio } from "./disparate-treatment-ratio.js";
import type { Disparity } from "./disparity.js";
import { equalOpportunityDifference } from "./equal-opportunity-difference.js";
import { equalOpportunityRatio } from "./equal-opportunity-ratio.js";
import { equalizedOddsDifference } from "./equalized-odds-difference.js";
import { equalizedOddsRatio } from "./equalized-odds-ratio.js";
import { exposureRatio } from "./exposure-ratio.js";
import { generalizedEntropyIndex } from "./generalized-entropy-index.js";
import { infeasibleIndex } from "./infeasible-index.js";
import { ks } from "./ks.js";
import { maxSkewAt10 } from "./max-skew-at-10.js";
import { meanLogDeviation } from "./mean-log-deviation.js";
import { meanTotalVariationDistance } from "./mean-total-variation-distance.js";
import { minSkewAt10 } from "./min-skew-at-10.js";
import { ndkl } from "./ndkl.js";
import { pairwiseAccuracyDifference } from "./pairwise-accuracy-difference.js";
import { predictiveEqualityDifference } from "./predictive-equality-difference.js";
import { predictiveEqualityRatio } from "./predictive-equality-ratio.js";
import { predictiveParityDifference } from "./predictive-parity-difference.js";
import { predictiveParityRatio } from "./predictive-parity-ratio.js";
import { residualStandardizedMeanDifference } from "./residual-standardized-mean-difference.js";
import { rkl } from "./rkl.js";
import { rnd } from "./rnd.js";
import { rrd } from "./rrd.js";
import { standardizedMeanDifference } from "./standardized-mean-difference.js";
import { theilIndex } from "./theil-index.js";
import { totalVariationDistance } from "./total-variation-distance.js";
import { wasserstein1 } from "./wasserstein-1.js";
import { xauc } from "./xauc.js";

/** Every built-in named disparity, in the order in which they are shown. */
export const disparities = [
  demographicParityDifference,
  demographicParityRatio,
  equalOpportunityDifference,
  equalOpportunityRatio,
  predictiveEqualityDifference,
  predictiveEqualityRatio,
  equalizedOddsDifference,
  equalizedOddsRatio,
  predictiveParityDifference,
  predictiveParityRatio,
  accuracyParityDifference,
  accuracyParityRatio,
  averageAbsoluteOddsDifference,
  disparateImpact,
  conditionalDemographicDisparity,
  conditionalDemographicDisparityRatio,
  differentialFairness,
  differentialFairnessAmplification,
  generalizedEntropyIndex,
  theilIndex,
  meanLogDeviation,
  atkinsonIndex,
  coefficientOfVariation,
  totalVariationDistance,
  meanTotalVariationDistance,
  ks,
  wasserstein1,
  abroca,
  xauc,
  calibrationGap,
  standardizedMeanDifference,
  residualStandardizedMeanDifference,
  boundedGroupLoss,
  exposureRatio,
  disparateTreatmentRatio,
  pairwiseAccuracyDifference,
  minSkewAt10,
  maxSkewAt10,
  ndkl,
  awrf,
  rnd,
  rkl,
  rrd,
  infeasibleIndex,
] as const satisfies readonly Disparity[];

export type DisparityId = (typeof disparities)[number]["id"];
