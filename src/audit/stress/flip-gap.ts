import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { type RatedGroup, type RateGap, rateGap, rateGrouping } from "../rows/rate-gap.js";
import { flipEstimate, flipRateDifference } from "./flip-rate.js";
import type { StressedGroup } from "./row.js";

const rated = (one: StressedGroup): RatedGroup => ({ group: one.group, rows: one.rows, estimate: flipEstimate(one) });

/** The groups of one attribute as disparities see them, with nothing to say but the flip rate. */
export const flipGrouping = (groups: readonly StressedGroup[], minN: number): Grouping => rateGrouping(groups.map(rated), minN);

/** How far apart the flip rates of an attribute's groups are, with the bounds that a verdict takes. */
export const flipGap = (
  by: readonly string[],
  groups: readonly StressedGroup[],
  judged: { readonly minN: number; readonly level: Level },
): RateGap => rateGap(by, groups.map(rated), { of: flipRateDifference, ...judged });
