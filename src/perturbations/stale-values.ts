import { type Column, codesFor } from "../table/table.js";
import type { Perturbation } from "./perturbation.js";

/**
 * A value carried over from the record before, as when a cache or a form keeps what it held: with probability a.
 *
 * Unit of a: share of the rows. "Before" is in an order that hangs on what rows hold, not on how the file is sorted; the first record
 * has none before it and takes that of the last. Example: records a, b, c with incomes 1, 2, 3: a struck b gets 1.
 */
export const staleValues = {
  id: "stale_values",
  title: "Values of the record before",
  formula: "with probability a the value of the record before",
  suits: "columns",
  strikes: ["together"],
  unit: "share",
  ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
  drawn: true,
  aliases: ["stale"],
  source: "last observation carried over: Breck et al. (2017), The ML test score, IEEE Big Data, §V",
  disturb: ({ table, columns, amount, draws, order }) => {
    const before = new Int32Array(table.rows);
    const ordered = order();
    ordered.forEach((row, i) => {
      before[row] = ordered[i === 0 ? ordered.length - 1 : i - 1]!;
    });
    return {
      columns: new Map(
        columns.map((name) => {
          const draw = draws(name);
          return [name, carried(table.columns.get(name)!, (row) => (draw(row) < amount ? before[row]! : row))];
        }),
      ),
    };
  },
} as const satisfies Perturbation;

/** The column with each row's value taken from the row that `from` says. */
export function carried(column: Column, from: (row: number) => number): Column {
  if (column.kind === "number") return { kind: "number", values: column.values.map((_, row) => column.values[from(row)]!) };
  const codes = codesFor(column.codes.length, column.levels.length);
  for (let row = 0; row < codes.length; row++) codes[row] = column.codes[from(row)]!;
  return { kind: "category", codes, levels: column.levels };
}
