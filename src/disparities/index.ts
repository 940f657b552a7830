import { accuracyParityDifference } from "./accuracy-parity-difference.js";
import { accuracyParityRatio } from "./accuracy-parity-ratio.js";
import { averageAbsoluteOddsDifference } from "./average-absolute-odds-difference.js";
import { demographicParityDifference } from "./demographic-parity-difference.js";
import { demographicParityRatio } from "./demographic-parity-ratio.js";
import { disparateImpact } from "./disparate-impact.js";
import type { Disparity } from "./disparity.js";
import { equalOpportunityDifference } from "./equal-opportunity-difference.js";
import { equalOpportunityRatio } from "./equal-opportunity-ratio.js";
import { equalizedOddsDifference } from "./equalized-odds-difference.js";
import { equalizedOddsRatio } from "./equalized-odds-ratio.js";
import { predictiveEqualityDifference } from "./predictive-equality-difference.js";
import { predictiveEqualityRatio } from "./predictive-equality-ratio.js";
import { predictiveParityDifference } from "./predictive-parity-difference.js";
import { predictiveParityRatio } from "./predictive-parity-ratio.js";

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
] as const satisfies readonly Disparity[];

export type DisparityId = (typeof disparities)[number]["id"];
