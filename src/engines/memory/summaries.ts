import type { Predicate } from "../../cube/predicate.js";
import type { ColumnSummary, ColumnValues, NumberRange, ValueCount } from "../engine.js";
import { rankOf } from "../rank.js";
import { distinctNumbers, sortedPresent } from "./coded-numbers.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";

/** `Engine.values` over a table. */
export function valuesOf(rows: Held, column: string, limit: number, where?: Predicate): ColumnValues {
  const { codes, levels } = rows.texts(column);
  const counts = new Float64Array(levels.length + 1);
  const mask = where === undefined ? null : maskOf(rows, where);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += mask === null ? 1 : mask[i]!;
  const present = levels.map((_, code) => code).filter((code) => counts[code]! > 0);
  const values: ValueCount[] = present
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, limit)
    .map((code) => ({ text: levels[code]!, rows: counts[code]! }));
  return { values, distinct: present.length, missing: counts[levels.length]! };
}

/** `Engine.range` over a table. */
export function rangeOf(rows: Held, column: string, where?: Predicate): NumberRange {
  if (rows.table.columns.get(column)?.kind !== "number") {
    const { distinct, missing } = valuesOf(rows, column, 0, where);
    return { min: null, max: null, missing, distinct, whole: false };
  }
  const values = kept(rows, column, where);
  const numbers = distinctNumbers(values);
  return {
    min: numbers[0] ?? null,
    max: numbers.at(-1) ?? null,
    missing: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
    distinct: numbers.length,
    whole: numbers.every(Number.isInteger),
  };
}

/** `Engine.quantiles` over a table. */
export function quantilesOf(rows: Held, column: string, shares: readonly number[], where?: Predicate): readonly number[] {
  const sorted = sortedPresent(kept(rows, column, where));
  return sorted.length === 0 ? [] : shares.map((share) => sorted[rankOf(share, sorted.length) - 1]! + 0);
}

/** `Engine.profile` over a table. */
export function profileOf(rows: Held, most: number): readonly ColumnSummary[] {
  return [...rows.table.columns].map(([name, { kind }]) => {
    const range = rangeOf(rows, name);
    return { name, kind, ...range, values: range.distinct <= most ? valuesOf(rows, name, most).values : [] };
  });
}

/** The values of the rows that satisfy the filter. */
function kept(rows: Held, column: string, where?: Predicate): Float64Array {
  const values = rows.numbers(column);
  if (where === undefined) return values;
  const mask = maskOf(rows, where);
  return values.filter((_, i) => mask[i] === 1);
}
