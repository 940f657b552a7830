import type { ValueTally } from "./value-sets.js";

/** How far a group's rate is from the rest's: 0 = none. */
export interface Deviation {
  /** Likelihood ratio of a group by its trials and hits: ln of how much likelier two rates make the data than one. Never below 0. */
  ratio(trials: number, hits: number): number;
  /** The same as a number of standard errors, with the sign of the group's rate minus the rest's. */
  signed(trials: number, hits: number): number;
}

/** Counts up to which x ln x is looked up. */
const LOOKED_UP = 2 ** 20;

/**
 * The deviation of a group from the rest of a population of `trials` with `hits`: the signed root of twice the log likelihood ratio.
 *
 * About standard normal when there is no difference, and unlike the difference over its standard error also far out
 * for few and rare hits: 4 hits of 30 at a rate of 2 % are 3.0 here, 4.4 there, and 2.8 by their probability.
 * A function of whole numbers alone, so equal counts give equal bits.
 *
 * Example: 3 of 4 against 1 of 4 → √(2(6 ln 3 − 8 ln 2)) = 1.447.
 *
 * @source Wilks (1938), Ann. Math. Statist. 9:60–62; Barndorff-Nielsen & Cox (1994), Inference and Asymptotics, §4.3
 */
export function deviationFrom(whole: ValueTally): Deviation {
  const table = new Float64Array(Math.min(LOOKED_UP, whole.trials) + 1);
  for (let x = 1; x < table.length; x++) table[x] = x * Math.log(x);
  return deviationOver(whole, (x) => (x < table.length ? table[x]! : x * Math.log(x)));
}

/** The signed deviation of one part of some trials from the others. */
export const deviationWithin = (whole: ValueTally, part: ValueTally): number =>
  deviationOver(whole, (x) => (x === 0 ? 0 : x * Math.log(x))).signed(part.trials, part.hits);

function deviationOver({ trials, hits }: ValueTally, f: (x: number) => number): Deviation {
  const whole = f(trials) - f(hits) - f(trials - hits);
  const ratio = (n: number, h: number): number =>
    Math.max(0, f(h) + f(n - h) + f(hits - h) + f(trials - n - hits + h) - f(n) - f(trials - n) + whole);
  return { ratio, signed: (n, h) => Math.sign(h * trials - hits * n) * Math.sqrt(2 * ratio(n, h)) };
}
