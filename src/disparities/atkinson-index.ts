import { atkinson } from "../stats/generalized-entropy.js";
import { metricOfBenefits } from "./kind/benefit.js";
import { ofEverybody } from "./kind/of-everybody.js";

const facts = {
  id: "atkinson_index",
  title: "Atkinson index, ε = ½",
  formula: "1 − (mean of √b)² / μ, b = decision − outcome + 1 in favorable terms",
  range: [0, 1],
  source: "Atkinson (1970), Journal of Economic Theory 2:244–263",
} as const;

/**
 * The share of all benefit that could be given up if everybody had the same, at an aversion of ½ to inequality; benefits are 0, 1 and 2.
 *
 * Unit: share in [0, 1]; 0 = everybody benefits alike. No value when nobody benefits. Example: benefits 0 2 → 1/2.
 */
export const atkinsonIndex = ofEverybody(metricOfBenefits({ ...facts, of: (benefits) => atkinson(benefits, 0.5) }), {
  ...facts,
  ideal: 0,
  better: "lower",
  aliases: ["atkinson"],
});
