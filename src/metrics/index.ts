import { accuracy } from "./accuracy.js";
import { balancedAccuracy } from "./balanced-accuracy.js";
import { baseRate } from "./base-rate.js";
import { conditionalAcceptance } from "./conditional-acceptance.js";
import { conditionalRejection } from "./conditional-rejection.js";
import { errorRate } from "./error-rate.js";
import { f1 } from "./f1.js";
import { falseDiscoveryRate } from "./false-discovery-rate.js";
import { falseNegativeRate } from "./false-negative-rate.js";
import { falseNegativeToFalsePositiveRatio } from "./false-negative-to-false-positive-ratio.js";
import { falseOmissionRate } from "./false-omission-rate.js";
import { falsePositiveRate } from "./false-positive-rate.js";
import { favorableDecisionRate } from "./favorable-decision-rate.js";
import type { Metric } from "./kind/metric.js";
import { lift } from "./lift.js";
import { matthewsCorrelation } from "./matthews-correlation.js";
import { negativePredictiveValue } from "./negative-predictive-value.js";
import { positivePredictiveValue } from "./positive-predictive-value.js";
import { selectionRate } from "./selection-rate.js";
import { selectionShare } from "./selection-share.js";
import { trueNegativeRate } from "./true-negative-rate.js";
import { truePositiveRate } from "./true-positive-rate.js";

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
] as const satisfies readonly Metric[];

export type MetricId = (typeof metrics)[number]["id"];
