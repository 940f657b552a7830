import type { Result } from "../../audit/result.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatShare } from "../../sections/format-share.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { type Gap, isSure, rankedGaps } from "../../sections/ranked-gaps.js";
import { textTable } from "./columns.js";

const mostGaps = 5;

/** The gaps that the data vouch for most: who is apart, by how much, in what range, and what chance alone would show. */
export function largestGaps(result: Result, width: number): readonly string[] {
  const gaps = rankedGaps(result).slice(0, mostGaps);
  if (gaps.length === 0) return ["No two groups could be compared: each is too small, or there is only one."];
  const rows = gaps.map((gap) => [
    measureFacts(result, gap.metric).title.toLowerCase(),
    `${side(gap, "a")}, ${side(gap, "b")}`,
    formatPoints(gap.value),
    range(gap),
    gap.expectedUnderNone === null ? "–" : formatPoints(gap.expectedUnderNone),
  ]);
  const table = textTable(
    [
      { title: "rate", align: "left", flexible: true },
      { title: "highest, lowest", align: "left", flexible: true },
      { title: "gap", align: "right" },
      { title: "range", align: "right" },
      { title: "chance", align: "right" },
    ],
    rows,
    width - 2,
  );
  const confidence = formatShare(result.plan.confidence).replace(/\.0%$/, "%");
  return [
    `Largest gaps in percentage points, with the range the data allow (${confidence} a side)`,
    "and what chance alone would show",
    ...table.map((line) => `  ${line}`),
  ];
}

function side({ by, pair }: Gap, which: "a" | "b"): string {
  const { group, value } = pair[which];
  const name = by.length === 1 ? formatGroup(by, group) : formatGroup(by, group).replaceAll(" × ", "×");
  return value === null ? name : `${name} ${formatShare(value)}`;
}

function range(gap: Gap): string {
  const { bounds } = gap;
  if (bounds === null) return "no bounds";
  if (!isSure(gap)) return bounds.upper === null ? "no bounds" : `at most ${formatPoints(bounds.upper)}`;
  return bounds.upper === null
    ? `at least ${formatPoints(bounds.lower!)}`
    : `${formatPoints(bounds.lower!)} to ${formatPoints(bounds.upper)}`;
}
