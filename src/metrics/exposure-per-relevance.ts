import { overQueries } from "./kind/over-queries.js";
import { logarithmic } from "./kind/place-weights.js";

/**
 * Attention that the items get by their places, over how relevant they truly are.
 *
 * Unit: exposure per unit of relevance, 0 or more. No value when no relevance is above 0. Items whose relevance is not known are not counted.
 * Example: relevance 2 in first place, 1 in third → (1 + 1/2) / 3 = 1/2.
 */
export const exposurePerRelevance = overQueries(
  ({ all, own, from, to }) => {
    let [numerator, denominator, n] = [0, 0, 0];
    for (let i = from; i < to; i++) {
      const entry = own[i]!;
      const [first, size, times, relevance] = [all.first[entry]!, all.size[entry]!, all.times[entry]!, all.relevance[entry]!];
      if (Number.isNaN(relevance)) continue;
      numerator += (times / size) * logarithmic.between(first, first + size);
      denominator += times * relevance;
      n += times;
    }
    return { numerator, denominator, n };
  },
  {
    id: "exposure_per_relevance",
    title: "Exposure per relevance",
    formula: "sum(1 / log2(1 + place)) / sum(label)",
    unit: "ratio",
    range: [0, null],
    better: "neither",
    needs: ["rank", "label"],
    aliases: ["exposure_to_utility"],
    sentence: null,
    source: "Singh & Joachims (2018), KDD, §3.2 (disparate treatment)",
  },
);
