import { expect } from "vitest";
import { audit } from "../../../src/index.js";
import { generalizedEntropy } from "../../../src/stats/generalized-entropy.js";
import { auditOf, numbersOf } from "../../conventions/of-counts.js";
import { measured } from "../../disparities/measured.js";
import { type Card, estimate, half } from "../card.js";

/** Adult predictions of a random forest (Aequitas, MIT); counts. */
const adultBySexAndRace = {
  "Female Amer-Indian-Eskimo": [0, 36, 0, 4],
  "Female Asian-Pac-Islander": [2, 84, 9, 4],
  "Female Black": [12, 438, 13, 12],
  "Female Other": [1, 15, 2, 0],
  "Female White": [83, 2170, 189, 125],
  "Male Amer-Indian-Eskimo": [3, 51, 4, 2],
  "Male Asian-Pac-Islander": [23, 112, 45, 24],
  "Male Black": [27, 361, 62, 42],
  "Male Other": [0, 49, 3, 3],
  "Male White": [555, 3395, 1241, 568],
} as const;

export const aif360: Card = {
  peer: "AIF360",
  licence: "Apache-2.0",
  cases: ["aif360", "peerrun-aif360-"],
  differences: [
    {
      what: "Average odds difference of opposite errors",
      theirs: "the signed mean: +0.4 in true and −0.4 in false positive rates give 0",
      ours: "`average_absolute_odds_difference`: errors cannot cancel",
      why: "two severe errors in opposite directions are not equality",
      shows() {
        const groups = { a: { tp: 45, fn: 5, fp: 5, tn: 45 }, b: { tp: 25, fn: 25, fp: 25, tn: 25 } };
        expect(measured(groups)("average_absolute_odds_difference")[0]!.value).toBeCloseTo(0.4, 12);
      },
    },
    {
      what: "max(x, NaN) among groups",
      theirs: "depends on the order in which groups come",
      ours: "a group without a value is left out and named, whatever the order",
      why: "the order of rows is not evidence",
      shows() {
        const [one, other] = [
          { a: half, b: { fp: 40, tn: 60 }, c: { ...half, tp: 40, fn: 10 } },
          { c: { ...half, tp: 40, fn: 10 }, b: { fp: 40, tn: 60 }, a: half },
        ];
        const of = (groups: object) => measured(groups as Parameters<typeof measured>[0])("equal_opportunity_difference")[0]!;
        expect(of(one).value).toBeCloseTo(0.3, 12);
        expect(of(other).value).toBe(of(one).value);
        expect(of(one).excluded.map(({ group }) => group.g)).toEqual(["b"]);
      },
    },
    {
      what: "Generalized entropy with α = 0",
      theirs: "divides by the mean once more: 0.07175 for benefits 1 1 1 2 2 1 ½ 1",
      ours: "`mean_log_deviation`, −mean of ln(b / μ): 0.08521",
      why: "Shorrocks (1980)",
      shows() {
        expect(generalizedEntropy({ values: [0.5, 1, 2], weights: [1, 5, 2] }, 0)).toBeCloseTo(0.08520686, 8);
      },
    },
    {
      what: "Smoothing of differential fairness",
      theirs:
        "aif360.sklearn adds α over the classes found in the group: ten zeros have P = 1/11, and a group of positives an infinite value (Adult by sex and race)",
      ours: "α over the classes of the task: 0.5 / 11, and 1.4655 for that case",
      why: "smoothing is for the class that is not there",
      async shows() {
        const result = await auditOf({ zeros: [10, 0, 0, 0], ones: [0, 0, 0, 10] }, { convention: ["aif360"] });
        const value = numbersOf(result, "aif360", "zeros").smoothed_empirical_differential_fairness!.value;
        expect(value).toBeCloseTo(Math.log(10.5 / 0.5), 12);
        const adult = await auditOf(adultBySexAndRace, {});
        const amplified = adult.disparities.find(({ id }) => id === "differential_fairness_amplification@g")!.value;
        expect(amplified).toBeCloseTo(1.465486838, 8);
      },
    },
    {
      what: "Predictive values of nobody",
      theirs: "PPV, NPV, FDR, FOR and accuracy are 0 when nobody is in the denominator, TPR and FPR are NaN",
      ours: "no value, always with a reason",
      why: "0 of 0 is not 0",
      shows() {
        for (const id of ["positive_predictive_value", "false_discovery_rate", "true_positive_rate"])
          expect(estimate(id, { tp: 0, fn: 0, fp: 0, tn: 9 })).toMatchObject({ value: null, reason: "zero_denominator" });
      },
    },
    {
      what: "Weights in indices of inequality",
      theirs: "Theil and generalized entropy leave the weights out",
      ours: "rows count by their weight",
      why: "a weighted audit is of the weighted people",
      shows() {
        expect(generalizedEntropy({ values: [0, 2], weights: [1, 3] }, 2)).toBeCloseTo(0.5 * (3 / (1.5 * 1.5) - 1), 12);
      },
    },
    {
      what: "Consistency (also holisticai and Veritas)",
      theirs: "every row is among its own nearest: pairs of equal rows that are decided differently have 0.5 with two neighbours",
      ours: "the row itself is left out: 0",
      why: "a row always agrees with itself",
      async shows() {
        const rows = [0, 0, 9, 9].map((x, i) => ({ x, p: i % 2, g: "a" }));
        const result = await audit(rows, { prediction: "p", sensitive: ["g"], features: ["x"], neighbors: 1, minN: 1 });
        expect(result.individual[0]!.consistency.value).toBe(0);
      },
    },
    {
      what: "Sign of class imbalance",
      theirs: "(n − n_privileged) / n, where Clarify has (n_a − n_d) / n under the same name",
      ours: "each under its tool's name, with its tool's sign",
      why: "a name does not carry a sign",
      async shows() {
        const result = await auditOf({ a: [6, 0, 0, 0], b: [2, 0, 0, 0] }, { convention: ["aif360", "clarify"], positive: 1 });
        expect(numbersOf(result, "aif360", "b").class_imbalance!.value).toBe(-0.5);
        expect(numbersOf(result, "clarify", "b").CI!.value).toBe(0.5);
      },
    },
  ],
};
