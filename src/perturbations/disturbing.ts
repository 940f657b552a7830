import { keyedDraws } from "../stats/keyed-draws.js";
import { rng } from "../stats/rng.js";
import { rowKeys } from "../table/row-hashes.js";
import type { Table } from "../table/table.js";
import { type ColumnShape, columnShape } from "./column-shape.js";
import type { Disturbed, Disturbing, Perturbation } from "./perturbation.js";

/** One application of a perturbation. */
export interface Strike extends Pick<Disturbing, "columns" | "amount"> {
  readonly repeat?: number;
  readonly coupled?: Disturbing["coupled"];
}

/** A table to be disturbed again and again; what is known of its columns and rows is worked out once. */
export interface Disturbable {
  readonly table: Table;
  disturbed(perturbation: Perturbation, strike: Strike): Disturbed;
}

/**
 * The table with what perturbations need to know of it.
 *
 * Draws hang on the seed, the perturbation, the columns, the repeat and what a row holds. They do not hang on the amount, so that a
 * stronger error strikes the same rows and more, nor on where a row stands.
 */
export function disturbable(table: Table, seed: number): Disturbable {
  const keys = rowKeys(table);
  const shapes = new Map<string, ColumnShape>();
  let ordered: Int32Array | null = null;
  return {
    table,
    disturbed(perturbation, { columns, amount, repeat = 0, coupled = {} }) {
      return perturbation.disturb({
        table,
        columns,
        amount,
        repeat,
        coupled,
        draws: (...purpose) => keyedDraws(rng(seed, "perturbation", perturbation.id, repeat, ...purpose), keys),
        shape(name) {
          const known = shapes.get(name) ?? columnShape(table.columns.get(name)!);
          shapes.set(name, known);
          return known;
        },
        order() {
          ordered ??= Int32Array.from({ length: table.rows }, (_, row) => row).sort(
            (a, b) => keys.high[a]! - keys.high[b]! || keys.low[a]! - keys.low[b]!,
          );
          return ordered;
        },
      });
    },
  };
}
