import { generalizedEntropy } from "../stats/generalized-entropy.js";
import { metricOfBenefits } from "./kind/benefit.js";
import { ofEverybody } from "./kind/of-everybody.js";

const facts = {
  id: "generalized_entropy_index",
  title: "Generalized entropy index, α = 2",
  formula: "(mean of (b / μ)² − 1) / 2, b = decision − outcome + 1 in favorable terms",
  range: [0, null],
  source: "Speicher et al. (2018), KDD, §3; Shorrocks (1980), Econometrica 48:613–625",
} as const;

/**
 * How unequally decisions benefit people: half the squared coefficient of variation of b, which is 0 for the wrongly turned down, 1 for the rightly judged, 2 for the wrongly favoured.
 *
 * Unit: 0 = everybody benefits alike. No value when nobody benefits. Which error is which depends on `favorable`.
 * Example: benefits 1 1 1 2 2 1 0 1 0 1 → 0.2.
 */
export const generalizedEntropyIndex = ofEverybody(metricOfBenefits({ ...facts, of: (benefits) => generalizedEntropy(benefits, 2) }), {
  ...facts,
  ideal: 0,
  better: "lower",
  aliases: ["generalized_entropy", "generalized_entropy_error", "ge"],
});
