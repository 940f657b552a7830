import type { ConditionalRow, Result } from "../audit/result.js";
import { type Block, type Cell, cell, type TableBlock, text } from "./block.js";
import { countOf } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatProbability } from "./format-probability.js";
import { formatRatio } from "./format-ratio.js";
import { sameBy } from "./groupings.js";
import { isKeyMeasure } from "./key-measures.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";

/** What remains of the gaps of an attribute when like is compared with like: what turned round, in words, and the pooled numbers. */
export function pooledStrata(result: Result, by: readonly string[]): readonly Block[] {
  const rows = result.conditional.filter((row) => sameBy(row.by, by) && isShown(result, row.metric));
  if (rows.length === 0) return [];
  return [...rows.flatMap((row) => reversalText(result, row)), table(result, by, rows)];
}

/** Decisions and errors; base rates where there is nothing else. */
const isShown = ({ plan }: Result, metric: string): boolean =>
  isKeyMeasure(metric, plan.task) || (plan.prediction === null && metric === "base_rate");

/** "Over all rows … Within the same department it is the other way round …" */
export function reversalText(
  result: Result,
  { by, metric, group, reference, reversal, riskDifference, homogeneity, strata }: ConditionalRow,
) {
  if (reversal === null) return [];
  const columns = pluralList(strata.columns.map((name) => formatName(name)));
  const title = lowerTitle(measureFacts(result, metric).title);
  const [own, other] = [formatGroup(by, group), formatGroup(by, reference)];
  const apart = (gap: number): string => `${formatPoints(Math.abs(gap))} percentage points ${gap < 0 ? "below" : "above"}`;
  const range =
    riskDifference.lower === null || riskDifference.upper === null
      ? ""
      : ` (${formatPoints(riskDifference.lower)} to ${formatPoints(riskDifference.upper)})`;
  const doubt = reversal.sure === "aggregate" ? ", which may be chance" : "";
  const differs =
    homogeneity !== null && homogeneity.p < 0.05
      ? " The gap is not the same in every stratum, so the pooled number hides differences; see the table below it."
      : "";
  return [
    text(
      `The gap reverses. Over all rows the ${title} of ${own} is ${apart(reversal.aggregate)} that of ${other}. Among rows with the same ${columns} it is ${apart(reversal.withinStrata)}${range}${doubt}: ${own} and ${other} are spread differently over ${columns}. Neither number is wrong; which one counts depends on whether ${columns} is a legitimate reason.${differs}`,
    ),
  ];
}

function table(result: Result, by: readonly string[], rows: readonly ConditionalRow[]): TableBlock {
  return {
    kind: "table",
    caption: `Gaps by ${pluralList(by.map((name) => formatName(name)))} over all rows and within strata (percentage points)`,
    columns: [
      { title: "Measure", align: "text" },
      { title: "Group against", align: "text" },
      { title: "Over all rows", align: "number" },
      { title: "Within strata", align: "number" },
      { title: "Same spread for both", align: "number" },
      { title: "Odds ratio", align: "number" },
      { title: "p, any gap", align: "number" },
      { title: "p, not the same in all", align: "number" },
    ],
    rows: rows.map((row) => [
      cell(measureFacts(result, row.metric).title),
      cell(`${formatGroup(by, row.group)} against ${formatGroup(by, row.reference)}`, ...leftOut(row)),
      points(row.aggregate.difference),
      points(row.riskDifference),
      points(row.standardised[0] ?? { value: null, lower: null, upper: null, reason: row.reason }),
      ratio(row.oddsRatio),
      cell(row.independence === null ? "–" : formatProbability(row.independence.p)),
      cell(row.homogeneity === null ? "–" : formatProbability(row.homogeneity.p)),
    ]),
    note: "Within strata: Mantel–Haenszel. Same spread for both: both groups are given everybody's spread over the strata. p of any gap: Cochran–Mantel–Haenszel without correction; p of not the same in all strata: Breslow–Day with Tarone's correction.",
  };
}

function leftOut({ strata }: ConditionalRow): readonly string[] {
  const used = countOf(strata.used, "stratum", "strata");
  return [strata.leftOut.length === 0 ? used : `${used}, ${strata.leftOut.length} left out`];
}

interface Limited {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | null;
}

const printed = ({ value, lower, upper, reason }: Limited, format: (x: number) => string): Cell => {
  if (value === null) return cell("–", reasonWords(reason));
  return cell(format(value), ...(lower === null || upper === null ? [] : [`${format(lower)} to ${format(upper)}`]));
};

const points = (one: Limited): Cell => printed(one, formatPoints);
const ratio = (one: Limited): Cell => printed(one, formatRatio);
