import { expect, test } from "vitest";
import { accuracy } from "../../src/metrics/accuracy.js";
import { f1 } from "../../src/metrics/f1.js";
import { type Confusion, confusionCells, confusionFrom, without } from "../../src/metrics/kind/confusion.js";
import { hasValue, type Metric } from "../../src/metrics/kind/metric.js";
import { matthewsCorrelation } from "../../src/metrics/matthews-correlation.js";
import { selectionRate } from "../../src/metrics/selection-rate.js";
import { drawMultinomial } from "../../src/stats/multinomial-draw.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { rng } from "../../src/stats/rng.js";
import { wilson } from "../../src/stats/wilson.js";
import { sampleOf } from "./sample.js";

function estimated(metric: Metric, confusion: Confusion, leftOut: readonly Confusion[] | null = null) {
  const sample = sampleOf(confusion);
  const found = metric.estimate({ ...sample, leftOut, everyone: { confusion, leftOut } });
  if (!hasValue(found)) throw new Error("no value");
  return found;
}

/** Rows that are selected or not, as [rows, weight of each]. */
const weighted = (selected: readonly (readonly [number, number])[], others: readonly (readonly [number, number])[]): Confusion =>
  confusionCells.map(({ label, prediction }) => {
    const rows = label !== null ? [] : prediction === 1 ? selected : prediction === 0 ? others : [];
    return {
      n: rows.reduce((sum, [n]) => sum + n, 0),
      w: rows.reduce((sum, [n, w]) => sum + n * w, 0),
      w2: rows.reduce((sum, [n, w]) => sum + n * w * w, 0),
    };
  });

test("rows of equal weight have Wilson's limits at their number", () => {
  const found = estimated(selectionRate, confusionFrom({ tp: 81, fp: 0, fn: 0, tn: 182 }));
  expect([found.nEff, found.method]).toEqual([263, "wilson"]);
  const limits = found.limits(0.025)!;
  expect([Number(limits.lower.toFixed(4)), Number(limits.upper.toFixed(4))]).toEqual([0.2553, 0.3662]);
});

test("weights by hand: 2 selected of weight 3 and 4 others of weight 1", () => {
  // p = 6/10; variance = (2·9·0.4² + 4·1·0.6²) / 10² = 0.0432; n* = 0.24 / 0.0432 = 5.5556
  const found = estimated(selectionRate, weighted([[2, 3]], [[4, 1]]));
  expect(found.value).toBeCloseTo(0.6, 14);
  expect(found.nEff).toBeCloseTo(0.24 / 0.0432, 10);
  expect(found.method).toBe("wilson_effective");
  expect(found.limits(0.025)).toEqual(wilson(0.6, found.nEff!, normalQuantile(0.975)));
});

test("when everybody is selected the variance says nothing, and Kish's size stands in", () => {
  const found = estimated(
    selectionRate,
    weighted(
      [
        [2, 3],
        [4, 1],
      ],
      [],
    ),
  );
  expect(found.value).toBe(1);
  expect(found.nEff).toBeCloseTo(100 / 22, 12);
});

test("rows that come in identical pairs are worth half as many", () => {
  // 40 clusters of two equal rows each, 16 of them selected: the variance of the mean of 40.
  const whole = confusionFrom({ tp: 32, fp: 0, fn: 0, tn: 48 });
  const leftOut = Array.from({ length: 40 }, (_, i) =>
    without(whole, confusionFrom(i < 16 ? { tp: 2, fp: 0, fn: 0, tn: 0 } : { tp: 0, fp: 0, fn: 0, tn: 2 })),
  );
  const found = estimated(selectionRate, whole, leftOut);
  expect(found.method).toBe("wilson_jackknife");
  // Jackknife: p(1−p)/39, so n* = 39 against 80 rows.
  expect(found.nEff).toBeCloseTo(39, 9);
});

test("a single cluster says nothing of its spread: no limits", () => {
  const whole = confusionFrom({ tp: 3, fp: 0, fn: 0, tn: 5 });
  expect(estimated(selectionRate, whole, [confusionFrom({ tp: 0, fp: 0, fn: 0, tn: 0 })]).limits(0.05)).toBeNull();
});

test("F1's limits are those of the share tp / (tp + fp + fn), carried over", () => {
  const found = estimated(f1, confusionFrom({ tp: 30, fp: 10, fn: 20, tn: 500 }));
  const { lower, upper } = wilson(0.5, 60, normalQuantile(0.95));
  expect(found.limits(0.05)).toEqual({
    lower: expect.closeTo((2 * lower) / (1 + lower), 12),
    upper: expect.closeTo((2 * upper) / (1 + upper), 12),
  });
});

// True tables from which samples are drawn: the limits must miss the true value about as often as they say.
test.each<[string, Metric, readonly [tn: number, fp: number, fn: number, tp: number]]>([
  ["accuracy", accuracy, [40, 10, 15, 35]],
  ["F1", f1, [60, 10, 10, 20]],
  ["F1 near its end", f1, [80, 1, 1, 18]],
  ["Matthews correlation", matthewsCorrelation, [40, 10, 15, 35]],
])("%s: two-sided 95 %% limits hold the true value in 93 to 98 %% of samples of 120", (_, metric, [tn, fp, fn, tp]) => {
  const truth = metric.estimate(sampleOf(confusionFrom({ tn, fp, fn, tp }))).value!;
  const random = rng(11, "coverage", metric.id, tp);
  const out = new Float64Array(4);
  const runs = 2000;
  let held = 0;
  for (let i = 0; i < runs; i++) {
    drawMultinomial(120, [tn, fp, fn, tp], random, out);
    const found = metric.estimate(sampleOf(confusionFrom({ tn: out[0]!, fp: out[1]!, fn: out[2]!, tp: out[3]! })));
    const limits = hasValue(found) ? found.limits(0.025) : null;
    if (limits !== null && limits.lower <= truth && truth <= limits.upper) held++;
  }
  expect(held / runs).toBeGreaterThan(0.93);
  expect(held / runs).toBeLessThan(0.985);
});
