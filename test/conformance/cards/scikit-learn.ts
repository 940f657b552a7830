import { expect } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { metrics } from "../../../src/metrics/index.js";
import { calibrationOf } from "../../../src/metrics/kind/calibration-bins.js";
import type { Metric, Sample } from "../../../src/metrics/kind/metric.js";
import { rankingFrom } from "../../../src/metrics/kind/ranking.js";
import { scoresFrom } from "../../../src/metrics/kind/scores.js";
import { ndcg } from "../../../src/metrics/ndcg.js";
import { type ScoreRow, scoreSample } from "../../metrics/score-sample.js";
import type { Card } from "../card.js";

export const scikitLearn: Card = {
  peer: "scikit-learn, SciPy and TorchMetrics",
  licence: "BSD-3-Clause, Apache-2.0",
  cases: ["sklearn-", "peerrun-sklearn-", "scipy-", "peerrun-scipy-", "torchmetrics-"],
  differences: [
    {
      what: "Permutation importance on a part of the rows",
      theirs:
        "the score after shuffling is of the sampled rows, the score before of all rows, so that an unused column gets what the two differ by",
      ours: "both are of the same rows, drawn once for all features: an unused column gets exactly 0",
      why: "the noise of a sample is no importance",
      async shows() {
        const rows = 40;
        const x = Array.from({ length: rows }, (_, i) => i);
        const y = x.map((one) => (one * one) % 7);
        const { importance } = await audit(
          { x, unused: x.map((one) => one % 3), y },
          {
            label: "y",
            task: "regression",
            sensitive: [],
            minN: 1,
            model: { features: ["x", "unused"], output: "amount", predict: ({ x: own }) => own },
            importance: { metrics: ["mean_absolute_error"], rng: "numpy-legacy", maxRows: 20, repeats: { least: 3, most: 3 } },
          },
        );
        expect(importance).toMatchObject({ rowsUsed: 20, rowsOf: 40 });
        expect(importance!.features[1]).toMatchObject({ feature: "unused", value: 0, seMonteCarlo: 0 });
      },
    },
    {
      what: "Bins of a calibration curve and of its error",
      theirs: "of equal width: where scores crowd, one bin holds nearly everybody, and the others a few rows",
      ours: "of about equal weight, equal scores in one bin; beside the error stand its mean when scores are right and a p-value",
      why: "a bin of few rows is off by chance, and small groups have more of them",
      shows() {
        const rows = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.9].map((score, i): ScoreRow => [score, i % 2 === 0 ? 1 : 0]);
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
};
