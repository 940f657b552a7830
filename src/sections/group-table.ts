import type { GroupRow, Result } from "../audit/result.js";
import { cell, type TableBlock } from "./block.js";
import { evenDecimals } from "./even-decimals.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatLimits, formatValue, type Printed, valueCell } from "./format-value.js";
import { everybody, groupsBy } from "./groupings.js";
import { type MeasureFacts, measureFacts } from "./measure-facts.js";

/** Said once in each section that has such tables. */
export const BELOW_NUMBERS =
  "Below each number stand the range that the data allow for it and n, the rows that it is taken over; “Words used” says what each measure means.";

/** A table of some metrics for every group of one way of splitting, with everybody in the last row. */
export function groupTable(
  result: Result,
  by: readonly string[],
  { caption, measures }: { readonly caption: string; readonly measures: readonly string[] },
): TableBlock {
  const all = everybody(result);
  const rows = [...groupsBy(result, by), ...(all ? [all] : [])];
  const facts = measures.map((id) => withDecimals(measureFacts(result, id), rows));
  const row = (group: GroupRow) => [
    cell(formatGroup(group.by, group.group)),
    cell(formatCount(group.n), ...(group.weight === group.n ? [] : [`weight ${formatCount(group.weight)}`])),
    ...facts.map((fact) => valueCell(group.metrics[fact.id], fact)),
  ];
  return {
    kind: "table",
    caption,
    columns: [
      { title: formatGrouping(by), align: "text" },
      { title: "Rows", align: "number" },
      ...facts.map(({ title }) => ({ title, align: "number" as const })),
    ],
    rows: rows.map(row),
    note: null,
  };
}

/** As many decimals for all of the column, limits too. */
function withDecimals(facts: MeasureFacts, rows: readonly GroupRow[]): MeasureFacts & Printed {
  const printed = rows.flatMap(({ metrics }) => {
    const found = metrics[facts.id];
    return found === undefined || found.value === null ? [] : [formatValue(found.value, facts), formatLimits(found, facts) ?? ""];
  });
  return { ...facts, decimals: evenDecimals(printed) };
}

/** The metrics among these that have a value in at least one group. */
export function measuresWithValue(result: Result, by: readonly string[], ids: readonly string[]): readonly string[] {
  const groups = groupsBy(result, by);
  return ids.filter((id) => groups.some(({ metrics }) => (metrics[id]?.value ?? null) !== null));
}
