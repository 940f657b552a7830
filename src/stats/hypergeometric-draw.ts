import { logGamma } from "./log-gamma.js";
import type { Rng } from "./rng.js";

/** An urn: how many balls, and how many of them are hits. */
export interface Urn {
  readonly balls: number;
  readonly hits: number;
}

/** Balls up to which they are drawn one by one. */
const FEW = 16;

/**
 * A random number of hits among `drawn` balls taken from an urn without putting any back.
 *
 * Whole numbers; drawn ≤ balls.
 *
 * @source a few balls: one by one; more: inversion from the mode outwards, Kachitvichyanukul & Schmeiser (1985), J. Statist. Comput. Simul. 22:127–145, §2
 */
export function drawHypergeometric(drawn: number, { balls, hits }: Urn, random: Rng): number {
  if (hits <= 0 || drawn <= 0) return 0;
  if (hits >= balls) return drawn;
  if (drawn >= balls) return hits;
  return drawn <= FEW ? oneByOne(drawn, { balls, hits }, random) : fromMode(drawn, { balls, hits }, random);
}

function oneByOne(drawn: number, { balls, hits }: Urn, random: Rng): number {
  let left = hits;
  for (let i = 0; i < drawn; i++) if (random.next() * (balls - i) < left) left--;
  return hits - left;
}

/** Takes the probabilities of the mode, its neighbours, theirs and so on from a uniform number until it is used up. */
function fromMode(drawn: number, { balls, hits }: Urn, random: Rng): number {
  const least = Math.max(0, drawn + hits - balls);
  const most = Math.min(drawn, hits);
  const mode = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (hits + 1)) / (balls + 2))));
  const rise = (k: number): number => ((drawn - k) * (hits - k)) / ((k + 1) * (balls - drawn - hits + k + 1));
  const atMode = Math.exp(logChoose(hits, mode) + logChoose(balls - hits, drawn - mode) - logChoose(balls, drawn));
  for (;;) {
    let u = random.next() - atMode;
    if (u < 0) return mode;
    let [up, down] = [atMode, atMode];
    for (let step = 1; mode + step <= most || mode - step >= least; step++) {
      up = mode + step <= most ? up * rise(mode + step - 1) : 0;
      u -= up;
      if (u < 0) return mode + step;
      down = mode - step >= least ? down / rise(mode - step) : 0;
      u -= down;
      if (u < 0) return mode - step;
      if (up + down < 1e-20) break;
    }
    // Only by the rounding of the sum: another number.
  }
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
