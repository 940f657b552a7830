import type { IntervalColumns } from "../../policy/reliability-settings.js";
import { answersBySize } from "./by-size.js";
import { coverageGap } from "./coverage-gap.js";
import type { Answering, Known } from "./known.js";
import { attributesOf, knownGroups } from "./known-groups.js";
import type { GivenIntervals } from "./row.js";
import { served } from "./served.js";
import { widthGap } from "./width-gap.js";

/**
 * Whom intervals serve that stand in the data, as they are: how often they hold the truth, and how wide they are, by group.
 *
 * Nothing is learnt, so all rows judge. A group may be served worse in either way: covered less, or told less by wider intervals.
 */
export function givenIntervals(
  rows: Int32Array,
  answering: Answering,
  { lower, upper }: IntervalColumns,
  known: Pick<Known, "facts" | "level" | "minN"> & { readonly leftOut: number },
): GivenIntervals {
  const groups = knownGroups(rows, known.facts).map((one) => served(one, answering, 0, known));
  const attributes = attributesOf(groups);
  const judged = { minN: known.minN, level: { alpha: known.level, limit: null } };
  return {
    ...{ lower, upper, leftOut: known.leftOut, groups },
    gaps: attributes.map(([name, own]) => coverageGap([name], own, judged)),
    widthGaps: attributes.map(([name, own]) => widthGap([name], own, judged)),
    bySize: answersBySize(rows, answering, 0, known),
  };
}
