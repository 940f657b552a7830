import { expect } from "vitest";
import { standardized } from "../../../src/disparities/kind/standardized-difference.js";
import { audit } from "../../../src/index.js";
import { classesFrom } from "../../../src/metrics/kind/classes.js";
import type { Sample } from "../../../src/metrics/kind/metric.js";
import { oneVersusRest } from "../../../src/metrics/kind/one-versus-rest.js";
import { truePositiveRate } from "../../../src/metrics/true-positive-rate.js";
import { auditOf } from "../../conventions/of-counts.js";
import { type Card, estimate } from "../card.js";

export const holisticai: Card = {
  peer: "holisticai",
  licence: "Apache-2.0",
  cases: ["holisticai-", "peerrun-holisticai-"],
  differences: [
    {
      what: "Names of precision and recall",
      theirs: "swapped in one table of results",
      ours: "positive_predictive_value = tp / (tp + fp), true_positive_rate = tp / (tp + fn)",
      why: "the names are the field's",
      shows() {
        const people = { tp: 6, fn: 2, fp: 3, tn: 9 };
        expect(estimate("positive_predictive_value", people).value).toBeCloseTo(6 / 9, 14);
        expect(estimate("true_positive_rate", people).value).toBeCloseTo(6 / 8, 14);
      },
    },
    {
      what: "Coefficient of variation",
      theirs: "2 √GE₂, √2 times too large: 0.7536 for benefits 1 1 2 0 1 1 2 1",
      ours: "√(2 GE₂), the standard deviation over the mean: 0.5329",
      why: "that is what the name means",
      async shows() {
        const result = await auditOf({ all: [5, 2, 1, 0] }, {});
        expect(result.disparities.find(({ id }) => id === "coefficient_of_variation@g")!.value).toBeCloseTo(0.5328702, 7);
      },
    },
    {
      what: "`abroca`",
      theirs: "AUC of one group less that of the other, with a sign: 0.0086 on German credit",
      ours: "the area between the ROC curves, never negative: curves that cross and have equal AUC differ",
      why: "Gardner, Brooks & Baker (2019)",
      async shows() {
        // Group a ranks one positive first and one last, group b both in the middle: AUC ½ for both.
        const rows = [
          ...[
            [1, 0.9],
            [0, 0.8],
            [0, 0.7],
            [1, 0.1],
          ].map(([y, s]) => ({ g: "a", y: y!, s: s! })),
          ...[
            [0, 0.9],
            [1, 0.8],
            [1, 0.7],
            [0, 0.1],
          ].map(([y, s]) => ({ g: "b", y: y!, s: s! })),
        ];
        const result = await audit(rows, { label: "y", score: "s", sensitive: ["g"], minN: 1 });
        const of = (id: string) => result.disparities.find((row) => row.id === `${id}@g`)!.value!;
        expect(of("auc__difference")).toBe(0);
        expect(of("abroca")).toBeCloseTo(0.5, 12);
      },
    },
    {
      what: "True positive rate of a class that a group never has",
      theirs: "one over the number of classes, by adding 1e-32 to every count, which then goes into the mean over pairs",
      ours: "no value, reason `zero_denominator`; the group is left out and named",
      why: "0 of 0 is not 1/3",
      shows() {
        const classes = { all: classesFrom([["a", "a"]], ["a", "b", "c"]), leftOut: null };
        const sample = { classes, everyone: { classes }, favorable: "positive", resamples: 1 } as unknown as Sample;
        expect(oneVersusRest(truePositiveRate, "b").estimate(sample)).toMatchObject({ value: null, reason: "zero_denominator" });
      },
    },
    {
      what: "Standard deviation in the standardised mean difference",
      theirs: "population variances in the formula for sample ones: too small a deviation, 10 % for ten rows",
      ours: "sample variances, pooled by n − 1",
      why: "Cohen's d is defined so",
      shows() {
        const side = (values: readonly number[]) => {
          const middle = values.reduce((sum, x) => sum + x, 0) / values.length;
          const variance = values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (values.length - 1);
          return { mean: middle, variance, fourth: 0, size: values.length, n: values.length };
        };
        const found = standardized(side([0.9, 0.7, 0.3, 0.2]), side([0.8, 1, 0.8, 0.2, 0.1, 0.2]))!;
        expect(found).toBeCloseTo(0.0225160131723218, 12);
        expect(found).not.toBeCloseTo(0.025042098285188583, 4);
      },
    },
  ],
};
