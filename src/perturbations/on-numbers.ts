import type { Column } from "../table/table.js";
import type { ColumnShape } from "./column-shape.js";
import type { Disturbing, Perturbation } from "./perturbation.js";

type Facts = Omit<Perturbation, "suits" | "disturb">;

interface OneColumn extends Pick<Disturbing, "amount" | "repeat"> {
  readonly shape: ColumnShape;
  readonly values: Float64Array;
  draw(row: number): number;
  order(): Int32Array;
}

/** A perturbation of numbers, value by value; a missing value stays missing. `nextOf` is asked once a column and gives the new value of x in a row. */
export function onNumbers<const Id extends string>(
  facts: Facts & { readonly id: Id },
  nextOf: (column: OneColumn) => (x: number, row: number) => number,
): Perturbation & { readonly id: Id } {
  return {
    ...facts,
    suits: "numbers",
    disturb: ({ table, columns, amount, repeat, draws, shape, order }) => ({
      columns: new Map(
        columns.map((name): [string, Column] => {
          const column = table.columns.get(name)!;
          if (column.kind !== "number") return [name, column];
          const { values } = column;
          const next = nextOf({ amount, repeat, shape: shape(name), values, draw: draws(name), order });
          return [name, { kind: "number", values: values.map((x, row) => (Number.isNaN(x) ? x : next(x, row))) }];
        }),
      ),
    }),
  };
}
