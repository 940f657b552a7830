import { codedAxis } from "../../engines/memory/coded-axis.js";
import { type Held, held } from "../../engines/memory/held.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import { keptRows, rowsByGroup } from "../rows-by-group.js";

/** What importance has to know of each row beside the model's features. */
export interface RowFacts {
  /** Rows that the request keeps. */
  readonly kept: Int32Array;
  /** 1 positive, 0 negative, NaN none; of amounts the amount. null when there is no label. */
  readonly label: Float64Array | null;
  readonly weights: Float64Array | null;
  /** By attribute, the rows of each group, missing ones left out. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Int32Array>>;
}

export function rowFacts(table: Table, bound: Bound, request: AuditRequest): RowFacts {
  const rows = held(table);
  const kept = keptRows(rows, table.rows, bound);
  const { weight } = request.columns;
  const weights = weight === null ? null : table.columns.get(weight);
  return {
    kept,
    label: labelOf(rows, bound, table),
    weights: weights?.kind === "number" ? weights.values : null,
    groups: new Map(bound.attributes.map((attribute) => [attribute.name, rowsByGroup(rows, attribute, kept)])),
  };
}

function labelOf(rows: Held, { label, task }: Bound, table: Table): Float64Array | null {
  if (label === null) return null;
  if (task.task === "regression") {
    const column = table.columns.get(label.facts.column)!;
    return column.kind === "number" ? column.values : null;
  }
  const { codes, coordinates } = codedAxis(rows, label.axis);
  const values = coordinates.map((one) => (one === 1 ? 1 : one === 0 ? 0 : Number.NaN));
  return Float64Array.from(codes, (code) => values[code] ?? Number.NaN);
}
