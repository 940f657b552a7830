import type { Contrast } from "../../contrasts/contrast.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";

/** A group, the rows that are not in it, and both together. */
export interface Part {
  readonly metric: Metric;
  readonly contrast: Contrast;
  readonly group: Estimate;
  readonly rest: Estimate | NoEstimate;
  readonly everybody: Estimate | NoEstimate;
}

/**
 * Limits of a group's contrast with everybody, of whom it is a part, from those with everybody else.
 *
 * For a share with the fraction f of its denominator in the group, everybody's is f · group + (1 − f) · rest. So
 * group − everybody is (1 − f)(group − rest), and group / everybody is ρ / (fρ + 1 − f) with ρ = group / rest, which
 * rises with ρ. null for other metrics: they are not such a mixture, and the group's share in everybody's value is
 * not known.
 */
export function limitsToOverall({ metric, contrast, group, rest, everybody }: Part, alpha: number): Limits | null {
  const inGroup = group.denominator;
  const inAll = everybody.denominator;
  if (metric.unit !== "proportion" || metric.sharedDenominator || inGroup === null || inAll === null) return null;
  if (!hasValue(rest)) return { lower: contrast.ideal, upper: contrast.ideal };
  const f = inGroup / inAll;
  const limits = contrast.limits(group, rest, alpha);
  if (limits === null) return null;
  const toAll =
    contrast.scale === "difference"
      ? (gap: number): number => (1 - f) * gap
      : (ratio: number): number => (ratio === Infinity ? 1 / f : ratio / (f * ratio + 1 - f));
  return { lower: toAll(limits.lower), upper: toAll(limits.upper) };
}
