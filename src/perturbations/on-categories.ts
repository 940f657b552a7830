import { type Column, encoded } from "../table/table.js";
import type { ColumnShape } from "./column-shape.js";
import type { Disturbing, Perturbation } from "./perturbation.js";

type Facts = Omit<Perturbation, "disturb" | "suits"> & { readonly suits?: "dates" };

interface OneColumn extends Pick<Disturbing, "amount" | "repeat"> {
  readonly shape: ColumnShape;
  readonly levels: readonly string[];
  /** Whether the row is struck, when the amount is a share of the rows. */
  struck(row: number): boolean;
  /** A second number of the row, to choose by. */
  draw(row: number): number;
}

/** A perturbation of texts, value by value; a missing value stays missing. `textOf` is asked once a column and gives the new text of a level in a row; null = missing. */
export function onCategories<const Id extends string>(
  facts: Facts & { readonly id: Id },
  textOf: (column: OneColumn) => (code: number, row: number) => string | null,
): Perturbation & { readonly id: Id } {
  return {
    ...facts,
    suits: facts.suits ?? "categories",
    disturb: ({ table, columns, amount, repeat, draws, shape }) => ({
      columns: new Map(
        columns.map((name): [string, Column] => {
          const column = table.columns.get(name)!;
          if (column.kind !== "category") return [name, column];
          const { codes, levels } = column;
          const chance = draws(name);
          const next = textOf({
            amount,
            repeat,
            shape: shape(name),
            levels,
            struck: (row) => chance(row) < amount,
            draw: draws(name, "choice"),
          });
          return [name, encoded(table.rows, (row) => (codes[row]! < levels.length ? next(codes[row]!, row) : null))];
        }),
      ),
    }),
  };
}
