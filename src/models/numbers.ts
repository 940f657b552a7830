import type { Answer } from "./asking/asker.js";

/**
 * An answer as one array a class: a number a row, or a list a row with a number for each class.
 *
 * What is no number becomes NaN, for which no answer is taken; true and false are 1 and 0. Throws TypeError, with the reason, when it is
 * no list of such.
 *
 * Example: `numbersOf([[0.9, 0.1], [0.2, 0.8]])` is two arrays, 0.9 and 0.2, and 0.1 and 0.8.
 */
export function numbersOf(value: unknown): Answer {
  if (!Array.isArray(value)) throw new TypeError("the answer holds no list of numbers");
  const first: unknown = value[0];
  if (!Array.isArray(first)) return [Float64Array.from(value, numberOf)];
  if (value.some((row) => !Array.isArray(row) || row.length !== first.length))
    throw new TypeError("the answer holds lists of different lengths");
  return first.map((_, k) => Float64Array.from(value as readonly unknown[][], (row) => numberOf(row[k])));
}

const numberOf = (value: unknown): number =>
  typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : typeof value === "bigint" ? Number(value) : Number.NaN;
