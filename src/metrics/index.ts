import { aboveMedianRate } from "./above-median-rate.js";
import { accuracy } from "./accuracy.js";
import { auc } from "./auc.js";
import { averagePrecision } from "./average-precision.js";
import { balanceForNegativeClass } from "./balance-for-negative-class.js";
import { balanceForPositiveClass } from "./balance-for-positive-class.js";
import { balancedAccuracy } from "./balanced-accuracy.js";
import { baseRate } from "./base-rate.js";
import { bnspAuc } from "./bnsp-auc.js";
import { bpsnAuc } from "./bpsn-auc.js";
import { brierReliability } from "./brier-reliability.js";
import { brierResolution } from "./brier-resolution.js";
import { brierScore } from "./brier-score.js";
import { brierUncertainty } from "./brier-uncertainty.js";
import { calibrationInTheLarge } from "./calibration-in-the-large.js";
import { calibrationIntercept } from "./calibration-intercept.js";
import { calibrationSlope } from "./calibration-slope.js";
import { conditionalAcceptance } from "./conditional-acceptance.js";
import { conditionalRejection } from "./conditional-rejection.js";
import { debiasedCalibrationError } from "./debiased-calibration-error.js";
import { errorQuantile10 } from "./error-quantile-10.js";
import { errorQuantile90 } from "./error-quantile-90.js";
import { errorRate } from "./error-rate.js";
import { expectedCalibrationError } from "./expected-calibration-error.js";
import { exposurePerRelevance } from "./exposure-per-relevance.js";
import { exposureShare } from "./exposure-share.js";
import { f1 } from "./f1.js";
import { falseDiscoveryRate } from "./false-discovery-rate.js";
import { falseNegativeRate } from "./false-negative-rate.js";
import { falseNegativeToFalsePositiveRatio } from "./false-negative-to-false-positive-ratio.js";
import { falseOmissionRate } from "./false-omission-rate.js";
import { falsePositiveRate } from "./false-positive-rate.js";
import { favorableDecisionRate } from "./favorable-decision-rate.js";
import { interGroupPairwiseAccuracy } from "./inter-group-pairwise-accuracy.js";
import { intraGroupPairwiseAccuracy } from "./intra-group-pairwise-accuracy.js";
import type { Metric } from "./kind/metric.js";
import { lift } from "./lift.js";
import { logLoss } from "./log-loss.js";
import { macroF1 } from "./macro-f1.js";
import { macroPositivePredictiveValue } from "./macro-positive-predictive-value.js";
import { macroTruePositiveRate } from "./macro-true-positive-rate.js";
import { matthewsCorrelation } from "./matthews-correlation.js";
import { meanAbsoluteError } from "./mean-absolute-error.js";
import { meanError } from "./mean-error.js";
import { meanExposure } from "./mean-exposure.js";
import { meanGeometricExposure } from "./mean-geometric-exposure.js";
import { meanLabel } from "./mean-label.js";
import { meanPrediction } from "./mean-prediction.js";
import { meanReciprocalExposure } from "./mean-reciprocal-exposure.js";
import { meanRelevance } from "./mean-relevance.js";
import { meanScore } from "./mean-score.js";
import { medianAbsoluteError } from "./median-absolute-error.js";
import { medianError } from "./median-error.js";
import { ndcg } from "./ndcg.js";
import { ndcgAt10 } from "./ndcg-at-10.js";
import { negativePredictiveValue } from "./negative-predictive-value.js";
import { pairwiseAccuracy } from "./pairwise-accuracy.js";
import { pairwiseWinRate } from "./pairwise-win-rate.js";
import { positivePredictiveValue } from "./positive-predictive-value.js";
import { rSquared } from "./r-squared.js";
import { representationAt5 } from "./representation-at-5.js";
import { representationAt10 } from "./representation-at-10.js";
import { representationAt25 } from "./representation-at-25.js";
import { rootMeanSquaredError } from "./root-mean-squared-error.js";
import { selectionRate } from "./selection-rate.js";
import { selectionShare } from "./selection-share.js";
import { top10Rate } from "./top-10-rate.js";
import { topFifthRate } from "./top-fifth-rate.js";
import { topTenthRate } from "./top-tenth-rate.js";
import { trueNegativeRate } from "./true-negative-rate.js";
import { truePositiveRate } from "./true-positive-rate.js";
import { weightedF1 } from "./weighted-f1.js";
import { weightedPositivePredictiveValue } from "./weighted-positive-predictive-value.js";
import { worstF1 } from "./worst-f1.js";
import { worstPositivePredictiveValue } from "./worst-positive-predictive-value.js";
import { worstTruePositiveRate } from "./worst-true-positive-rate.js";

/** Every built-in metric, in the order in which they are shown. */
export const metrics = [
  selectionRate,
  favorableDecisionRate,
  baseRate,
  truePositiveRate,
  falsePositiveRate,
  trueNegativeRate,
  falseNegativeRate,
  positivePredictiveValue,
  negativePredictiveValue,
  falseDiscoveryRate,
  falseOmissionRate,
  accuracy,
  errorRate,
  balancedAccuracy,
  f1,
  matthewsCorrelation,
  falseNegativeToFalsePositiveRatio,
  conditionalAcceptance,
  conditionalRejection,
  lift,
  selectionShare,
  auc,
  bpsnAuc,
  bnspAuc,
  averagePrecision,
  meanScore,
  balanceForPositiveClass,
  balanceForNegativeClass,
  calibrationInTheLarge,
  calibrationIntercept,
  calibrationSlope,
  expectedCalibrationError,
  debiasedCalibrationError,
  brierScore,
  brierReliability,
  brierResolution,
  brierUncertainty,
  logLoss,
  macroTruePositiveRate,
  macroPositivePredictiveValue,
  macroF1,
  weightedPositivePredictiveValue,
  weightedF1,
  worstTruePositiveRate,
  worstPositivePredictiveValue,
  worstF1,
  meanPrediction,
  meanLabel,
  meanError,
  meanAbsoluteError,
  rootMeanSquaredError,
  rSquared,
  medianError,
  errorQuantile10,
  errorQuantile90,
  medianAbsoluteError,
  aboveMedianRate,
  topFifthRate,
  topTenthRate,
  meanExposure,
  exposureShare,
  meanReciprocalExposure,
  meanGeometricExposure,
  top10Rate,
  representationAt5,
  representationAt10,
  representationAt25,
  pairwiseWinRate,
  meanRelevance,
  exposurePerRelevance,
  pairwiseAccuracy,
  interGroupPairwiseAccuracy,
  intraGroupPairwiseAccuracy,
  ndcg,
  ndcgAt10,
] as const satisfies readonly Metric[];

export type MetricId = (typeof metrics)[number]["id"];
