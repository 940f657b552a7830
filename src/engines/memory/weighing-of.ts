import type { CubeQuery } from "../../cube/cube.js";
import type { Held } from "./held.js";
import type { Weighing } from "./tallier.js";

/** What each row counts: the rows it stands for, none where the mask is 0, and its weight. */
export function weighingOf(rows: Held, { weight, count }: Pick<CubeQuery, "weight" | "count">, mask: Uint8Array | null): Weighing {
  const counts = count === undefined ? null : wholeMultiples(rows.numbers(count), 1);
  return {
    times: timesOf(mask, counts),
    weight:
      weight === undefined ? null : { multiples: wholeMultiples(rows.numbers(weight.column), weight.quantum), quantum: weight.quantum },
  };
}

/** How many rows each row stands for; null = one each. */
function timesOf(mask: Uint8Array | null, counts: Float64Array | null): ArrayLike<number> | null {
  if (mask === null || counts === null) return mask ?? counts;
  return counts.map((count, i) => (mask[i] === 1 ? count : 0));
}

/** Each value in whole multiples of `quantum`, halves up; what is no finite number counts as 0. */
function wholeMultiples(values: Float64Array, quantum: number): Float64Array {
  const multiples = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const exact = values[i]! / quantum;
    const floor = Math.floor(exact);
    if (Number.isFinite(exact)) multiples[i] = exact - floor >= 0.5 ? floor + 1 : floor;
  }
  return multiples;
}
