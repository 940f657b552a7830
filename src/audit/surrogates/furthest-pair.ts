import type { GroupKey } from "../../disparities/row.js";
import { rowMean } from "../../stats/row-mean.js";
import type { JudgedRows } from "../rows/judged-rows.js";

export interface FurthestPair {
  readonly names: { readonly higher: GroupKey; readonly lower: GroupKey };
  /** 1 in rows of the higher group, −1 in rows of the lower one, 0 in others. */
  readonly sideOf: Int8Array;
  /** The rows of each among those looked at. */
  readonly found: readonly [Int32Array, Int32Array];
}

/** The two groups of an attribute whose means are furthest apart among some rows; null with fewer than two that have `minN` of them. */
export function furthestPair(
  values: Float64Array,
  rows: Int32Array,
  { judged, attribute, minN }: { readonly judged: JudgedRows; readonly attribute: string; readonly minN: number },
): FurthestPair | null {
  const among = new Set(rows);
  const placed = [...(judged.groups.get(attribute) ?? [])].flatMap(([name, all]) => {
    const own = all.filter((row) => among.has(row));
    const mean = own.length < minN ? null : rowMean(values, own, { weights: judged.weights, clusters: null });
    return mean === null ? [] : [{ name, all, own, value: mean.value }];
  });
  if (placed.length < 2) return null;
  const [first] = placed;
  const higher = placed.reduce((best, one) => (one.value > best.value ? one : best), first!);
  const lower = placed.filter((one) => one !== higher).reduce((best, one) => (one.value < best.value ? one : best));
  const sideOf = new Int8Array(values.length);
  for (const row of higher.all) sideOf[row] = 1;
  for (const row of lower.all) sideOf[row] = -1;
  return {
    names: { higher: { [attribute]: higher.name }, lower: { [attribute]: lower.name } },
    sideOf,
    found: [higher.own, lower.own],
  };
}
