import { midRanks } from "../../stats/mid-ranks.js";
import { spearmanMatrix } from "../../stats/spearman.js";
import type { Column, Table } from "../../table/table.js";
import { orderedValues } from "./ordered-values.js";

/**
 * One number a row that stands for some columns, so that a tree can be grown on it; NaN = missing.
 *
 * Of one column with an order, its values. Of several, the mean of their ranks, turned so that they go with the first. Where there
 * is no order, what the columns hold is replaced by the mean of the model's scores over the rows that hold the same.
 */
export function oneNumber(
  { columns }: Table,
  names: readonly string[],
  { order, scores }: { readonly order: Int32Array; readonly scores: Float64Array },
): Float64Array {
  const own = names.map((name) => columns.get(name)!);
  const ordered = own.flatMap((column) => orderedValues(column) ?? []);
  if (ordered.length < own.length || (ordered.length > 1 && ordered.every(isFlag))) return byScore(own, order, scores);
  if (ordered.length === 1) return ordered[0]!;
  const kept = ordered.map((values) => Float64Array.from(order, (row) => values[row]!));
  const signs = spearmanMatrix(kept).subarray(0, kept.length);
  const target = new Float64Array(scores.length).fill(Number.NaN);
  const ranks = kept.map(midRanks);
  order.forEach((row, i) => {
    target[row] = ranks.reduce((sum, own, k) => sum + (signs[k]! < 0 ? -1 : 1) * own[i]!, 0) / ranks.length;
  });
  return target;
}

const isFlag = (values: Float64Array): boolean => values.every((value) => value === 0 || value === 1 || Number.isNaN(value));

function byScore(columns: readonly Column[], order: Int32Array, scores: Float64Array): Float64Array {
  const held = (row: number): string =>
    columns.map((column) => (column.kind === "number" ? column.values[row]! : column.codes[row]!)).join(" ");
  const sums = new Map<string, { sum: number; rows: number }>();
  for (const row of order) {
    const key = held(row);
    const known = sums.get(key) ?? { sum: 0, rows: 0 };
    sums.set(key, { sum: known.sum + scores[row]!, rows: known.rows + 1 });
  }
  const target = new Float64Array(scores.length).fill(Number.NaN);
  for (const row of order) {
    const { sum, rows } = sums.get(held(row))!;
    target[row] = sum / rows;
  }
  return target;
}
