import { stirlingError } from "./log-gamma.js";
import type { Rng } from "./rng.js";

/**
 * A random number of hits among n trials that each hit with probability p.
 *
 * n is a whole number; p outside [0, 1] counts as the nearer end.
 *
 * @source np ≥ 10: transformed rejection BTRS, Hörmann (1993), J. Statist. Comput. Simul. 46:101–110; below: inversion
 */
export function drawBinomial(n: number, p: number, random: Rng): number {
  if (!(n > 0) || p <= 0) return 0;
  if (p >= 1) return n;
  if (n === 1) return single(p, random);
  if (p > 0.5) return n - drawBinomial(n, 1 - p, random);
  return n * p < 10 ? inverted(n, p, random) : rejected(n, p, random);
}

/** The same as below, and quicker. */
const single = (p: number, random: Rng): number => (p > 0.5 ? 1 - single(1 - p, random) : random.next() < 1 - p ? 0 : 1);

/** Walks up the distribution from 0 until the uniform number is used up. */
function inverted(n: number, p: number, random: Rng): number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let u = random.next();
    let probability = none;
    let k = 0;
    while (u >= probability && k < n) {
      u -= probability;
      k++;
      probability *= ((n - k + 1) / k) * odds;
    }
    // Beyond n only by the rounding of the sum, with a chance near 2⁻⁵⁰: another number.
    if (u < probability) return k;
  }
}

function rejected(n: number, p: number, random: Rng): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * sd;
  const squeeze = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= logRelative(k, mode, { n, p })) return k;
  }
}

/** ln of the probability of k hits over that of `mode` hits. */
function logRelative(k: number, mode: number, { n, p }: { n: number; p: number }): number {
  const odds = p / (1 - p);
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
    (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
    stirlingError(mode + 1) +
    stirlingError(n - mode + 1) -
    stirlingError(k + 1) -
    stirlingError(n - k + 1)
  );
}
