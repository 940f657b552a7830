import type { Result } from "../../audit/result.js";
import { cell, type TableBlock } from "../block.js";
import { disparityScale, formatBounds } from "../disparity-facts.js";
import { formatCount } from "../format-count.js";
import { formatGap, unitOfGaps } from "../format-gap.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { SHORT_NAME } from "../format-name.js";
import { formatValue } from "../format-value.js";
import { measureFacts } from "../measure-facts.js";
import type { Gap } from "../ranked-gaps.js";
import type { Room } from "./room.js";

const LINE_LENGTH = 22;

/** The first gaps whose rows have room together, one at least. */
export function fitting(gaps: readonly Gap[], room: Room): readonly Gap[] {
  let lines = 0;
  return gaps.slice(0, room.gaps).filter(({ by, pair: { a, b } }, i) => {
    const names = [a, b].map(({ group }) => formatGroup(by, group, SHORT_NAME).length);
    lines += 1 + Math.ceil(Math.max(...names, formatGrouping(by, SHORT_NAME).length) / LINE_LENGTH);
    return i < 1 || lines <= room.lines;
  });
}

/** Gaps with both groups, range and what chance alone would show, of `of` that there are; null without one. */
export function gapsTable(result: Result, gaps: readonly Gap[], of: number): TableBlock | null {
  if (gaps.length === 0) return null;
  return {
    kind: "table",
    caption: `${gaps.length < of ? `The ${formatCount(gaps.length)} of ${formatCount(of)} gaps` : "Gaps"} that are surest, ${unitOfGaps(result, gaps)}`,
    columns: [
      { title: "Measure", align: "text" },
      { title: "Lowest group", align: "text" },
      { title: "Highest group", align: "text" },
      { title: "Gap", align: "number" },
      { title: `Range (${formatLevel(result.plan.confidence)} each side)`, align: "number" },
      { title: "By chance alone", align: "number" },
    ],
    rows: gaps.map((gap) => [
      cell(measureFacts(result, gap.metric).title, `by ${formatGrouping(gap.by, SHORT_NAME)}`),
      ...[gap.pair.b, gap.pair.a].map(({ group, value, n }) =>
        cell(
          formatGroup(gap.by, group, SHORT_NAME),
          `${value === null ? "–" : formatValue(value, measureFacts(result, gap.metric))} of ${formatCount(n)}`,
        ),
      ),
      cell(formatGap(result, gap)),
      cell(formatBounds(gap, disparityScale(result, gap))),
      cell(formatGap(result, gap, gap.expectedUnderNone)),
    ]),
    note: null,
  };
}
