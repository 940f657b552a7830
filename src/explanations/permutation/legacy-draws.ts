import { type MersenneTwister, mersenneTwister, shuffleInPlace } from "../../stats/mersenne-twister.js";
import type { DonorOf } from "./donors.js";

/** The rows and permutations that scikit-learn's `permutation_importance` draws of a whole `random_state`. */
export interface LegacyDraws {
  /** Places of the rows that are used, in the order in which they are used: 0 to n − 1 unless some are left out. */
  readonly places: Int32Array;
  /** The same for every feature, as there; by place among `places`. Repeats are drawn in order, later ones on earlier ones. */
  readonly donors: () => DonorOf;
}

/**
 * Draws for parity with scikit-learn: one seed is drawn from the seed, every feature starts from it anew, rows are sampled once, and
 * each repeat shuffles the values that the repeat before left behind.
 *
 * Rows may be their own donors. Results hang on the order of rows.
 *
 * Example: 6 rows, seed 0 → the first repeat's donors are 1 5 0 2 3 4.
 *
 * @source scikit-learn 1.9, sklearn/inspection/_permutation_importance.py and utils/_random.pyx (BSD-3-Clause): the order of draws, not the code
 */
export function legacyDraws({ rows, most, seed }: { readonly rows: number; readonly most: number; readonly seed: number }): LegacyDraws {
  const own = mersenneTwister(seed).upTo(2 ** 31 - 1);
  const begun = (): { readonly random: MersenneTwister; readonly places: Int32Array } => {
    const random = mersenneTwister(own);
    return { random, places: most < rows ? withoutReplacement(rows, most, random) : Int32Array.from({ length: rows }, (_, i) => i) };
  };
  return {
    places: begun().places,
    donors() {
      const { random, places } = begun();
      const order = Int32Array.from(places, (_, i) => i);
      const drawn: Int32Array[] = [];
      return (repeat) => {
        while (drawn.length <= repeat) {
          shuffleInPlace(order, random);
          const before = drawn.at(-1);
          drawn.push(before === undefined ? Int32Array.from(order) : order.map((place) => before[place]!));
        }
        return drawn[repeat]!;
      };
    },
  };
}

/** As scikit-learn's `sample_without_replacement`: which way depends on the share that is wanted. */
export function withoutReplacement(rows: number, most: number, random: MersenneTwister): Int32Array {
  const share = most / rows;
  if (share > 0.01 && share < 0.99) {
    const order = Int32Array.from({ length: rows }, (_, i) => i);
    shuffleInPlace(order, random);
    return order.slice(0, most);
  }
  if (share < 0.2) {
    const chosen = new Set<number>();
    while (chosen.size < most) chosen.add(random.upTo(rows - 1));
    return Int32Array.from(chosen);
  }
  const reservoir = Int32Array.from({ length: most }, (_, i) => i);
  for (let i = most; i < rows; i++) {
    const place = random.upTo(i);
    if (place < most) reservoir[place] = i;
  }
  return reservoir;
}
