import type { Predicate } from "../../cube/predicate.js";
import { numberText } from "../../table/table.js";
import type { ColumnSummary, ColumnValues, NumberRange, ValueCount } from "../engine.js";
import { rankOf } from "../rank.js";
import { notNumbers } from "../unknown-column.js";
import { listLiteral, numberLiteral } from "./literals.js";
import type { Relation, SqlColumn } from "./relation.js";
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
    values: commonest.map(([x, n]) => ({ text: textOf(x), rows: Number(n) })),
    distinct: Number(totals![1]),
    missing: Number(totals![2]),
  };
}

const textOf = (value: unknown): string => (typeof value === "number" ? numberText(value) : String(value));

/** `Engine.range` by one SELECT. */
export async function rangeOf(ask: Ask, relation: Relation, name: string, where: Predicate | undefined): Promise<NumberRange> {
  const { column, from } = selection(relation, [name], where);
  const [row] = await ask(`select ${facts(column(name))} ${from}`);
  return factsOf(row!, column(name));
}

/** Five aggregates: min, max, missing, distinct, whole. */
const facts = ({ sql, kind }: SqlColumn): string =>
  [
    ...(kind === "number" ? [`min(${sql})`, `max(${sql})`] : ["null", "null"]),
    `count(*) - count(${sql})`,
    `count(distinct ${sql})`,
    kind === "number" ? `coalesce(bool_and(isfinite(${sql}) and floor(${sql}) = ${sql}), true)` : "false",
  ].join(", ");

function factsOf([min, max, missing, distinct, whole]: readonly unknown[], { kind }: Pick<SqlColumn, "kind">): NumberRange {
  const numberOf = (value: unknown) => (kind === "number" && value !== null ? Number(value) + 0 : null);
  return { min: numberOf(min), max: numberOf(max), missing: Number(missing), distinct: Number(distinct), whole: whole === true };
}

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

/** `Engine.profile` by two SELECTs: the facts of all columns, then the values of those that have few. */
export async function profileOf(ask: Ask, relation: Relation, most: number): Promise<readonly ColumnSummary[]> {
  const { columns } = relation;
  if (columns.length === 0) return [];
  const every = selection(
    relation,
    columns.map(({ name }) => name),
  );
  const [row] = await ask(`select ${columns.map(({ name }) => facts(every.column(name))).join(", ")} ${every.from}`);
  const summaries = columns.map((column, i) => ({ ...column, ...factsOf(row!.slice(5 * i, 5 * i + 5), column) }));
  const few = summaries.filter(({ distinct }) => distinct > 0 && distinct <= most).map(({ name }) => name);
  const values = await valuesOfFew(ask, relation, few);
  return summaries.map((summary) => ({ ...summary, values: values.get(summary.name) ?? [] }));
}

async function valuesOfFew(ask: Ask, relation: Relation, names: readonly string[]): Promise<ReadonlyMap<string, readonly ValueCount[]>> {
  if (names.length === 0) return new Map();
  const { column, from } = selection(relation, names);
  const counted = names.map((name) => `histogram(${column(name).sql})`);
  const lists = names.map((_, i) => `map_keys(h${i}), map_values(h${i})`);
  const [row] = await ask(`select ${lists.join(", ")} from (select ${counted.map((sql, i) => `${sql} as h${i}`).join(", ")} ${from})`);
  return new Map(names.map((name, i) => [name, commonestFirst(row![2 * i] as unknown[], row![2 * i + 1] as unknown[])]));
}

function commonestFirst(values: readonly unknown[], counts: readonly unknown[]): readonly ValueCount[] {
  return values
    .map((value, i) => ({ value: value as number | string, rows: Number(counts[i]) }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
    .map(({ value, rows }) => ({ text: textOf(value), rows }));
}
