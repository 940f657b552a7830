import type { PartedColumn } from "../../explanations/slices/parts.js";
import type { SliceItem } from "../../explanations/slices/search.js";
import type { Column } from "../../table/table.js";
import type { Condition } from "../conditions/condition.js";

/** A column that is searched. */
export interface SearchedColumn extends PartedColumn {
  readonly name: string;
  readonly column: Column;
}

/** What a slice asks of its columns. */
export const sliceConditions = (items: readonly SliceItem[], columns: readonly SearchedColumn[]): readonly Condition[] =>
  items.map((item) => sliceCondition(item, columns[item.column]!));

function sliceCondition({ from, to }: SliceItem, { name, column, edges, missing }: SearchedColumn): Condition {
  const absent = from === missing;
  if (column.kind === "category")
    return { kind: "category", column: name, not: false, values: absent ? [] : [column.levels[from]!], missing: absent };
  return {
    kind: "number",
    column: name,
    above: absent || from === 0 ? null : edges[from - 1]!,
    atMost: absent || to >= edges.length ? null : edges[to]!,
    missing: absent,
    known: !absent,
  };
}
