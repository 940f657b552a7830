import type { Contrast, Side } from "../../contrasts/contrast.js";
import type { Limits } from "../../stats/limits.js";

/**
 * Limits of a group's contrast with the truly highest group, whichever that is: the group's own value stands for no other being higher.
 *
 * Against the highest of all is the least of the contrasts with each other group. Its lower limit is the least of
 * theirs at alpha, without correction: the truly highest is among them. Its upper limit is the least of theirs at
 * alpha / (k − 1), as any of them may be missed; neither is above the ideal.
 *
 * null when a pair has no limits.
 *
 * @source Hsu (1984), Annals of Statistics 12:1136–1144 (comparisons with the best); here with Bonferroni's correction
 */
export function limitsToBest(group: Side, others: readonly Side[], contrast: Contrast, alpha: number): Limits | null {
  let lower = contrast.ideal;
  let upper = contrast.ideal;
  for (const other of others) {
    const below = contrast.limits(group, other, alpha);
    if (below === null) return null;
    lower = Math.min(lower, below.lower);
    // An upper limit is never below its value.
    const value = contrast.of(group.value, other.value);
    if (value === null || value >= upper) continue;
    const above = contrast.limits(group, other, alpha / others.length);
    if (above === null) return null;
    upper = Math.min(upper, above.upper);
  }
  return { lower, upper };
}
