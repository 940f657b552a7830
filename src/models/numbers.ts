import type { Answer } from "./asking/answer.js";

/**
 * An answer as one array a class: a number a row, or a list a row with a number for each class.
 *
 * What is no number becomes NaN, for which no answer is taken; true and false are 1 and 0. Of texts, the one called `positive` is 1 and
 * every other 0. A row that is a list of one number is a list; so is an object of numbers by name, in the order of the first row's names.
 * Throws TypeError, with the reason, when it is no list of such, and for rows with other names.
 *
 * Example: `numbersOf([[0.9, 0.1], [0.2, 0.8]])` is two arrays, 0.9 and 0.2, and 0.1 and 0.8.
 */
export function numbersOf(value: unknown, positive: string | null = null): Answer {
  if (!Array.isArray(value)) throw new TypeError("the answer holds no list of numbers");
  const rows = listsByName(value);
  const first = rows[0];
  if (!Array.isArray(first)) return [Float64Array.from(rows, (one) => numberOf(one, positive))];
  if (rows.some((row) => !Array.isArray(row) || row.length !== first.length))
    throw new TypeError("the answer holds lists of different lengths");
  return first.map((_, k) => Float64Array.from(rows as readonly unknown[][], (row) => numberOf(row[k], positive)));
}

/** Rows with objects made lists; a server may write the names of each row in another order. */
function listsByName(rows: readonly unknown[]): readonly unknown[] {
  const [first] = rows;
  if (!isRecord(first)) return rows;
  const names = Object.keys(first);
  return rows.map((row) => {
    if (!isRecord(row) || Object.keys(row).length !== names.length || names.some((name) => !Object.hasOwn(row, name)))
      throw new TypeError("the answer holds rows with different names");
    return names.map((name) => row[name]);
  });
}

const isRecord = (row: unknown): row is Readonly<Record<string, unknown>> => typeof row === "object" && row !== null && !Array.isArray(row);

function numberOf(value: unknown, positive: string | null): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return Number.NaN;
  if (positive !== null) return Number(value === positive);
  throw new TypeError(
    `the answer holds the text ${JSON.stringify(value.slice(0, 40))} where a number belongs; the setting positive names the text that is 1`,
  );
}
