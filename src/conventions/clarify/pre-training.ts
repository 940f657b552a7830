import { jensenShannon, kullbackLeibler, probabilityGaps } from "../../stats/label-distances.js";
import type { ConventionName } from "../convention.js";
import { from, quotient, shares } from "../sides.js";
import { aLessD, ofSides } from "./sides-apart.js";

const drops = "drops outcomes that one side does not have before it sums; here every outcome counts";

/** A distance of the distributions of labels, P of side a and Q of side d. */
const ofLabels = (of: (p: readonly [number, number], q: readonly [number, number]) => number) =>
  ofSides(({ a, d }) => from([...shares(a.labels), ...shares(d.labels)], (p0, p1, q0, q1) => of([p0!, p1!], [q0!, q1!])));

/** Before any model: of the labels. */
export const preTraining: readonly ConventionName[] = [
  {
    name: "CI",
    title: "Class imbalance",
    formula: "(n_a − n_d) / (n_a + n_d)",
    range: [-1, 1],
    ideal: 0,
    needs: [],
    here: null,
    differs: null,
    of: ofSides(({ a, d }) => quotient(a.rows - d.rows, a.rows + d.rows)),
  },
  {
    name: "DPL",
    title: "Difference in proportions of labels",
    formula: "q_a − q_d, q = favorable labels / labels",
    range: [-1, 1],
    ideal: 0,
    needs: ["label"],
    here: "−base_rate__difference_to_rest",
    differs: null,
    of: aLessD(({ labels }) => shares(labels)[1]),
  },
  {
    name: "KL",
    title: "Kullback–Leibler divergence of labels",
    formula: "Σ P_a ln(P_a / P_d)",
    range: [0, null],
    ideal: 0,
    needs: ["label"],
    here: null,
    differs: `${drops}, so that a divergence is never negative and is infinite where the facet lacks an outcome`,
    of: ofLabels(kullbackLeibler),
  },
  {
    name: "JS",
    title: "Jensen–Shannon divergence of labels",
    formula: "(KL(P_a ‖ M) + KL(P_d ‖ M)) / 2, M = (P_a + P_d) / 2",
    range: [0, Math.LN2],
    ideal: 0,
    needs: ["label"],
    here: null,
    differs: drops,
    of: ofLabels(jensenShannon),
  },
  {
    name: "LP",
    title: "L2 norm of the difference in labels",
    formula: "√Σ (P_a − P_d)²",
    range: [0, Math.SQRT2],
    ideal: 0,
    needs: ["label"],
    here: "√2 · |base_rate__difference_to_rest|",
    differs: drops,
    of: ofLabels((p, q) => Math.hypot(...probabilityGaps(p, q))),
  },
  {
    name: "TVD",
    title: "Total variation distance of labels",
    formula: "½ Σ |P_a − P_d|",
    range: [0, 1],
    ideal: 0,
    needs: ["label"],
    here: "|base_rate__difference_to_rest|",
    differs: drops,
    of: ofLabels((p, q) => probabilityGaps(p, q).reduce((sum, gap) => sum + gap, 0) / 2),
  },
  {
    name: "KS",
    title: "Largest difference in the probability of one label",
    formula: "max |P_a − P_d|",
    range: [0, 1],
    ideal: 0,
    needs: ["label"],
    here: "|base_rate__difference_to_rest|",
    differs: "called Kolmogorov–Smirnov there, but of probabilities, not of distribution functions",
    of: ofLabels((p, q) => Math.max(...probabilityGaps(p, q))),
  },
  {
    name: "CDDL",
    title: "Conditional demographic disparity of labels",
    formula: "Σ n_c / n · (share of d among unfavorable labels − among favorable ones)",
    range: [-1, 1],
    ideal: 0,
    needs: ["label", "strata"],
    here: "conditionalDisparity of the result, outcome label",
    differs: "a share of nobody is 0 there; here a stratum with one outcome only is left out and said",
    of: ({ withinStrata }) => withinStrata?.label ?? { reason: withinStrata === null ? "no_strata" : "no_stratum" },
  },
];
