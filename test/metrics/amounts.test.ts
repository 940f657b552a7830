import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aboveMedianRate } from "../../src/metrics/above-median-rate.js";
import { errorQuantile10 } from "../../src/metrics/error-quantile-10.js";
import { errorQuantile90 } from "../../src/metrics/error-quantile-90.js";
import { metrics } from "../../src/metrics/index.js";
import { type Amounts, amountsFrom, amountsWithout, type SampledAmounts } from "../../src/metrics/kind/amounts.js";
import { confusionFrom } from "../../src/metrics/kind/confusion.js";
import { hasValue, type Metric, type Sample } from "../../src/metrics/kind/metric.js";
import { isFor } from "../../src/metrics/kind/task.js";
import { meanAbsoluteError } from "../../src/metrics/mean-absolute-error.js";
import { meanError } from "../../src/metrics/mean-error.js";
import { meanLabel } from "../../src/metrics/mean-label.js";
import { meanPrediction } from "../../src/metrics/mean-prediction.js";
import { medianAbsoluteError } from "../../src/metrics/median-absolute-error.js";
import { medianError } from "../../src/metrics/median-error.js";
import { rSquared } from "../../src/metrics/r-squared.js";
import { rootMeanSquaredError } from "../../src/metrics/root-mean-squared-error.js";
import { topFifthRate } from "../../src/metrics/top-fifth-rate.js";
import { topTenthRate } from "../../src/metrics/top-tenth-rate.js";
import { rng } from "../../src/stats/rng.js";

type Row = readonly [prediction: number | null, label: number | null, weight?: number];

const rowsOf = (predictions: readonly (number | null)[], labels: readonly (number | null)[], weights?: readonly number[]): readonly Row[] =>
  predictions.map((prediction, i) => [prediction, labels[i]!, weights?.[i] ?? 1]);

function sampleOf(all: Amounts, { everyone = all, leftOut = null as SampledAmounts["leftOut"] } = {}): Sample {
  const confusion = confusionFrom({ tn: 0, fp: 0, fn: 0, tp: 0 });
  return {
    confusion,
    leftOut: null,
    amounts: { all, leftOut },
    everyone: { confusion, leftOut: null, amounts: { all: everyone, leftOut } },
    favorable: "positive",
    random: rng(0, "test"),
    resamples: 200,
  };
}

const measured = (metric: Metric, rows: readonly Row[]): number | null => metric.estimate(sampleOf(amountsFrom(rows))).value;

describe("amounts by hand", () => {
  const rows = rowsOf([2, 4], [1, 6]);
  test.each([
    [meanPrediction, 3],
    [meanLabel, 3.5],
    [meanError, -0.5],
    [meanAbsoluteError, 1.5],
    [rootMeanSquaredError, Math.sqrt(2.5)],
  ])("$id", (metric, value) => {
    expect(measured(metric, rows)).toBeCloseTo(value, 14);
  });

  test("a quantile is a value that occurs, with at least its share at or below it", () => {
    const ten = rowsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], new Array(10).fill(0));
    expect(measured(errorQuantile10, ten)).toBe(1);
    expect(measured(medianError, ten)).toBe(5);
    expect(measured(errorQuantile90, ten)).toBe(9);
    expect(measured(medianAbsoluteError, rowsOf([-3, 1, 2], [0, 0, 0]))).toBe(2);
  });

  test("a row without a label counts in predictions only, one without a prediction nowhere beside others that have one", () => {
    const part = rowsOf([2, 4, null], [1, null, 9]);
    expect(measured(meanPrediction, part)).toBe(3);
    expect(measured(meanLabel, part)).toBe(1);
    expect(measured(meanError, part)).toBe(1);
  });

  test("without a number there is no value, and the reason", () => {
    expect(meanPrediction.estimate(sampleOf(amountsFrom([])))).toMatchObject({ value: null, reason: "zero_denominator" });
    const { amounts: _, ...none } = sampleOf(amountsFrom([]));
    for (const metric of (metrics as readonly Metric[]).filter((one) => isFor("regression", one)))
      expect(metric.estimate(none as Sample).value, metric.id).toBeNull();
    expect(rSquared.estimate(sampleOf(amountsFrom(rowsOf([1, 2], [5, 5]))))).toMatchObject({ value: null, reason: "constant_label" });
  });
});

describe("amounts against others", () => {
  // scikit-learn 1.9.1, see fixtures/oracle/tasks.py.
  const predictions = [2.5, 0.0, 2.0, 8.0, 3.9, 2.4];
  const labels = [3.0, -0.5, 2.0, 7.0, 4.2, 1.1];
  const weights = [1, 2, 1, 3, 1, 2];
  test.each([
    [meanAbsoluteError, 0.6, 0.74],
    [rootMeanSquaredError, 0.7393691004272944, 0.84970583144992],
    [rSquared, 0.9036993540810335, 0.9119125469718413],
  ])("$id agrees with scikit-learn, weighted as well", (metric, plain, weighted) => {
    expect(measured(metric, rowsOf(predictions, labels))).toBeCloseTo(plain, 12);
    expect(measured(metric, rowsOf(predictions, labels, weights))).toBeCloseTo(weighted, 12);
  });

  // scipy 1.17.1: ttest_1samp(…).confidence_interval(0.95), see fixtures/oracle/tasks.py.
  test("limits of a mean are Student's", () => {
    const estimate = meanPrediction.estimate(sampleOf(amountsFrom(rowsOf([0.9, 0.7, 0.3, 0.2], [0, 0, 0, 0]))));
    if (!hasValue(estimate)) throw new Error("no value");
    const { lower, upper } = estimate.limits(0.025)!;
    expect(lower).toBeCloseTo(-0.0007461657151005552, 10);
    expect(upper).toBeCloseTo(1.0507461657151005, 10);
  });

  // holistic-ai/holisticai, tests/bias/metrics/test_bias_regression.py (Apache-2.0), commit 96b084f
  test("holisticai's ten rows: means, errors, and shares above quantiles", () => {
    const a = amountsFrom(rowsOf([0.9, 0.7, 0.3, 0.2], [0.8, 0.9, 0.2, 0.1]));
    const b = amountsFrom(rowsOf([0.8, 1, 0.8, 0.2, 0.1, 0.2], [0.7, 0.9, 0.9, 0.3, 0.2, 0.1]));
    const everyone = amountsFrom([
      ...rowsOf([0.9, 0.7, 0.3, 0.2], [0.8, 0.9, 0.2, 0.1]),
      ...rowsOf([0.8, 1, 0.8, 0.2, 0.1, 0.2], [0.7, 0.9, 0.9, 0.3, 0.2, 0.1]),
    ]);
    const of = (metric: Metric): readonly [number, number] => [
      metric.estimate(sampleOf(a, { everyone })).value!,
      metric.estimate(sampleOf(b, { everyone })).value!,
    ];
    const ratio = ([x, y]: readonly [number, number]): number => x / y;
    const [meanA, meanB] = of(meanPrediction);
    expect(meanA - meanB).toBeCloseTo(0.008333333333333333, 12);
    expect(ratio([meanA, meanB])).toBeCloseTo(1.016129032, 9);
    expect(ratio(of(rootMeanSquaredError))).toBeCloseTo(1.3228756555322954, 9);
    expect(ratio(of(meanAbsoluteError))).toBeCloseTo(1.25, 9);
    expect(ratio(of(aboveMedianRate))).toBe(1);
    expect(ratio(of(topFifthRate))).toBe(1.5);
    expect(ratio(of(topTenthRate))).toBe(0);
  });
});

describe("uncertainty of amounts", () => {
  const some = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { minLength: 2, maxLength: 30 });

  test("limits hold the value, and closer ones lie within wider ones", () => {
    fc.assert(
      fc.property(some, (rows) => {
        const sample = sampleOf(amountsFrom(rows));
        for (const metric of (metrics as readonly Metric[]).filter((one) => isFor("regression", one) && one.unit === "amount")) {
          const estimate = metric.estimate(sample);
          if (!hasValue(estimate)) continue;
          const [wide, close] = [estimate.limits(0.01), estimate.limits(0.1)];
          if (wide === null || close === null) continue;
          expect(wide.lower, metric.id).toBeLessThanOrEqual(close.lower + 1e-9);
          expect(close.lower, metric.id).toBeLessThanOrEqual(estimate.value + 1e-9);
          expect(close.upper, metric.id).toBeGreaterThanOrEqual(estimate.value - 1e-9);
          expect(wide.upper, metric.id).toBeGreaterThanOrEqual(close.upper - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a row of weight 2 counts like two rows in the value, not in the certainty", () => {
    const [twice, heavy] = [rowsOf([1, 1, 4], [0, 0, 0]), rowsOf([1, 4], [0, 0], [2, 1])];
    expect(measured(meanPrediction, heavy)).toBe(measured(meanPrediction, twice));
    const size = (rows: readonly Row[]): number => {
      const estimate = meanPrediction.estimate(sampleOf(amountsFrom(rows)));
      return hasValue(estimate) ? estimate.nEff! : Number.NaN;
    };
    expect(size(twice)).toBe(3);
    expect(size(heavy)).toBeCloseTo(9 / 5, 12);
  });

  test("equal amounts have no limits: they do not say how much others differ", () => {
    const estimate = meanPrediction.estimate(sampleOf(amountsFrom(rowsOf([5, 5, 5], [0, 0, 0]))));
    if (!hasValue(estimate)) throw new Error("no value");
    expect(estimate.value).toBe(5);
    expect(estimate.limits(0.05)).toBeNull();
  });

  test("clusters count by the jackknife: means without each of three clusters", () => {
    const clusters = [rowsOf([1, 1], [0, 0]), rowsOf([2, 4], [0, 0]), rowsOf([7, 9], [0, 0])];
    const all = amountsFrom(clusters.flat());
    const leftOut = { buckets: 3, without: (j: number) => amountsWithout(all, amountsFrom(clusters[j]!)) };
    const estimate = meanPrediction.estimate(sampleOf(all, { leftOut }));
    if (!hasValue(estimate)) throw new Error("no value");
    expect([...estimate.leftOut!]).toEqual([5.5, 4.5, 2]);
    // Variance 2/3 · Σ(x − 4)² = 2/3 · 6.5; Student's t with 2 degrees of freedom at 0.95 is 2.919986.
    const { lower } = estimate.limits(0.05)!;
    expect(lower).toBeCloseTo(4 - 2.919985580355516 * Math.sqrt((2 / 3) * 6.5), 9);
  });
});
