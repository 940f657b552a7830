import { expect } from "vitest";
import { type RowFigure, reproduces } from "./row-figures.js";

const groups = ["A", "A", "A", "A", "B", "B", "B", "B", "C", "C"];
const predicted = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0];
const truth = [0, 1, 1, 0, 1, 0, 2, 1, 2, 1];

/** A published table of a group and a class. */
const table = (name: string, metric: string, values: Readonly<Record<string, readonly (number | null)[]>>): readonly RowFigure[] =>
  Object.entries(values).flatMap(([g, row]) =>
    row.map((value, k): RowFigure => [`${name} ${g} ${k}`, value, (of) => of.rate(`${metric}[${k}]`, { g })]),
  );

// holistic-ai/holisticai, tests/bias/metrics/test_bias_multiclass.py (Apache-2.0), commit 96b084f
reproduces(
  "holisticai-multiclass",
  groups.map((g, i) => ({ g, predicted: predicted[i]!, truth: truth[i]! })),
  { task: "multiclass", label: "truth", prediction: "predicted", sensitive: ["g"], tolerance: 1e-6 },
  [
    ...table("frequency_matrix", "selection_rate", { A: [0.5, 0.25, 0.25], B: [0.25, 0.5, 0.25], C: [0.5, 0, 0.5] }),
    // The peer calls this one precision and the next one recall; its figures are those of the field's recall and precision.
    ...table("precision_matrix (recall)", "true_positive_rate", { A: [1, 0.5, null], B: [0, 1, 0], C: [null, 0, 1] }),
    ...table("recall_matrix (precision)", "positive_predictive_value", { A: [1, 1, 0], B: [0, 1, 0], C: [0, null, 1] }),
    ["multiclass_statistical_parity", 0.3333333333333333, (of) => of.disparity("mean_total_variation_distance@g")],
    [
      "confusion_tensor, counts of A by prediction and truth",
      4,
      ({ result }) => {
        const own = result.confusion.filter(({ group }) => group.g === "A").map(({ label, prediction, n }) => [prediction, label, n]);
        expect(own.sort()).toEqual([
          ["0", "0", 2],
          ["1", "1", 1],
          ["2", "1", 1],
        ]);
        return own.reduce((sum, row) => sum + (row[2] as number), 0);
      },
    ],
  ],
);

const classes = ["a", "b", "b", "a", "c", "c", "a", "b", "a", "c"];
// fidelity/jurity, tests/test_fairness_multi_class.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-multiclass-one-vs-rest",
  classes.map((prediction, i) => ({ prediction, member: i < 5 ? 1 : 0 })),
  { task: "multiclass", prediction: "prediction", sensitive: ["member"], tolerance: 1e-9 },
  (
    [
      ["a", 1, 0],
      ["b", 2, 0.2],
      ["c", 0.5, -0.2],
    ] as const
  ).flatMap(([name, impact, parity]): RowFigure[] => [
    [
      `DisparateImpact ${name}`,
      impact,
      (of) => of.rate(`selection_rate[${name}]`, { member: "1" })! / of.rate(`selection_rate[${name}]`, { member: "0" })!,
    ],
    [
      `StatisticalParity ${name}`,
      parity,
      (of) => of.rate(`selection_rate[${name}]`, { member: "1" })! - of.rate(`selection_rate[${name}]`, { member: "0" })!,
    ],
  ]),
);
