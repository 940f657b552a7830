import type { Disparity, Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { type Bounds, type Excluded, type GroupKey, MISSING } from "../../disparities/row.js";
import type { Estimate, NoEstimate } from "../../metrics/kind/metric.js";
import { rng } from "../../stats/rng.js";
import { notOfCounts } from "./not-of-counts.js";

/** How far apart a rate of the groups of one attribute is: that of the group with the highest less that of the group with the lowest. */
export interface RateGap {
  readonly by: readonly string[];
  readonly value: number | null;
  readonly reason: string | null;
  /** One-sided; the lower one is corrected for the number of pairs. */
  readonly bounds: Bounds | null;
  readonly higher: GroupKey | null;
  readonly lower: GroupKey | null;
  /** The gap to be expected when all groups have the same rate. */
  readonly expectedUnderNone: number | null;
  readonly excluded: readonly Excluded[];
}

/** A group with its rows and what is known of its rate. */
export interface RatedGroup {
  readonly group: GroupKey;
  readonly rows: number;
  readonly estimate: Estimate | NoEstimate;
}

/** The groups of one attribute as disparities see them, with nothing to say but one rate. */
export function rateGrouping(groups: readonly RatedGroup[], minN: number): Grouping {
  return {
    groups: groups.map(({ group, rows }) => ({ key: group, rows, missing: Object.values(group).includes(MISSING) })),
    minN,
    reference: null,
    referenceBy: "largest",
    estimates: () => groups.map(({ estimate }) => estimate),
    everybody: () => notOfCounts,
    rest: () => groups.map(() => notOfCounts),
    scores: null,
    random: (...name) => rng(0, "rates", ...name),
  };
}

/** How far apart the rates are, with the bounds that a verdict takes. */
export function rateGap(
  by: readonly string[],
  groups: readonly RatedGroup[],
  { of, minN, level }: { readonly of: Pick<Disparity, "measure">; readonly minN: number; readonly level: Level },
): RateGap {
  const { value, reason, bounds, pair, expectedUnderNone, excluded } = of.measure(rateGrouping(groups, minN), level);
  return { by, value, reason, bounds, higher: pair?.a.group ?? null, lower: pair?.b.group ?? null, expectedUnderNone, excluded };
}
