import type { Predicate } from "../../cube/predicate.js";
import type { ColumnSummary, NumberRange, ValueCount } from "../engine.js";
import type { Relation } from "./relation.js";
import { selection } from "./select.js";
import { type Ask, valueText } from "./summaries-sql.js";

/** Columns counted in one pass; each has a hash table of its own. */
const AT_ONCE = 32;

interface FactsQuery {
  readonly names: readonly string[];
  /** Values are listed where at most this many differ. */
  readonly most: number;
  readonly where: Predicate | undefined;
}

/** `Engine.profile`: the facts and few values of every column, 32 of them in a pass. */
export async function profileOf(ask: Ask, relation: Relation, most: number): Promise<readonly ColumnSummary[]> {
  const names = relation.columns.map(({ name }) => name);
  const summaries: ColumnSummary[] = [];
  for (let i = 0; i < names.length; i += AT_ONCE)
    summaries.push(...(await factsOf(ask, relation, { names: names.slice(i, i + AT_ONCE), most, where: undefined })));
  return summaries;
}

/** `Engine.range`. */
export async function rangeOf(ask: Ask, relation: Relation, name: string, where: Predicate | undefined): Promise<NumberRange> {
  const [summary] = await factsOf(ask, relation, { names: [name], most: 0, where });
  const { min, max, missing, distinct, whole } = summary!;
  return { min, max, missing, distinct, whole };
}

/** One SELECT: first a row of facts for each column that has rows, then a row for each listed value. */
async function factsOf(ask: Ask, relation: Relation, { names, most, where }: FactsQuery): Promise<readonly ColumnSummary[]> {
  const { column, from } = selection(relation, names, where);
  const columns = names.map((name) => ({ name, ...column(name) }));
  const ofKind = (wanted: "number" | "category"): string => {
    const held = columns.filter(({ kind }) => kind === wanted).map(({ sql }) => sql);
    return held.length === 0 ? "null" : `coalesce(${held.join(", ")})`;
  };
  const place = columns.map(({ sql }, i) => `when grouping(${sql}) = 0 then ${i}`);
  const rows = await ask(`with counted as materialized (
      select ${ofKind("number")}::double as x, ${ofKind("category")}::varchar as t, count(*) as n, case ${place.join(" ")} end as place
      ${from} group by grouping sets (${columns.map(({ sql }) => `(${sql})`).join(", ")})),
    facts as materialized (
      select place, min(x) as lowest, max(x) as highest, count(x) + count(t) as present,
        coalesce(sum(n) filter (x is null and t is null), 0) as missing,
        coalesce(bool_and(isfinite(x) and floor(x) = x), true) as whole
      from counted group by place)
    select 'facts', place, lowest, highest, present, missing, whole, null from facts
    union all
    select 'value', place, x, null, n, 0, false, t from counted join facts using (place)
      where present <= ${most} and (x is not null or t is not null)`);
  return columns.map(({ name, kind }, i) => {
    const own = rows.filter((row) => row[1] === i);
    const [, , lowest, highest, distinct, missing, whole] = own.find(([what]) => what === "facts") ?? [null, i, null, null, 0, 0, true];
    const values = own
      .filter(([what]) => what === "value")
      .map((row) => ({ value: kind === "number" ? row[2] : row[7], rows: Number(row[4]) }));
    return {
      name,
      kind,
      min: numberOf(lowest),
      max: numberOf(highest),
      distinct: Number(distinct),
      missing: Number(missing),
      whole: kind === "number" && whole === true,
      values: commonestFirst(values as Counted[]),
    };
  });
}

/** -0 is 0. */
const numberOf = (value: unknown): number | null => (value === null ? null : Number(value) + 0);

interface Counted {
  readonly value: number | string;
  readonly rows: number;
}

const commonestFirst = (values: readonly Counted[]): readonly ValueCount[] =>
  [...values].sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1)).map(({ value, rows }) => ({ text: valueText(value), rows }));
