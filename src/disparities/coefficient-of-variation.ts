import { generalizedEntropy } from "../stats/generalized-entropy.js";
import { metricOfBenefits } from "./kind/benefit.js";
import { ofEverybody } from "./kind/of-everybody.js";

const facts = {
  id: "coefficient_of_variation",
  title: "Coefficient of variation of benefits",
  formula: "standard deviation of b / μ, b = decision − outcome + 1 in favorable terms",
  range: [0, null],
  source: "Speicher et al. (2018), KDD, §3; Pearson (1896), Philosophical Transactions A 187:253–318",
} as const;

/**
 * Standard deviation of people's benefits over their mean: √(2 · generalized entropy at α = 2). Benefits are 0, 1 and 2.
 *
 * Unit: 0 = everybody benefits alike. No value when nobody benefits. Example: benefits 1 1 2 0 1 1 2 1 → 0.5329.
 */
export const coefficientOfVariation = ofEverybody(
  metricOfBenefits({
    ...facts,
    of: (benefits) => {
      const entropy = generalizedEntropy(benefits, 2);
      return entropy === null ? null : Math.sqrt(2 * entropy);
    },
  }),
  {
    ...facts,
    ideal: 0,
    better: "lower",
    aliases: [],
  },
);
