import { eachFirst } from "./kind/first-places.js";
import { listDistance } from "./kind/list-distance.js";
import type { ListedGroups } from "./kind/listed-groups.js";

/**
 * Normalised discounted Kullback–Leibler divergence: how far the first 1, 2, 3, … places are from the shares that groups have of the list, early places counting most. Mean over queries.
 *
 * Unit: nats, 0 or more; 0 = every start of the list is like all of it, and above it by chance alone. No value without a list with two groups.
 * Example: a then b, half each: (ln 2 + 0) / (1 + 1/log2(3)) = 0.425.
 */
export const ndkl = listDistance((list) => ndklOf(list, shares(list)), {
  id: "ndkl",
  title: "Normalised discounted divergence of groups (NDKL)",
  formula: "mean over queries of sum over k of KL(first k, all) / log2(1 + k) / sum over k of 1 / log2(1 + k)",
  range: [0, null],
  starts: "all",
  aliases: ["normalized_discounted_kl_divergence"],
  source: "Geyik, Ambler & Kenthapadi (2019), KDD, definition 3",
});

const shares = ({ totals, items }: ListedGroups): readonly number[] => Array.from(totals, (n) => n / items);

/** The divergence of a list from given shares of its groups. */
export function ndklOf(list: ListedGroups, target: readonly number[]): number {
  let [sum, weights] = [0, 0];
  eachFirst(list, null, ({ k, expected }) => {
    const weight = 1 / Math.log2(1 + k);
    const divergence = target.reduce((total, share, g) => {
      return total + expected(g, (count) => (count === 0 ? 0 : (count / k) * Math.log(count / k / share)));
    }, 0);
    sum += weight * divergence;
    weights += weight;
  });
  // A divergence is never below 0; sums of its terms may be, by rounding.
  return Math.max(0, sum / weights);
}
