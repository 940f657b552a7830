import { selectionRate } from "../metrics/selection-rate.js";
import type { Disparity } from "./disparity.js";
import { epsilonOf, LOGARITHM } from "./kind/epsilon.js";

/**
 * How far apart any two groups' probabilities of either decision are, as a logarithm of their ratio: ε of differential fairness.
 *
 * Probabilities are smoothed by half a row a decision, whether or not the decision occurs in the group, so that nobody's is 0. Read it
 * for the finest combination of attributes. Bounds are of the unsmoothed ratios. With weights P is the weighted share, smoothed by as
 * much as for unweighted rows.
 *
 * Unit: logarithm, 0 or more; 0 = equal, ln 2 = somebody is twice as likely. No value with fewer than two groups.
 * Example: 1 of 10 against 4 of 10: ln((4.5/11) / (1.5/11)) = ln 3.
 */
export const differentialFairness = {
  id: "differential_fairness",
  title: "Differential fairness, ε",
  formula: "max over pairs and decisions of ln(P(decision | a) / P(decision | b)), P = (rows with it + ½) / (rows + 1)",
  scale: "difference",
  ideal: 0,
  range: [0, null],
  better: "lower",
  metrics: [selectionRate],
  contrast: LOGARITHM,
  aliases: ["smoothed_empirical_differential_fairness", "edf", "smoothed_edf"],
  source: "Foulds, Islam, Keya & Pan (2020), ICDE, §IV, smoothing 1 over two outcomes",
  measure: (grouping, level) => epsilonOf(grouping, selectionRate, level),
} as const satisfies Disparity;
