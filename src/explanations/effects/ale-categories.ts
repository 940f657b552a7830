import type { CategoryColumn, Column } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";
import type { Steps } from "./accumulated-effects.js";
import type { AleOf } from "./ale.js";

/**
 * The categories that occur, as codes, in an order in which those with similar other features are neighbours.
 *
 * The distance of two categories is the sum over the other columns of how far their values are apart: Kolmogorov–Smirnov for
 * numbers, total variation for texts. The order is that of the first axis of classical scaling; the alphabetically first
 * category stands in the first half. Missing is no category. Arbitrary where nothing else tells categories apart.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, supplement, section E; scaling: Torgerson (1952), Psychometrika 17:401–419
 */
export function categoryOrder({ table, given, rows, feature }: AleOf): readonly number[] {
  const column = table.columns.get(feature) as CategoryColumn;
  const members = new Map<number, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const code = column.codes[rows[i]!]!;
    if (code < column.levels.length) members.set(code, [...(members.get(code) ?? []), rows[i]!]);
  }
  const codes = [...members.keys()].sort((a, b) => a - b);
  if (codes.length < 3) return codes;
  const others = given.filter((name) => name !== feature).map((name) => table.columns.get(name)!);
  const distances = codes.map((a) => codes.map((b) => (a === b ? 0 : apart(others, members.get(a)!, members.get(b)!))));
  const axis = firstAxis(distances);
  const turn = axis[0]! > 0 ? -1 : 1;
  return codes
    .map((code, i) => ({ code, at: turn * axis[i]! }))
    .sort((a, b) => a.at - b.at || a.code - b.code)
    .map(({ code }) => code);
}

const apart = (columns: readonly Column[], a: readonly number[], b: readonly number[]): number =>
  columns.reduce((sum, column) => sum + (column.kind === "number" ? kolmogorov(column.values, a, b) : variation(column, a, b)), 0);

function kolmogorov(values: Float64Array, a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((rows) =>
    Float64Array.from(rows, (row) => values[row]!)
      .filter((value) => !Number.isNaN(value))
      .sort(),
  );
  if (x!.length === 0 || y!.length === 0) return 0;
  let [i, j, most] = [0, 0, 0];
  while (i < x!.length && j < y!.length) {
    const at = Math.min(x![i]!, y![j]!);
    while (x![i] === at) i++;
    while (y![j] === at) j++;
    most = Math.max(most, Math.abs(i / x!.length - j / y!.length));
  }
  return most;
}

function variation({ codes, levels }: CategoryColumn, a: readonly number[], b: readonly number[]): number {
  const gap = new Float64Array(levels.length + 1);
  for (const row of a) gap[codes[row]!]! += 1 / a.length;
  for (const row of b) gap[codes[row]!]! -= 1 / b.length;
  return gap.reduce((sum, one) => sum + Math.abs(one), 0) / 2;
}

/** Coordinates on the first axis of classical scaling, by power iteration on the doubly centred squares. */
function firstAxis(distances: readonly (readonly number[])[]): readonly number[] {
  const squares = distances.map((row) => row.map((d) => d * d));
  const means = squares.map((row) => row.reduce((a, b) => a + b, 0) / row.length);
  const mean = means.reduce((a, b) => a + b, 0) / means.length;
  const centred = squares.map((row, i) => row.map((d, j) => -(d - means[i]! - means[j]! + mean) / 2));
  // Shifted so that the largest eigenvalue is also the largest in size.
  const shift = Math.max(...centred.map((row) => row.reduce((sum, x) => sum + Math.abs(x), 0)));
  let vector = centred.map((_, i) => Math.cos(1 + i));
  for (let turn = 0; turn < 500; turn++) {
    const next = centred.map((row, i) => row.reduce((sum, x, j) => sum + x * vector[j]!, 0) + shift * vector[i]!);
    const size = Math.hypot(...next);
    if (size === 0) return vector.map(() => 0);
    vector = next.map((x) => Math.round((x / size) * 1e12) / 1e12);
  }
  return vector;
}

/**
 * Local effects of a category: how the model's number changes between neighbouring categories, at the rows of both.
 *
 * `order` holds the codes in their order. Asks up to three a row.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, supplement, section E
 */
export async function categorySteps(ask: Ask, { table, given, rows, feature }: AleOf, order: readonly number[]): Promise<Steps> {
  const column = table.columns.get(feature) as CategoryColumn;
  const placeOf = new Map(order.map((code, place) => [code, place]));
  const low = Int32Array.from(rows, (row) => placeOf.get(column.codes[row]!) ?? -1);
  const asked: { readonly i: number; readonly place: number }[] = [];
  low.forEach((place, i) => {
    if (place < 0) return;
    for (const at of [place - 1, place, place + 1]) if (at >= 0 && at < order.length) asked.push({ i, place: at });
  });
  const values = await askMixture(ask, given, {
    rows: asked.length,
    part: (name, from, to) => {
      const part = asked.slice(from, to);
      return name === feature
        ? { column: { ...column, codes: Uint32Array.from(order) }, rows: part.map(({ place }) => place) }
        : { column: table.columns.get(name)!, rows: part.map(({ i }) => rows[i]!) };
    },
  });
  const found: { readonly row: number; readonly step: number; readonly difference: number }[] = [];
  for (let k = 1; k < asked.length; k++) {
    const [before, after] = [asked[k - 1]!, asked[k]!];
    if (before.i === after.i) found.push({ row: after.i, step: before.place, difference: values[k]! - values[k - 1]! });
  }
  return {
    steps: order.length - 1,
    row: Int32Array.from(found, ({ row }) => row),
    step: Int32Array.from(found, ({ step }) => step),
    difference: Float64Array.from(found, ({ difference }) => difference),
    low,
    high: low,
  };
}
