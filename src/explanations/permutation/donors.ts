import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";

/** Rows that get a value, and the rows that give one; both in canonical order. The two are the same rows, or have none in common. */
export interface DonorPool {
  readonly recipients: Int32Array;
  readonly donors: Int32Array;
}

/** For a repeat, the row that each row takes its value from. */
export type DonorOf = (repeat: number) => Int32Array;

/**
 * Donors by rotation: the donors of a pool are put in one random order, and each repeat shifts it by another random distance.
 *
 * No row is its own donor, every row meets other donors in other repeats, and the mean over all shifts is the mean over all
 * donors. A pool of one row, or one without donors, keeps its values.
 *
 * @source rotations: Fisher, Rudin & Dominici (2019), JMLR 20(177), §3, the estimator over all pairs, of which these are a sample
 */
export function rotatedDonors(pools: readonly DonorPool[], rows: number, random: Rng): DonorOf {
  const turned = pools.map((pool, i) => rotation(pool, random.fork("pool", i)));
  return (repeat) => {
    const donorOf = Int32Array.from({ length: rows }, (_, row) => row);
    for (const turn of turned) turn(repeat, donorOf);
    return donorOf;
  };
}

function rotation({ recipients, donors }: DonorPool, random: Rng): (repeat: number, donorOf: Int32Array) => void {
  const own = recipients === donors;
  const least = own ? 1 : 0;
  const size = donors.length;
  if (size <= least) return () => {};
  const order = shuffled(donors, random.fork("order"));
  const takers = own ? order : shuffled(recipients, random.fork("takers"));
  const shifts = shuffled(
    Int32Array.from(
      { length: Math.min(size - least, MOST_SHIFTS) },
      (_, k) => least + Math.floor((k * (size - least)) / Math.min(size - least, MOST_SHIFTS)),
    ),
    random.fork("shifts"),
  );
  return (repeat, donorOf) => {
    const shift = shifts[repeat % shifts.length]!;
    for (let i = 0; i < takers.length; i++) donorOf[takers[i]!] = order[(i + shift) % size]!;
  };
}

/** Different shifts kept at hand; more repeats than these take them again. */
const MOST_SHIFTS = 10_000;

function shuffled(values: Int32Array, random: Rng): Int32Array {
  return shuffledPlaces(values.length, random).map((place) => values[place]!);
}
