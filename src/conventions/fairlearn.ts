import type { Convention, ConventionName } from "./convention.js";
import { againstOverall, combined, furthestFrom, lowestOverHighest, lowestRatioTo, ofAllGroups, spread } from "./kind/of-groups.js";
import {
  accuracy,
  balancedAccuracy,
  errorRate,
  f1,
  falseNegativeRate,
  falsePositiveRate,
  precision,
  type SideRate,
  selectionRate,
  trueNegativeRate,
  truePositiveRate,
} from "./kind/rates.js";

const zeros = "0 / 0 is 0 there, and counts as a rate of the group; here there is then no value";
const difference = (rate: SideRate) => ofAllGroups(rate, spread);
const ratio = (rate: SideRate) => ofAllGroups(rate, lowestOverHighest);
const toOverall = (rate: SideRate) => againstOverall(rate, furthestFrom);
const ratioToOverall = (rate: SideRate) => againstOverall(rate, lowestRatioTo);

const facts = (rate: SideRate) => ({
  needs: rate.needs,
  differs: rate === selectionRate || rate === accuracy || rate === errorRate ? null : zeros,
});

const named = (name: string, title: string, rate: SideRate, here: string): readonly ConventionName[] => [
  {
    ...facts(rate),
    name: `${name}_difference`,
    title: `${title}: difference`,
    formula: `largest − smallest ${rate.title} of a group`,
    range: [0, 1],
    ideal: 0,
    here: `${here}_difference`,
    of: difference(rate),
  },
  {
    ...facts(rate),
    name: `${name}_ratio`,
    title: `${title}: ratio`,
    formula: `smallest / largest ${rate.title} of a group`,
    range: [0, 1],
    ideal: 1,
    here: `${here}_ratio`,
    of: ratio(rate),
  },
];

const worst = (name: string, rate: SideRate, side: "min" | "max"): ConventionName => ({
  ...facts(rate),
  name: `${name}_group_${side}`,
  title: `${side === "min" ? "Smallest" : "Largest"} ${rate.title} of a group`,
  formula: `${side} of ${rate.formula}`,
  range: [0, 1],
  ideal: side === "min" ? 1 : 0,
  here: null,
  of: ofAllGroups(rate, (rates) => Math[side](...rates)),
});

const odds = { needs: ["label", "prediction"], differs: zeros } as const;

/** The names of Fairlearn: all groups of a grouping at once, never negative; positive means the positive value. */
export const fairlearn: Convention = {
  id: "fairlearn",
  title: "Fairlearn",
  source: "fairlearn/fairlearn, fairlearn/metrics (MIT), commit ebf8fa7 (2026)",
  comparison: "groups",
  names: [
    ...named("demographic_parity", "Demographic parity", selectionRate, "demographic_parity"),
    ...named("equal_opportunity", "Equal opportunity", truePositiveRate, "equal_opportunity"),
    {
      ...odds,
      name: "equalized_odds_difference",
      title: "Equalized odds: difference",
      formula: "the larger of the differences in true and in false positive rates",
      range: [0, 1],
      ideal: 0,
      here: "equalized_odds_difference",
      of: combined(difference(truePositiveRate), difference(falsePositiveRate), Math.max),
    },
    {
      ...odds,
      name: "equalized_odds_ratio",
      title: "Equalized odds: ratio",
      formula: "the smaller of the ratios of true and of false positive rates",
      range: [0, 1],
      ideal: 1,
      here: "equalized_odds_ratio",
      of: combined(ratio(truePositiveRate), ratio(falsePositiveRate), Math.min),
    },
    {
      ...odds,
      name: "equalized_odds_difference(agg=mean)",
      title: "Equalized odds: mean difference",
      formula: "the mean of the differences in true and in false positive rates",
      range: [0, 1],
      ideal: 0,
      here: null,
      of: combined(difference(truePositiveRate), difference(falsePositiveRate), (x, y) => (x + y) / 2),
    },
    {
      ...facts(selectionRate),
      name: "demographic_parity_difference(method=to_overall)",
      title: "Demographic parity: difference to everybody",
      formula: "largest |selection rate of a group − of everybody|",
      range: [0, 1],
      ideal: 0,
      here: "the largest absolute selection_rate__difference_to_overall",
      of: toOverall(selectionRate),
    },
    {
      ...facts(selectionRate),
      name: "demographic_parity_ratio(method=to_overall)",
      title: "Demographic parity: ratio to everybody",
      formula: "smallest ratio of a group's selection rate to everybody's, read either way",
      range: [0, 1],
      ideal: 1,
      here: "the smallest selection_rate__ratio_to_overall, or its inverse",
      of: ratioToOverall(selectionRate),
    },
    ...named("false_positive_rate", "False positive rate", falsePositiveRate, "predictive_equality"),
    ...named("false_negative_rate", "False negative rate", falseNegativeRate, "false_negative_rate_"),
    ...named("true_negative_rate", "True negative rate", trueNegativeRate, "true_negative_rate_"),
    ...named("accuracy_score", "Accuracy", accuracy, "accuracy_parity"),
    ...named("zero_one_loss", "Error rate", errorRate, "error_rate_"),
    worst("accuracy_score", accuracy, "min"),
    worst("balanced_accuracy_score", balancedAccuracy, "min"),
    worst("f1_score", f1, "min"),
    worst("precision_score", precision, "min"),
    worst("recall_score", truePositiveRate, "min"),
    worst("zero_one_loss", errorRate, "max"),
  ],
};
