import { generalizedEntropy } from "../stats/generalized-entropy.js";
import { metricOfBenefits } from "./kind/benefit.js";
import { ofEverybody } from "./kind/of-everybody.js";

const facts = {
  id: "mean_log_deviation",
  title: "Mean log deviation",
  formula: "−mean of ln(b / μ), b = decision − outcome + 1 in favorable terms",
  range: [0, null],
  source: "Shorrocks (1980), Econometrica 48:613–625; Speicher et al. (2018), KDD, §3",
} as const;

/**
 * Generalized entropy of benefits with α = 0: how far a person's benefit typically is below the mean, in logarithms.
 *
 * Unit: 0 = everybody benefits alike. No value as soon as one person is wrongly turned down: it would be infinite.
 * Example: benefits 1 1 2 → −(2 ln(3/4) + ln(3/2)) / 3.
 */
export const meanLogDeviation = ofEverybody(metricOfBenefits({ ...facts, of: (benefits) => generalizedEntropy(benefits, 0) }), {
  ...facts,
  ideal: 0,
  better: "lower",
  aliases: ["generalized_entropy_index_0"],
});
