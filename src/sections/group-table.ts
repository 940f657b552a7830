import type { GroupRow, Result } from "../audit/result.js";
import { cell, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { valueCell } from "./format-value.js";
import { everybody, groupsBy } from "./groupings.js";
import { measureFacts } from "./measure-facts.js";

/** A table of some metrics for every group of one way of splitting, with everybody in the last row. */
export function groupTable(
  result: Result,
  by: readonly string[],
  { caption, measures }: { readonly caption: string; readonly measures: readonly string[] },
): TableBlock {
  const all = everybody(result);
  const facts = measures.map((id) => measureFacts(result, id));
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
    rows: [...groupsBy(result, by).map(row), ...(all ? [row(all)] : [])],
    note: null,
  };
}

/** The metrics among these that have a value in at least one group. */
export function measuresWithValue(result: Result, by: readonly string[], ids: readonly string[]): readonly string[] {
  const groups = groupsBy(result, by);
  return ids.filter((id) => groups.some(({ metrics }) => (metrics[id]?.value ?? null) !== null));
}
