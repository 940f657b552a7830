import type { Result } from "../../audit/result.js";
import { formatGap, unitOfGaps } from "../../sections/format-gap.js";
import { formatGroup, formatGrouping } from "../../sections/format-group.js";
import { formatLevel } from "../../sections/format-level.js";
import { formatValue } from "../../sections/format-value.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { type Gap, isSure, rankedGaps } from "../../sections/ranked-gaps.js";
import { textTable } from "./columns.js";
import { clipped, wrapped } from "./display-width.js";

const mostSingle = 4;
const mostCombined = 2;

/** The gaps that are surest, of single attributes first: by how much, in what range, what chance alone would show, and who is apart. */
export function largestGaps(result: Result, width: number): readonly string[] {
  const ranked = rankedGaps(result);
  const gaps = [
    ...ranked.filter(({ by }) => by.length === 1).slice(0, mostSingle),
    ...ranked.filter(({ by }) => by.length > 1).slice(0, mostCombined),
  ];
  if (gaps.length === 0)
    return result.plan.task === "binary" && result.plan.prediction === null
      ? ["No decision is named, so no gap in decisions could be computed: --prediction COLUMN"]
      : ["No two groups could be compared: each is too small, or there is only one."];
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
      formatGap(result, gap),
      range(result, gap),
      formatGap(result, gap, gap.expectedUnderNone),
    ]),
    width - 2,
  );
  return [
    ...wrapped(
      `Largest gaps ${unitOfGaps(result, gaps)}; the range holds the true gap (${formatLevel(result.plan.confidence)} a side)`,
      width,
    ),
    `  ${titles}`,
    ...lines.flatMap((line, i) => [
      `  ${line}`,
      `    ${clipped(`${side(result, gaps[i]!, "a")}, ${side(result, gaps[i]!, "b")}`, width - 4)}`,
    ]),
  ];
}

function side(result: Result, { by, metric, pair }: Gap, which: "a" | "b"): string {
  const { group, value } = pair[which];
  const name = formatGroup(by, group);
  return value === null ? name : `${name} ${formatValue(value, measureFacts(result, metric))}`;
}

function range(result: Result, gap: Gap): string {
  const { bounds } = gap;
  const printed = (bound: number): string => formatGap(result, gap, bound);
  if (bounds === null) return "no bounds";
  if (!isSure(gap)) return bounds.upper === null ? "no bounds" : `at most ${printed(bounds.upper)}`;
  return bounds.upper === null ? `at least ${printed(bounds.lower!)}` : `${printed(bounds.lower!)} to ${printed(bounds.upper)}`;
}
