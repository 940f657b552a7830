import type { Comparison, Predicate } from "../../cube/predicate.js";
import { numeral, trimmed } from "../../table/numerals.js";
import type { Held } from "./held.js";

/** 1 for each row that satisfies the predicate, else 0. */
export function maskOf(rows: Held, predicate: Predicate): Uint8Array {
  switch (predicate.kind) {
    case "compare":
      return compared(rows, predicate.column, predicate.operator, predicate.value);
    case "in":
      return any(
        rows,
        predicate.values.map((value) => compared(rows, predicate.column, "=", value)),
      );
    case "missing":
      return missing(rows, predicate.column);
    case "or":
      return any(
        rows,
        predicate.terms.map((term) => maskOf(rows, term)),
      );
    case "and":
      return inverted(
        any(
          rows,
          predicate.terms.map((term) => inverted(maskOf(rows, term))),
        ),
      );
    case "not":
      return inverted(maskOf(rows, predicate.term));
  }
}

function compared(rows: Held, column: string, operator: Comparison, value: number | string): Uint8Array {
  if (rows.table.columns.get(column)?.kind === "number") {
    const number = typeof value === "number" ? value : (numeral(trimmed(value)) ?? Number.NaN);
    return overNumbers(rows.numbers(column), operator, number);
  }
  const { codes, levels } = rows.texts(column);
  const holds = levels.map((text) =>
    typeof value === "string" ? holdsOf(text, operator, value) : holdsOf(numeral(text) ?? Number.NaN, operator, value),
  );
  return overCodes(codes, [...holds, false]);
}

function overNumbers(values: Float64Array, operator: Comparison, value: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const at = values[i]!;
    mask[i] = !Number.isNaN(at) && holdsOf(at, operator, value) ? 1 : 0;
  }
  return mask;
}

function overCodes(codes: ArrayLike<number>, holds: readonly boolean[]): Uint8Array {
  const bits = Uint8Array.from(holds, Number);
  const mask = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) mask[i] = bits[codes[i]!]!;
  return mask;
}

/** NaN stands for a text that is no number: it differs from every number and is neither above nor below one. */
function holdsOf<T extends number | string>(a: T, operator: Comparison, b: T): boolean {
  switch (operator) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

function missing(rows: Held, column: string): Uint8Array {
  if (rows.table.columns.get(column)?.kind === "number")
    return Uint8Array.from(rows.numbers(column), (value) => (Number.isNaN(value) ? 1 : 0));
  const { codes, levels } = rows.texts(column);
  return overCodes(codes, [...levels.map(() => false), true]);
}

function any(rows: Held, masks: readonly Uint8Array[]): Uint8Array {
  const union = new Uint8Array(rows.table.rows);
  for (const mask of masks) for (let i = 0; i < union.length; i++) union[i]! |= mask[i]!;
  return union;
}

const inverted = (mask: Uint8Array): Uint8Array => mask.map((bit) => 1 - bit);
