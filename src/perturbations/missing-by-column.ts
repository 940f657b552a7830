import type { Column } from "../table/table.js";
import { blanked } from "./blanked.js";
import type { ColumnShape } from "./column-shape.js";
import type { Perturbation } from "./perturbation.js";

/**
 * Values missing by what another column holds, as where older people, or a small group, leave a question out more often.
 *
 * The value is gone with probability 2a · F, where F is the share of rows up to the other column's value: none are gone where that is
 * smallest, and 2a of them where it is largest. Of texts the most common one comes first and the rarest last, each at the middle of its
 * rows; a missing one is in the middle of all. So a share a is gone altogether. Unit of a: share of the values, at most one half.
 * Example: a 0.1 by a group of 20 % beside one of 80 %: 0.18 of the small one's are gone, and 0.08 of the large one's.
 */
export const missingByColumn = {
  id: "missing_by_column",
  title: "Values missing by another column",
  formula: "missing with probability 2a · F(z)",
  suits: "driven",
  onlyByName: true,
  strikes: ["each"],
  unit: "share",
  ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
  drawn: true,
  aliases: ["missing_by_group"],
  source: "missing at random, given what was observed: Rubin (1976), Biometrika 63:581–592",
  disturb: ({ table, columns: [name, by], amount, draws, shape }) => {
    const place = placeOf(table.columns.get(by!)!, shape(by!));
    const draw = draws(name!, by!);
    return { columns: new Map([[name!, blanked(table.columns.get(name!)!, (row) => draw(row) < 2 * amount * place(row))]]) };
  },
} as const satisfies Perturbation;

/** The share of rows up to the middle of those with the row's value; 0.5 where it is missing. */
function placeOf(column: Column, { sorted, counts }: ColumnShape): (row: number) => number {
  if (column.kind === "number") {
    const places = new Map<number, number>();
    for (let from = 0; from < sorted.length; ) {
      let to = from;
      while (to < sorted.length && sorted[to] === sorted[from]) to++;
      places.set(sorted[from]!, (from + to) / 2 / sorted.length);
      from = to;
    }
    return (row) => places.get(column.values[row]!) ?? 0.5;
  }
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || (column.levels[a]! < column.levels[b]! ? -1 : 1));
  const middles = new Float64Array(counts.length);
  let before = 0;
  for (const level of order) {
    middles[level] = whole === 0 ? 0.5 : (before + counts[level]! / 2) / whole;
    before += counts[level]!;
  }
  return (row) => middles[column.codes[row]!] ?? 0.5;
}
