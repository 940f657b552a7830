import type { Result } from "../../audit/result.js";
import { formatGroup, formatGrouping } from "../../sections/format-group.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatShare } from "../../sections/format-share.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { type Gap, isSure, rankedGaps } from "../../sections/ranked-gaps.js";
import { textTable } from "./columns.js";
import { clipped } from "./display-width.js";
import { wholePercent } from "./whole-percent.js";

const mostSingle = 4;
const mostCombined = 2;

/** The gaps that the data vouch for most, of single attributes first: by how much, in what range, what chance alone would show, and who is apart. */
export function largestGaps(result: Result, width: number): readonly string[] {
  const ranked = rankedGaps(result);
  const gaps = [
    ...ranked.filter(({ by }) => by.length === 1).slice(0, mostSingle),
    ...ranked.filter(({ by }) => by.length > 1).slice(0, mostCombined),
  ];
  if (gaps.length === 0) return ["No two groups could be compared: each is too small, or there is only one."];
  const [titles, ...lines] = textTable(
    [
      { title: "rate", align: "left", flexible: true },
      { title: "by", align: "left", flexible: true },
      { title: "gap", align: "right" },
      { title: "range", align: "right" },
      { title: "by chance", align: "right" },
    ],
    gaps.map((gap) => [
      measureFacts(result, gap.metric).title,
      formatGrouping(gap.by),
      formatPoints(gap.value),
      range(gap),
      gap.expectedUnderNone === null ? "–" : formatPoints(gap.expectedUnderNone),
    ]),
    width - 2,
  );
  return [
    `Largest gaps in percentage points; the range holds the true gap (${wholePercent(result.plan.confidence)} a side)`,
    `  ${titles}`,
    ...lines.flatMap((line, i) => [`  ${line}`, `    ${clipped(`${side(gaps[i]!, "a")}, ${side(gaps[i]!, "b")}`, width - 4)}`]),
  ];
}

function side({ by, pair }: Gap, which: "a" | "b"): string {
  const { group, value } = pair[which];
  const name = formatGroup(by, group);
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
