import { generalizedEntropy } from "../stats/generalized-entropy.js";
import { metricOfBenefits } from "./kind/benefit.js";
import { ofEverybody } from "./kind/of-everybody.js";

const facts = {
  id: "theil_index",
  title: "Theil index",
  formula: "mean of (b / μ) · ln(b / μ), b = decision − outcome + 1 in favorable terms",
  range: [0, null],
  source: "Theil (1967), Economics and Information Theory; Speicher et al. (2018), KDD, §3",
} as const;

/**
 * How unequally decisions benefit people: the mean of (b/μ) ln(b/μ), where b is 0 for the wrongly turned down, 1 for the rightly judged, 2 for the wrongly favoured.
 *
 * Unit: 0 = everybody benefits alike. No value when nobody benefits. Which error is which depends on `favorable`.
 * Example: benefits 1 1 1 2 2 1 0 1 0 1 → (4 ln 2) / 10.
 */
export const theilIndex = ofEverybody(metricOfBenefits({ ...facts, of: (benefits) => generalizedEntropy(benefits, 1) }), {
  ...facts,
  ideal: 0,
  better: "lower",
  aliases: ["generalized_entropy_index_1"],
});
