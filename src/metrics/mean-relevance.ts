import { overQueries } from "./kind/over-queries.js";

/**
 * Mean of the relevance that items truly have, wherever they stand.
 *
 * Unit: that of the label. No value when no relevance is known.
 * Example: relevance 2 0 1 → 1.
 */
export const meanRelevance = overQueries(
  ({ all, own, from, to }) => {
    let [numerator, n] = [0, 0];
    for (let i = from; i < to; i++) {
      const relevance = all.relevance[own[i]!]!;
      if (Number.isNaN(relevance)) continue;
      numerator += all.times[own[i]!]! * relevance;
      n += all.times[own[i]!]!;
    }
    return { numerator, denominator: n, n };
  },
  {
    id: "mean_relevance",
    title: "Mean relevance",
    formula: "mean(label)",
    unit: "amount",
    range: [null, null],
    better: "neither",
    needs: ["rank", "label"],
    aliases: ["mean_utility"],
    sentence: null,
    source: "Singh & Joachims (2018), KDD, §3.2 (average utility)",
  },
);
