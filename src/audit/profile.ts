import type { Engine } from "../engines/engine.js";
import type { AuditRequest } from "../policy/request.js";
import type { ColumnProfile } from "./result.js";

/** A column as it was read, before anybody said what it is. */
export type ColumnFacts = Omit<ColumnProfile, "role">;

/** Values shown of a column. */
const MOST_SHOWN = 12;

/** Every column as it was read, in the order of the data, with the role that the request gives it. */
export async function profile(engine: Engine, request: AuditRequest): Promise<readonly ColumnProfile[]> {
  const facts = await profileColumns(engine);
  return facts.map((column) => ({ ...column, role: roleOf(column.name, request) }));
}

/** Every column as it was read, without roles. */
export async function profileColumns(engine: Engine): Promise<readonly ColumnFacts[]> {
  const columns: ColumnFacts[] = [];
  for (const { name, kind } of engine.columns) {
    const { values, distinct, missing } = await engine.values(name, MOST_SHOWN);
    const range = kind === "number" ? await engine.range(name) : null;
    const top = distinct <= MOST_SHOWN ? values.map(({ text, rows }) => ({ value: text, rows })) : [];
    columns.push({ name, kind, missing, distinct, min: range?.min ?? null, max: range?.max ?? null, top });
  }
  return columns;
}

function roleOf(column: string, { columns }: AuditRequest): string | null {
  const { sensitive, strata, ...single } = columns;
  if (sensitive.includes(column)) return "sensitive";
  if (strata.includes(column)) return "strata";
  return Object.entries(single).find(([, name]) => name === column)?.[0] ?? null;
}
