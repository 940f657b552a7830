import type { GivenIntervals, Reliability } from "../../audit/reliability/row.js";
import type { Result } from "../../audit/result.js";
import { type Block, heading, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatLevel } from "../format-level.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { answerChart } from "./answer-chart.js";
import { coverageGapWords, widthGapWords } from "./answer-gaps.js";
import { bySizeTable } from "./by-size.js";

/** Whom the intervals in the data serve, in a sentence or two. */
export function intervalsSummary(intervals: GivenIntervals): string {
  const [everybody] = intervals.groups;
  return `The intervals in the data contain the recorded outcome for ${formatShare(everybody?.coverage ?? 0)} of people. ${coverageGapWords(intervals)}${widthGapWords(intervals)}`;
}

export function intervalBlocks(result: Result, { alpha }: Reliability, intervals: GivenIntervals): readonly Block[] {
  const { lower, upper, leftOut } = intervals;
  const without = leftOut === 0 ? "" : ` ${countOf(leftOut, "row")} without one, or whose end is before its beginning, left out.`;
  return [
    heading("Intervals that the model gives, group by group"),
    text(
      `The columns ${formatName(lower)} and ${formatName(upper)} hold an interval around each amount. Here they are judged as they are, on all rows.${without}`,
    ),
    answerChart(intervals.groups, {
      ...{ alpha, level: formatLevel(result.plan.confidence), title: "Intervals that contain the recorded outcome, by group" },
      summary: intervalsSummary(intervals),
      note: "A group can be served worse in two ways: its intervals contain the recorded outcome less often, or they are wider and so say less.",
    }),
    ...bySizeTable(intervals.bySize, "widened", 1 - alpha),
  ];
}
