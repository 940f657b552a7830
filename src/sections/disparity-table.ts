import type { Result } from "../audit/result.js";
import type { DisparityRow, Rate } from "../disparities/row.js";
import { type Cell, cell, type TableBlock } from "./block.js";
import {
  decimalsOf,
  disparityDetails,
  disparityScale,
  disparityTitle,
  formatBounds,
  formatDisparity,
  isPicked,
} from "./disparity-facts.js";
import { formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatProbability } from "./format-probability.js";
import { formatValue } from "./format-value.js";
import { type MeasureFacts, measureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";

/** Disparities as rows: what, between whom, how much, and the range that the data allow. */
export function disparityTable(result: Result, rows: readonly DisparityRow[], caption: string): TableBlock {
  const isPerGroup = rows[0]?.group !== undefined;
  const hasExpected = rows.some(({ expectedUnderNone }) => expectedUnderNone !== null);
  const isPoints = rows.length > 0 && rows.every((row) => disparityScale(result, row) === "points");
  const isLargest = !isPerGroup && rows.length > 0 && rows.every((row) => ["points", "ratio"].includes(disparityScale(result, row)));
  const decimals = rows.length === 0 ? 0 : decimalsOf(rows, disparityScale(result, rows[0]!));
  const level = formatLevel(result.plan.confidence);
  const columns = [
    "Measure",
    ...(isPerGroup ? ["Group", "Compared with"] : ["Highest group", "Lowest group"]),
    isPoints ? "Gap (percentage points)" : "Value",
    `Range${isPerGroup ? " of this comparison" : isLargest ? " of the largest gap" : ""} (${level} each side)`,
    ...(hasExpected ? ["By chance alone"] : []),
  ];
  return {
    kind: "table",
    caption,
    columns: columns.map((title, i) => ({ title, align: i < 3 ? "text" : "number" })),
    rows: rows.map((row) => [
      measureCell(result, row),
      ...rateCells(row, measureFacts(result, row.metric)),
      ...valueCells(result, row, decimals),
      ...(hasExpected
        ? [cell(row.expectedUnderNone === null ? "–" : formatDisparity(row.expectedUnderNone, disparityScale(result, row)), ...pValue(row))]
        : []),
    ]),
    note: noteOf(rows),
  };
}

function noteOf(rows: readonly DisparityRow[]): string | null {
  const notes = [
    ...(rows.some(({ complete }) => !complete)
      ? ["* Some groups could not be compared; they are listed under “What could not be judged”."]
      : []),
    ...(rows.some((row) => isPicked(row) && row.value !== null)
      ? ["“Here” names the measure that is furthest apart. It was picked for that, and the range allows for it."]
      : []),
  ];
  return notes.length === 0 ? null : notes.join(" ");
}

/** How often shuffled groups are as far apart. */
const pValue = ({ pValue: p }: DisparityRow): readonly string[] => (p === undefined ? [] : [`p ${formatProbability(p)}`]);

function measureCell(result: Result, row: DisparityRow): Cell {
  return cell(row.complete ? disparityTitle(result, row) : `${disparityTitle(result, row)}\u00a0*`, ...disparityDetails(result, row));
}

function rateCells(row: DisparityRow, facts: MeasureFacts): readonly Cell[] {
  const rate = ({ group, value, n }: Rate): Cell =>
    cell(
      formatGroup(Object.keys(group).length === 0 ? [] : row.by, group),
      `${value === null ? "–" : formatValue(value, facts)} of ${formatCount(n)}`,
    );
  if (row.pair) {
    const { a, b } = row.pair;
    // A ratio sets the lower group over the higher one, and the columns say which is which.
    const isTurned = row.group === undefined && a.value !== null && b.value !== null && a.value < b.value;
    return isTurned ? [rate(b), rate(a)] : [rate(a), rate(b)];
  }
  return [cell(row.group ? formatGroup(row.by, row.group) : "–"), cell("–")];
}

function valueCells(result: Result, row: DisparityRow, decimals: number): readonly Cell[] {
  if (row.value === null) return [cell("–", reasonWords(row.reason)), cell("–")];
  const scale = disparityScale(result, row);
  return [cell(formatDisparity(row.value, scale, decimals)), cell(formatBounds(row, scale, decimals))];
}
