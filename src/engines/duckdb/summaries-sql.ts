import type { Predicate } from "../../cube/predicate.js";
import { numberText } from "../../table/table.js";
import type { ColumnValues } from "../engine.js";
import { rankOf } from "../rank.js";
import { notNumbers } from "../unknown-column.js";
import { listLiteral, numberLiteral } from "./literals.js";
import type { Relation } from "./relation.js";
import { selection } from "./select.js";

/** Sends a SELECT and gives its rows as plain values. */
export type Ask = (sql: string) => Promise<readonly (readonly unknown[])[]>;

/** `Engine.values` by one SELECT: first the totals, then the commonest values. */
export async function valuesOf(
  ask: Ask,
  relation: Relation,
  { name, limit, where }: { name: string; limit: number; where: Predicate | undefined },
): Promise<ColumnValues> {
  const { column, from } = selection(relation, [name], where);
  const { sql, kind } = column(name);
  const [totals, ...commonest] = await ask(`with counted as materialized (select ${sql} as x, count(*) as n ${from} group by 1),
    commonest as (select x, n from counted where x is not null order by n desc, ${kind === "number" ? "x" : "text_order(x)"} limit ${limit})
    select null, count(x), coalesce(sum(n) filter (x is null), 0), 0 as place from counted
    union all select x, n, 0, row_number() over (order by n desc, ${kind === "number" ? "x" : "text_order(x)"}) from commonest order by place`);
  return {
    values: commonest.map(([x, n]) => ({ text: valueText(x), rows: Number(n) })),
    distinct: Number(totals![1]),
    missing: Number(totals![2]),
  };
}

/** A value that DuckDB answers, as text. */
export const valueText = (value: unknown): string => (typeof value === "number" ? numberText(value) : String(value));

/** `Engine.quantiles`: the number of present values, then those at the ranks. */
export async function quantilesOf(
  ask: Ask,
  relation: Relation,
  { name, shares, where }: { name: string; shares: readonly number[]; where: Predicate | undefined },
): Promise<readonly number[]> {
  const { column, from } = selection(relation, [name], where);
  const { sql, kind } = column(name);
  if (kind !== "number") throw notNumbers(name);
  const present = Number((await ask(`select count(${sql}) ${from}`))[0]![0]);
  if (present === 0 || shares.length === 0) return [];
  // A share amid two ranks leaves no rounding to the database.
  const amid = shares.map((share) => numberLiteral((rankOf(share, present) - 0.5) / present));
  const [row] = await ask(`select quantile_disc(${sql}, ${listLiteral(amid)}) ${from}`);
  return (row![0] as number[]).map((value) => value + 0);
}
