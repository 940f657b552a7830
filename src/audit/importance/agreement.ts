import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import type { Importance } from "./row.js";

interface Compared {
  readonly base: Float64Array;
  readonly bound: Bound;
  readonly threshold: number | null;
  readonly kept: Int32Array;
}

/** How far the model's own scores are from those in the data, and how many decisions it would make otherwise; null when the data have no score. */
export function agreementOf(table: Table, { base, bound, threshold, kept }: Compared): Importance["agreement"] {
  const column = bound.score === null ? undefined : table.columns.get(bound.score.column);
  if (column?.kind !== "number") return null;
  const decisions = bound.prediction === null || threshold === null ? null : codedAxis(held(table), bound.prediction.axis);
  let [rows, largestDifference, flips] = [0, 0, 0];
  for (const row of kept) {
    const given = column.values[row]!;
    if (Number.isNaN(given)) continue;
    rows++;
    largestDifference = Math.max(largestDifference, Math.abs(given - base[row]!));
    const decided = decisions?.coordinates[decisions.codes[row]!] ?? null;
    if (decided !== null && decided !== (base[row]! >= threshold! ? 1 : 0)) flips++;
  }
  return { rows, largestDifference, flips: decisions === null ? null : flips };
}
