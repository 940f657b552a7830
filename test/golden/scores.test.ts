import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { metrics } from "../../src/metrics/index.js";
import { confusionFrom } from "../../src/metrics/kind/confusion.js";
import { hasValue, type Metric } from "../../src/metrics/kind/metric.js";
import { type ScoreRow, scoreSample } from "../metrics/score-sample.js";

type Figure = readonly [name: string, published: number, found: number | null];

/** A test that scores give the published figures. */
function reproduces(title: string, tolerance: number, figures: () => readonly Figure[] | Promise<readonly Figure[]>): void {
  test(title, async () => {
    for (const [name, published, found] of await figures()) {
      expect(found, name).not.toBeNull();
      expect(Math.abs(found! - published), `${name}: ${found}, published ${published}`).toBeLessThanOrEqual(tolerance);
    }
  });
}

const metric = (id: string): Metric => metrics.find((one) => one.id === id)!;
const ofScores = (id: string, rows: readonly ScoreRow[]): number | null => metric(id).estimate(scoreSample(rows)).value;
const rowsOf = (labels: readonly (0 | 1)[], scores: readonly number[]): ScoreRow[] => labels.map((label, i) => [scores[i]!, label]);
const ofTable = (id: string, counts: Parameters<typeof confusionFrom>[0]): number | null =>
  metric(id).estimate({ ...scoreSample([]), confusion: confusionFrom(counts) }).value;

// fidelity/jurity, tests/test_classification_binary.py (Apache-2.0), commit 3407b6b
reproduces("jurity-auc", 1e-6, () => [
  ["AUC", 0.6666666666666667, ofScores("auc", rowsOf([1, 1, 0, 1, 0, 0], [1, 1, 1, 0.5, 0.5, 0.5]))],
  ["AUC of a constant score", 0.5, ofScores("auc", rowsOf([1, 1, 0, 1, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]))],
  ["AUC of one positive", 0.8, ofScores("auc", rowsOf([0, 0, 0, 0, 0, 1], [0, 0, 0, 0.5, 0.5, 0.5]))],
]);

// scikit-learn, docstrings of sklearn.metrics, release 1.2.1 (BSD-3-Clause): brier_score_loss, matthews_corrcoef, balanced_accuracy_score, log_loss
reproduces("sklearn-score-metrics", 5e-6, () => [
  ["brier_score_loss", 0.0375, ofScores("brier_score", rowsOf([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]))],
  ["log_loss of ham", 0.21616, ofScores("log_loss", rowsOf([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.35]))],
  ["matthews_corrcoef", -1 / 3, ofTable("matthews_correlation", { tp: 2, fn: 1, fp: 1, tn: 0 })],
  ["balanced_accuracy_score", 0.625, ofTable("balanced_accuracy", { tp: 1, fn: 1, fp: 1, tn: 3 })],
]);

// TorchMetrics, functional/classification/calibration_error.py, docstring (Apache-2.0), commit dab0333: l1, two bins of equal width.
// All gaps have the same sign, so the sum does not depend on the bins.
reproduces("torchmetrics-calibration-error", 5e-5, () => [
  ["ECE (l1)", 0.29, ofScores("expected_calibration_error", rowsOf([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75]))],
]);

async function wasserstein(a: readonly number[], b: readonly number[], weights?: readonly (readonly number[])[]): Promise<number | null> {
  const data = { g: [...a.map(() => "a"), ...b.map(() => "b")], s: [...a, ...b], ...(weights && { w: weights.flat() }) };
  const result = await audit(data, { score: "s", sensitive: ["g"], minN: 1, ...(weights && { weight: "w" }) });
  return result.disparities.find(({ id }) => id === "wasserstein_1@g")!.value;
}

// SciPy, docstring of scipy.stats.wasserstein_distance, release 1.17.1 (BSD-3-Clause)
reproduces("scipy-distances", 1e-9, async () => [
  ["wasserstein([0,1,3],[5,6,8])", 5, await wasserstein([0, 1, 3], [5, 6, 8])],
  [
    "wasserstein with weights [3,1],[2,2]",
    0.25,
    await wasserstein(
      [0, 1],
      [0, 1],
      [
        [3, 1],
        [2, 2],
      ],
    ),
  ],
  [
    "wasserstein with weights [1.4,.9,3.1,7.2],[3.2,3.5]",
    4.078133143804786,
    await wasserstein(
      [3.4, 3.9, 7.5, 7.8],
      [4.5, 1.4],
      [
        [1.4, 0.9, 3.1, 7.2],
        [3.2, 3.5],
      ],
    ),
  ],
]);

/** Rows and recidivists of each COMPAS decile, 1 to 10; ProPublica, compas-scores-two-years.csv, 7,214 rows. */
const compas = {
  "African-American": [
    [398, 91],
    [393, 119],
    [346, 145],
    [385, 177],
    [365, 176],
    [384, 215],
    [400, 237],
    [359, 245],
    [380, 269],
    [286, 227],
  ],
  Caucasian: [
    [681, 142],
    [361, 113],
    [273, 93],
    [285, 113],
    [241, 111],
    [194, 111],
    [143, 88],
    [114, 82],
    [98, 68],
    [64, 45],
  ],
} as const;
const people = Object.entries(compas).flatMap(([race, deciles]) =>
  deciles.flatMap(([n, recidivists], i) => Array.from({ length: n }, (_, j) => ({ race, decile: i + 1, again: j < recidivists ? 1 : 0 }))),
);

test("areas of the COMPAS deciles have DeLong's standard errors, ties half", () => {
  // AUC and SE by DeLong on the raw rows; Wilson's limits come from the same variance: nEff = A(1 − A) / SE².
  const published = { "African-American": [0.6918344, 0.0085618], Caucasian: [0.6931463, 0.0107975] } as const;
  for (const [race, [area, se]] of Object.entries(published)) {
    const rows = people.filter((one) => one.race === race).map(({ decile, again }): ScoreRow => [decile, again as 0 | 1]);
    const found = metric("auc").estimate(scoreSample(rows));
    if (!hasValue(found)) throw new Error("has a value");
    expect(found.value).toBeCloseTo(area, 6);
    expect(Math.sqrt((found.value * (1 - found.value)) / found.nEff!)).toBeCloseTo(se, 6);
  }
});

test("distances of the COMPAS deciles between the two races", async () => {
  const columns = { race: people.map(({ race }) => race), s: people.map(({ decile }) => decile), y: people.map(({ again }) => again) };
  const { disparities } = await audit(columns, { label: "y", score: "s", sensitive: ["race"] });
  const row = (id: string) => disparities.find((one) => one.id === `${id}@race`)!;
  expect(row("ks").value).toBeCloseTo(0.2402002, 6);
  expect(row("wasserstein_1").value).toBeCloseTo(1.6336507, 6);
  const { pair, value } = row("xauc");
  expect(pair!.a).toMatchObject({ group: { race: "African-American" } });
  expect(pair!.a.value).toBeCloseTo(0.8176763, 6);
  expect(pair!.b.value).toBeCloseTo(0.5445238, 6);
  expect(value).toBeCloseTo(0.8176763 - 0.5445238, 6);
  // Shuffled people never differ so much.
  expect(row("ks").pValue).toBe(1 / 500);
});
