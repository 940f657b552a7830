import type { FeatureImportance, SubgroupImportance } from "../audit/importance/row.js";
import type { Result } from "../audit/result.js";
import { type Block, cell, heading, type TableBlock, text } from "./block.js";
import { formatConditions } from "./format-condition.js";
import { countOf, formatCount } from "./format-count.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { measureWords, rankedFeatures } from "./importance-rows.js";
import { lowerTitle } from "./lower-title.js";

/** Features whose subgroups are shown, and subgroups of each; the results have more. */
const MOST_FEATURES = 3;
const MOST_ROWS = 5;

/** Where features are worth most beyond the other columns: rows that are alike in those, of the leading measure. */
export function importanceSubgroups(result: Result): readonly Block[] {
  const { importance } = result;
  if (importance === null) return [];
  const split = rankedFeatures(importance).filter(({ conditional }) => conditional !== null && conditional.subgroups.length > 1);
  if (split.length === 0) return [];
  const { title } = measureWords(result, importance);
  const rest = split.length - MOST_FEATURES;
  return [
    heading("Where a feature matters beyond the others"),
    text(
      `Values were exchanged only between rows that are alike in the other columns. In each such subgroup a feature has its own contribution to ${lowerTitle(title)}. Where that is a mean over rows, the whole is the mean of all subgroups, each by its share of the rows.${rest > 0 ? ` Shown for the first ${MOST_FEATURES} features; ${countOf(rest, "more is", "more are")} in results.json.` : ""}`,
    ),
    ...split.slice(0, MOST_FEATURES).map((one) => tableOf(result, one)),
  ];
}

function tableOf(result: Result, { feature, conditional }: FeatureImportance): TableBlock {
  const { print } = measureWords(result, result.importance!);
  const { subgroups, moreSubgroups } = conditional!;
  const left = subgroups.length - Math.min(MOST_ROWS, subgroups.length) + moreSubgroups;
  const cells = ({ conditions, rows, value, lower, upper }: SubgroupImportance) => [
    cell(formatConditions(conditions)),
    cell(formatCount(rows)),
    value === null ? cell("–", "no value here") : cell(print(value), `${print(lower!)} to ${print(upper!)}`),
  ];
  return {
    kind: "table",
    caption: `${formatName(feature)}: what it adds, by subgroup, ${formatLevel(result.plan.confidence)} ranges`,
    columns: [
      { title: "Rows with", align: "text" },
      { title: "Rows", align: "number" },
      { title: "Worse by", align: "number" },
    ],
    rows: subgroups.slice(0, MOST_ROWS).map(cells),
    note:
      left === 0
        ? null
        : `The ${MOST_ROWS} where it is worth most; ${countOf(left, "more subgroup")}${moreSubgroups === 0 ? " in results.json" : `, of which ${formatCount(left - moreSubgroups)} in results.json`}.`,
  };
}
