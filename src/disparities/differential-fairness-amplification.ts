import { baseRate } from "../metrics/base-rate.js";
import { selectionRate } from "../metrics/selection-rate.js";
import type { Disparity, Gap, Level } from "./disparity.js";
import type { Grouping } from "./grouping.js";
import { epsilonOf, LOGARITHM } from "./kind/epsilon.js";
import { noGap } from "./kind/no-gap.js";
import { union } from "./kind/worst-pair.js";
import type { Bounds } from "./row.js";

/**
 * How much further apart groups are in decisions than in true outcomes: differential fairness of the predictions less that of the labels.
 *
 * Each side of the bounds takes half the error from either.
 *
 * Unit: logarithm; 0 = decisions repeat the inequality of the outcomes, positive = they add to it. No value where either has none.
 */
export const differentialFairnessAmplification = {
  id: "differential_fairness_amplification",
  title: "Bias amplification, Δε",
  formula: "differential_fairness of predictions − differential_fairness of labels",
  scale: "difference",
  ideal: 0,
  range: [null, null],
  better: "lower",
  metrics: [selectionRate, baseRate],
  contrast: LOGARITHM,
  aliases: ["bias_amplification", "differential_fairness_bias_amplification"],
  source: "Foulds, Islam, Keya & Pan (2020), ICDE, definition V.1",
  measure: amplification,
} as const satisfies Disparity;

function amplification(grouping: Grouping, { alpha }: Level): Gap {
  const half = { alpha: alpha / 2, limit: null };
  const decided = epsilonOf(grouping, selectionRate, half);
  const occurred = epsilonOf(grouping, baseRate, half);
  const excluded = union([decided.excluded, occurred.excluded]);
  const missing = [decided, occurred].find(({ value }) => value === null);
  if (missing) return noGap({ metric: missing.metric, contrast: LOGARITHM, reason: "fewer_than_two_groups", excluded });
  return {
    ...decided,
    value: decided.value! - occurred.value!,
    bounds: decided.bounds && occurred.bounds && differenceOf(decided.bounds, occurred.bounds, alpha),
    excluded,
    complete: decided.complete && occurred.complete,
  };
}

function differenceOf(a: Bounds, b: Bounds, alpha: number): Bounds {
  const less = (x: number | null, y: number | null): number | null => (x === null || y === null ? null : x - y);
  const [lower, upper] = [less(a.lower, b.upper), less(a.upper, b.lower)];
  const unbounded = lower === null || upper === null;
  return { lower, upper, lowerAlpha: alpha, upperAlpha: alpha, method: "interval_difference", ...(unbounded && { unbounded: true }) };
}
