import type { Confusion } from "../../metrics/kind/confusion.js";
import { kullbackLeibler } from "../../stats/divergence.js";
import type { ConventionName } from "../convention.js";
import { ofTwo } from "../kind/of-two.js";
import { from, quotient, shares, sideOf } from "../sides.js";

/** Of the data alone. */
export const ofLabels: readonly ConventionName[] = [
  {
    name: "class_imbalance",
    title: "Class imbalance",
    formula: "(n − n_privileged) / (n + n_privileged): the opposite sign of Clarify's",
    range: [-1, 1],
    ideal: 0,
    needs: [],
    here: null,
    differs: null,
    of: ofTwo(({ a, d }) => quotient(d.rows - a.rows, d.rows + a.rows)),
  },
  {
    name: "kl_divergence",
    title: "Kullback–Leibler divergence of labels",
    formula: "Σ P_privileged ln(P_privileged / P)",
    range: [0, null],
    ideal: 0,
    needs: ["label"],
    here: null,
    differs: null,
    of: ofTwo(({ a, d }) => from([...shares(a.labels), ...shares(d.labels)], (p0, p1, q0, q1) => kullbackLeibler([p0!, p1!], [q0!, q1!]))),
  },
  {
    name: "conditional_demographic_disparity",
    title: "Conditional demographic disparity of labels, the groups as strata",
    formula: "Σ over groups n_g / n · (share of g among unfavorable labels − among favorable ones)",
    range: [-1, 1],
    ideal: 0,
    needs: ["label"],
    here: null,
    differs: null,
    of: ({ groups, favorable }) => {
      const labels = groups.map((group) => sideOf(group, favorable).labels);
      const total = ([no, yes]: readonly [number, number], [n, y]: readonly [number, number]) => [no + n, yes + y] as const;
      const [unfavorable, favored] = labels.reduce<readonly [number, number]>(total, [0, 0]);
      if (unfavorable === 0 || favored === 0) return { reason: "zero_denominator" };
      return labels.reduce((sum, [no, yes]) => sum + ((no + yes) / (unfavorable + favored)) * (no / unfavorable - yes / favored), 0);
    },
  },
  {
    name: "smoothed_empirical_differential_fairness",
    title: "Smoothed differential fairness of labels",
    formula: "max over pairs of groups and labels of |ln(P(label | a) / P(label | b))|, P = (rows with it + ½) / (rows + 1)",
    range: [0, null],
    ideal: 0,
    needs: ["label"],
    here: null,
    differs: "½ is 1 there for a group with labels of one class only, which then has no smoothing and an infinite value",
    of: ({ groups, favorable }) => {
      if (groups.length < 2) return { reason: "fewer_than_two_groups" };
      const shareOf = (group: Confusion): number => {
        const [no, yes] = sideOf(group, favorable).labels;
        return (yes + 0.5) / (no + yes + 1);
      };
      const all = groups.map(shareOf);
      const [low, high] = [Math.min(...all), Math.max(...all)];
      return Math.max(Math.log(high / low), Math.log((1 - low) / (1 - high)));
    },
  },
];
