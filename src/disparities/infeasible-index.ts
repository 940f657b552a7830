import { eachFirst } from "./kind/first-places.js";
import { listDistance } from "./kind/list-distance.js";

/**
 * In how many starts of a list a group has fewer places than its share of the list, rounded down, would give: starts and groups counted together. Mean over queries.
 *
 * Unit: starts times groups, 0 or more. No value without a list with two groups.
 * Example: a a b b: of the first 2 places b has none instead of 1; of the first 3 one, as it should → 1.
 */
export const infeasibleIndex = listDistance(
  (list) => {
    const { totals, items } = list;
    let sum = 0;
    eachFirst(list, null, ({ k, expected }) => {
      totals.forEach((n, g) => {
        const least = Math.floor((n * k) / items);
        sum += expected(g, (count) => (count < least ? 1 : 0));
      });
    });
    return sum;
  },
  {
    id: "infeasible_index",
    title: "Infeasible index",
    formula: "mean over queries of the number of k and groups with count among the first k < floor(share of items * k)",
    range: [0, null],
    starts: "all",
    aliases: [],
    source: "Das & Gollapudi, in: Geyik, Ambler & Kenthapadi (2019), KDD, §5.1 (infeasible index)",
  },
);
