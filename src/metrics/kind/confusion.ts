import { type Cube, noTally, type Tally } from "../../cube/cube.js";

/** A label or a decision: 1 = positive, 0 = negative, null = the row has none. */
export type Outcome = 0 | 1 | null;

/** Tallies of some rows by label and prediction: nine cells, at `3 · place(label) + place(prediction)`, where null, 0, 1 have places 0, 1, 2. */
export type Confusion = readonly Tally[];

const outcomes: readonly Outcome[] = [null, 0, 1];

/** Label and prediction of each of the nine cells, in their order. */
export const confusionCells: readonly { readonly label: Outcome; readonly prediction: Outcome }[] = outcomes.flatMap((label) =>
  outcomes.map((prediction) => ({ label, prediction })),
);

/** The nine tallies of a cube whose axes are named `label` and `prediction`; an axis that is not there counts as null everywhere. */
export function confusionOf(cube: Cube, labelAxis: string, predictionAxis: string): Confusion {
  const tallies = confusionCells.map(() => ({ n: 0, w: 0, w2: 0 }));
  cube.cells.forEach((cell, i) => {
    const tally = tallies[3 * placeOf(cell[labelAxis]) + placeOf(cell[predictionAxis])]!;
    const { n, w, w2 } = cube.tallies[i]!;
    tally.n += n;
    tally.w += w;
    tally.w2 += w2;
  });
  return tallies;
}

const placeOf = (coordinate: string | number | null | undefined): number => (coordinate === 1 ? 2 : coordinate === 0 ? 1 : 0);

/** The cells' sum. */
export const total = (confusion: Confusion): Tally =>
  confusion.reduce((sum, { n, w, w2 }) => ({ n: sum.n + n, w: sum.w + w, w2: sum.w2 + w2 }), noTally);

/** Cell by cell `a` minus `b`: the rows that are not in a group. */
export const without = (a: Confusion, b: Confusion): Confusion =>
  a.map((tally, i) => ({ n: tally.n - b[i]!.n, w: tally.w - b[i]!.w, w2: tally.w2 - b[i]!.w2 }));

/** Cell by cell `a` plus `b`. */
export const plus = (a: Confusion, b: Confusion): Confusion =>
  a.map((tally, i) => ({ n: tally.n + b[i]!.n, w: tally.w + b[i]!.w, w2: tally.w2 + b[i]!.w2 }));

/** The confusion table of given counts, each row of weight 1; for examples and tables that were published. */
export function confusionFrom({ tn, fp, fn, tp }: { tn: number; fp: number; fn: number; tp: number }): Confusion {
  return confusionCells.map(({ label, prediction }) => {
    const n = label === null || prediction === null ? 0 : label === 1 ? (prediction === 1 ? tp : fn) : prediction === 1 ? fp : tn;
    return { n, w: n, w2: n };
  });
}
