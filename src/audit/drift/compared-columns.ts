import { fault } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import type { Column, Table } from "../../table/table.js";
import { missingOf, type Values } from "./cells.js";
import type { DriftRole } from "./row.js";

/** Different texts above which a column is not looked at. */
const MOST_TEXTS = 1000;

/** A table and the rows of it that are looked at. */
export interface Looked {
  readonly table: Table;
  readonly rows: Int32Array;
  /** Of every row of the table; null = 1 each. */
  readonly weights: Float64Array | null;
  /** Rows with the same number are not independent; null = all rows are. */
  readonly clusters: ArrayLike<number> | null;
}

export interface ComparedColumn {
  readonly name: string;
  readonly role: DriftRole;
  readonly past: Column;
  readonly now: Column;
}

export interface ComparedColumns {
  readonly compared: readonly ComparedColumn[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
}

/** The columns of both tables that can be held against each other; the others with the reason. Throws EH101 for a wanted one that neither has. */
export function comparedColumns(past: Looked, now: Looked, request: AuditRequest, wanted: readonly string[] = []): ComparedColumns {
  const all = [...new Set([...now.table.columns.keys(), ...past.table.columns.keys()])];
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    const near = suggest(unknown, all);
    throw fault("EH101", `the column "${unknown}", which is to be compared with the past, is in neither file`, {
      help: [near === null ? `columns: ${all.slice(0, 12).join(", ")}` : `did you mean "${near}"?`],
    });
  }
  const compared: ComparedColumn[] = [];
  const leftOut: { column: string; reason: string }[] = [];
  for (const name of wanted.length > 0 ? all.filter((one) => wanted.includes(one)) : all) {
    const [before, after] = [past.table.columns.get(name), now.table.columns.get(name)];
    const role = roleOf(name, request);
    const reason = before === undefined ? "not_in_past" : after === undefined ? "not_in_data" : null;
    const why =
      reason ?? (role === null ? "names_or_weighs_rows" : unlike({ column: before!, rows: past.rows }, { column: after!, rows: now.rows }));
    if (why === null) compared.push({ name, role: role!, past: before!, now: after! });
    else leftOut.push({ column: name, reason: why });
  }
  return { compared, leftOut };
}

/** null = the column names or weighs rows, and says nothing about people. */
function roleOf(name: string, { columns, groups }: AuditRequest): DriftRole | null {
  if (name === columns.label) return "label";
  if (name === columns.prediction) return "decision";
  if (name === columns.score) return "score";
  if ([...columns.sensitive, ...groups.intersections.flat()].includes(name)) return "protected";
  return [columns.id, columns.weight, columns.cluster, columns.query, columns.count].includes(name) ? null : "feature";
}

/** Why two columns of one name cannot be compared; null = they can. */
function unlike(past: Values, now: Values): string | null {
  const present = [past, now].map((values) => values.rows.length - missingOf(values));
  if (present.includes(0)) return "no_values";
  if (past.column.kind !== now.column.kind) return "other_kind";
  const texts = [past, now].map(({ column, rows }) => (column.kind === "number" ? 0 : new Set(rows.map((row) => column.codes[row]!)).size));
  if (texts.some((distinct) => distinct > MOST_TEXTS)) return "too_many_texts";
  return texts.some((distinct, i) => distinct > Math.max(2, present[i]! / 2)) ? "nearly_all_differ" : null;
}
