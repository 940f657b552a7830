import type { Predicate } from "../../cube/predicate.js";
import type { ColumnSummary, ColumnValues, NumberRange } from "../engine.js";
import { rankOf } from "../rank.js";
import { notNumbers } from "../unknown-column.js";
import { codeCounts } from "./coded-column.js";
import { commonestCodes } from "./commonest-codes.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";

/** `Engine.values` over a table. */
export function valuesOf(rows: Held, column: string, limit: number, where?: Predicate): ColumnValues {
  const { text, size } = rows.coded(column);
  const counts = countsOf(rows, column, where);
  const values = commonestCodes(counts.subarray(0, size), limit).map((code) => ({ text: text(code), rows: counts[code]! }));
  return { values, distinct: occurring(counts.subarray(0, size)), missing: counts[size]! };
}

/** `Engine.range` over a table. */
export function rangeOf(rows: Held, column: string, where?: Predicate): NumberRange {
  const { numbers, size } = rows.coded(column);
  const counts = countsOf(rows, column, where);
  const known = { missing: counts[size]!, distinct: occurring(counts.subarray(0, size)) };
  if (numbers === null) return { min: null, max: null, ...known, whole: false };
  const occurs = (_: number, code: number): boolean => counts[code]! > 0;
  return {
    min: numbers.find(occurs) ?? null,
    max: numbers.findLast(occurs) ?? null,
    ...known,
    whole: numbers.every((value, code) => counts[code] === 0 || Number.isInteger(value)),
  };
}

/** `Engine.quantiles` over a table. */
export function quantilesOf(rows: Held, column: string, shares: readonly number[], where?: Predicate): readonly number[] {
  const { numbers, size } = rows.coded(column);
  if (numbers === null) throw notNumbers(column);
  const upTo = countsOf(rows, column, where).subarray(0, size);
  for (let code = 1; code < size; code++) upTo[code]! += upTo[code - 1]!;
  const present = upTo.at(-1) ?? 0;
  return present === 0 ? [] : shares.map((share) => numbers[upTo.findIndex((rows) => rows >= rankOf(share, present))]!);
}

/** `Engine.profile` over a table. */
export function profileOf(rows: Held, most: number): readonly ColumnSummary[] {
  return [...rows.table.columns].map(([name, { kind }]) => {
    const range = rangeOf(rows, name);
    return { name, kind, ...range, values: range.distinct <= most ? valuesOf(rows, name, most).values : [] };
  });
}

const countsOf = (rows: Held, column: string, where: Predicate | undefined): Float64Array =>
  codeCounts(rows.coded(column), where === undefined ? null : maskOf(rows, where));

const occurring = (counts: Float64Array): number => counts.reduce((sum, rows) => sum + (rows > 0 ? 1 : 0), 0);
