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
  const columns = await engine.profile(MOST_SHOWN);
  return columns.map(({ name, kind, missing, distinct, min, max, values }) => {
    return { name, kind, missing, distinct, min, max, top: values.map(({ text, rows }) => ({ value: text, rows })) };
  });
}

function roleOf(column: string, { columns }: AuditRequest): string | null {
  const { sensitive, strata, ...single } = columns;
  if (sensitive.includes(column)) return "sensitive";
  if (strata.includes(column)) return "strata";
  return Object.entries(single).find(([, name]) => name === column)?.[0] ?? null;
}
