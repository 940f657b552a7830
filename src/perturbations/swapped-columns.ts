import type { Perturbation } from "./perturbation.js";

/**
 * Two columns in each other's place, as after a change of a file's layout.
 *
 * Strikes pairs of columns of one kind. Rows that hold the same in both do not change. Example: income 40, debt 10 → income 10, debt 40.
 */
export const swappedColumns = {
  id: "swapped_columns",
  title: "Two columns exchanged",
  formula: "x₁, x₂ → x₂, x₁",
  suits: "pairs",
  strikes: ["each"],
  unit: "none",
  ladder: [1],
  drawn: false,
  aliases: ["swap_columns"],
  source: "Hynes, Sculley & Terry (2017), The Data Linter, NIPS workshop, §3",
  disturb: ({ table, columns: [first, second] }) => {
    const [a, b] = [table.columns.get(first!)!, table.columns.get(second!)!];
    return a.kind === b.kind
      ? {
          columns: new Map([
            [first!, b],
            [second!, a],
          ]),
        }
      : {};
  },
} as const satisfies Perturbation;
