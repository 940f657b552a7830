import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { rng } from "../../stats/rng.js";
import { flipEstimate, flipRateDifference } from "./flip-rate.js";
import type { FlipGap, StressedGroup } from "./row.js";

/** The groups of one attribute as disparities see them, with nothing to say but the flip rate. */
export function flipGrouping(groups: readonly StressedGroup[], minN: number): Grouping {
  const none = { value: null, reason: "not_applicable", numerator: null, denominator: null, n: 0 } as const;
  return {
    groups: groups.map(({ group, rows }) => ({ key: group, rows, missing: Object.values(group).includes("(missing)") })),
    minN,
    reference: null,
    referenceBy: "largest",
    estimates: () => groups.map(flipEstimate),
    everybody: () => none,
    rest: () => groups.map(() => none),
    scores: null,
    random: (...name) => rng(0, "flips", ...name),
  };
}

/** How far apart the flip rates of an attribute's groups are, with the bounds that a verdict takes. */
export function flipGap(
  by: readonly string[],
  groups: readonly StressedGroup[],
  { minN, level }: { readonly minN: number; readonly level: Level },
): FlipGap {
  const { value, reason, bounds, pair, expectedUnderNone, excluded } = flipRateDifference.measure(flipGrouping(groups, minN), level);
  return { by, value, reason, bounds, higher: pair?.a.group ?? null, lower: pair?.b.group ?? null, expectedUnderNone, excluded };
}
