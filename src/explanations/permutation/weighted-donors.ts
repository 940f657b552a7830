import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { DonorOf, DonorPool } from "./donors.js";

/** Repeats are spread over the circle by this, so that few of them cover it evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Donors by rotation where each row gives as often as its weight says.
 *
 * The donors of a pool lie on a circle, in one random order, each on an arc as long as its weight. A repeat takes one share of the
 * circle, and each row's donor is what lies that share further on, past the row's own arc. With equal weights these are the
 * rotations of `rotatedDonors`. No row is its own donor, and a row of weight 0 gives nothing.
 *
 * @source donors drawn by weight: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §2.8, systematic with probability to size
 */
export function weightedDonors(
  pools: readonly DonorPool[],
  { rows, weights }: { readonly rows: number; readonly weights: Float64Array },
  random: Rng,
): DonorOf {
  const turned = pools.map((pool, i) => rotation(pool, weights, random.fork("pool", i)));
  return (repeat) => {
    const donorOf = Int32Array.from({ length: rows }, (_, row) => row);
    for (const turn of turned) turn(repeat, donorOf);
    return donorOf;
  };
}

function rotation({ recipients, donors }: DonorPool, weights: Float64Array, random: Rng): (repeat: number, donorOf: Int32Array) => void {
  const own = recipients === donors;
  const order = shuffled(donors, random.fork("order")).filter((row) => weights[row]! > 0);
  const ends = new Float64Array(order.length);
  let total = 0;
  order.forEach((row, i) => {
    total += weights[row]!;
    ends[i] = total;
  });
  if (order.length === 0) return () => {};
  const first = random.fork("shifts").next();
  const takers = own ? recipients : shuffled(recipients, random.fork("takers"));
  const endOf = new Map(Array.from(order, (row, i) => [row, ends[i]!]));
  return (repeat, donorOf) => {
    const share = (first + repeat * GOLDEN) % 1;
    for (let i = 0; i < takers.length; i++) {
      const row = takers[i]!;
      const weight = own ? weights[row]! : 0;
      if (total - weight <= 0) continue;
      const start = own ? (endOf.get(row) ?? (total * i) / takers.length) : (total * i) / takers.length;
      const place = placeAt(ends, (start + share * (total - weight)) % total);
      // Rounding may end on the row itself, at the edge of its arc.
      donorOf[row] = order[place] === row ? order[(place + 1) % order.length]! : order[place]!;
    }
  };
}

/** The first arc that ends beyond the point. */
function placeAt(ends: Float64Array, point: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shuffled(values: Int32Array, random: Rng): Int32Array {
  return shuffledPlaces(values.length, random).map((place) => values[place]!);
}
