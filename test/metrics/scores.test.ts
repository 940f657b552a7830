import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Binning, binOf } from "../../src/cube/value-bins.js";
import { auc } from "../../src/metrics/auc.js";
import { averagePrecision } from "../../src/metrics/average-precision.js";
import { bnspAuc } from "../../src/metrics/bnsp-auc.js";
import { bpsnAuc } from "../../src/metrics/bpsn-auc.js";
import { brierReliability } from "../../src/metrics/brier-reliability.js";
import { brierResolution } from "../../src/metrics/brier-resolution.js";
import { brierScore } from "../../src/metrics/brier-score.js";
import { brierUncertainty } from "../../src/metrics/brier-uncertainty.js";
import { calibrationIntercept } from "../../src/metrics/calibration-intercept.js";
import { calibrationSlope } from "../../src/metrics/calibration-slope.js";
import { debiasedCalibrationError } from "../../src/metrics/debiased-calibration-error.js";
import { expectedCalibrationError } from "../../src/metrics/expected-calibration-error.js";
import { metrics } from "../../src/metrics/index.js";
import type { Metric } from "../../src/metrics/kind/metric.js";
import { type Scores, scoresFrom } from "../../src/metrics/kind/scores.js";
import { logLoss } from "../../src/metrics/log-loss.js";
import { meanScore } from "../../src/metrics/mean-score.js";
import { studentQuantile } from "../../src/stats/student.js";
import { type ScoreRow, scoreSample, valued } from "./score-sample.js";

interface Oracle {
  readonly rows: readonly (readonly [group: string, label: 0 | 1, score: number, weight: number])[];
  readonly groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly weighted: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Figures of scikit-learn 1.9.1 and statsmodels 0.15.0; fixtures/oracle/scores.py made them. */
const oracle = JSON.parse(readFileSync("fixtures/oracle/scores.json", "utf8")) as Oracle;

const rowsOf = (holds: (group: string) => boolean, weighted = false): readonly ScoreRow[] =>
  oracle.rows.filter(([group]) => holds(group)).map(([, label, score, weight]) => (weighted ? [score, label, weight] : [score, label]));

const scoreMetrics = metrics.filter((metric: Metric) => metric.needs.includes("score") || metric.needs.includes("probability"));
const byId = new Map<string, Metric>(scoreMetrics.map((metric) => [metric.id, metric]));

describe("scikit-learn's and statsmodels' figures", () => {
  test.each(Object.keys(oracle.groups))("of group %j", (name) => {
    const own = rowsOf((group) => name === "" || group === name);
    const others = name === "" ? [] : rowsOf((group) => group !== name);
    let compared = 0;
    for (const [id, value] of Object.entries(oracle.groups[name]!)) {
      const metric = byId.get(id);
      if (metric === undefined) continue;
      expect(valued(metric, own, { others }).value, id).toBeCloseTo(value, 10);
      compared++;
    }
    expect(compared).toBe(name === "" ? 10 : 12);
  });

  test.each(Object.keys(oracle.weighted))("of group %j with weights", (name) => {
    const own = rowsOf((group) => group === name, true);
    for (const [id, value] of Object.entries(oracle.weighted[name]!)) expect(valued(byId.get(id)!, own).value, id).toBeCloseTo(value, 10);
  });

  test.each(Object.keys(oracle.groups))("variance of DeLong and of the sandwich of group %j", (name) => {
    const own = rowsOf((group) => name === "" || group === name);
    const figures = oracle.groups[name]!;
    const area = valued(auc, own);
    expect((area.value * (1 - area.value)) / area.nEff!).toBeCloseTo(figures.delong!, 12);
    const t = studentQuantile(0.975, own.length - 1);
    for (const [metric, se] of [
      [calibrationSlope, figures.calibration_slopeSe!],
      [calibrationIntercept, figures.calibration_interceptSe!],
    ] as const) {
      const { value, limits } = valued(metric, own);
      expect((limits(0.025)!.upper - value) / t, metric.id).toBeCloseTo(se, 6);
    }
  });
});

test("areas by hand, ties half", () => {
  const rows: readonly ScoreRow[] = [
    [0.9, 1],
    [0.4, 1],
    [0.4, 0],
    [0.1, 0],
  ];
  expect(valued(auc, rows)).toMatchObject({ value: 0.875, n: 2 });
  const others: readonly ScoreRow[] = [
    [0.05, 1],
    [0.95, 0],
  ];
  // Positives of others 0.05 against 0.4 and 0.1; positives 0.9 and 0.4 against 0.95.
  expect(valued(bpsnAuc, rows, { others }).value).toBe(0);
  expect(valued(bnspAuc, rows, { others }).value).toBe(0);
});

test("a group of one class has no area, and everybody has no background", () => {
  expect(auc.estimate(scoreSample([[0.5, 1]]))).toMatchObject({ value: null, reason: "zero_denominator" });
  expect(auc.estimate(scoreSample([]))).toMatchObject({ value: null, reason: "empty_group" });
  expect(
    bpsnAuc.estimate(
      scoreSample([
        [0.5, 1],
        [0.4, 0],
      ]),
    ),
  ).toMatchObject({ value: null, reason: "zero_denominator" });
});

test("a perfect score is as certain as its rarer class is large", () => {
  const rows: readonly ScoreRow[] = [
    ...Array.from({ length: 20 }, (_, i): ScoreRow => [0.8 + i / 1000, 1]),
    ...Array.from({ length: 500 }, (_, i): ScoreRow => [i / 1000, 0]),
  ];
  const { value, nEff, limits } = valued(auc, rows);
  expect([value, nEff]).toEqual([1, 20]);
  // Wilson: n / (n + t²), with t of 19 degrees of freedom.
  expect(limits(0.025)!.lower).toBeCloseTo(20 / (20 + 2.093024 ** 2), 6);
});

test("average precision by hand: rows of one score are one step", () => {
  expect(
    valued(averagePrecision, [
      [0.9, 1],
      [0.7, 0],
      [0.5, 1],
    ]).value,
  ).toBeCloseTo(5 / 6, 12);
  expect(
    valued(averagePrecision, [
      [0.5, 1],
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
    ]).value,
  ).toBe(0.25);
});

test("a row that was right with certainty costs nothing and one that was wrong a finite amount", () => {
  expect(valued(logLoss, [[1, 1]]).value).toBe(0);
  expect(valued(logLoss, [[1, 0]]).value).toBeCloseTo(15 * Math.LN10, 1);
});

test("calibration slope and intercept by hand, and where there are none", () => {
  const spread: readonly ScoreRow[] = [
    [0.2, 1],
    [0.2, 0],
    [0.2, 0],
    [0.8, 1],
    [0.8, 1],
    [0.8, 0],
  ];
  expect(valued(calibrationSlope, spread).value).toBeCloseTo(0.5, 10);
  expect(
    valued(calibrationIntercept, [
      [0.5, 1],
      [0.5, 1],
      [0.5, 1],
      [0.5, 0],
    ]).value,
  ).toBeCloseTo(Math.log(3), 10);
  expect(
    calibrationSlope.estimate(
      scoreSample([
        [0.5, 1],
        [0.5, 0],
      ]),
    ),
  ).toMatchObject({ reason: "constant_score" });
  expect(
    calibrationSlope.estimate(
      scoreSample([
        [0.5, 1],
        [0.4, 0],
      ]),
    ),
  ).toMatchObject({ reason: "perfect_separation" });
  expect(calibrationIntercept.estimate(scoreSample([[0.5, 1]]))).toMatchObject({ reason: "zero_denominator" });
});

test("expected calibration error by hand: two bins of five rows, equal scores together", () => {
  const rows: readonly ScoreRow[] = [
    ...Array.from({ length: 50 }, (_, i): ScoreRow => [0.2, i < 20 ? 1 : 0]),
    ...Array.from({ length: 50 }, (_, i): ScoreRow => [0.9, i < 40 ? 1 : 0]),
  ];
  // Half of the rows are off by 0.2, half by 0.1.
  expect(valued(expectedCalibrationError, rows).value).toBeCloseTo(0.15, 12);
  expect(valued(brierReliability, rows).value).toBeCloseTo((0.04 + 0.01) / 2, 12);
  expect(valued(brierResolution, rows).value).toBeCloseTo(0.04, 12);
  expect(valued(brierUncertainty, rows).value).toBeCloseTo(0.24, 12);
  const debiased = valued(debiasedCalibrationError, rows).value;
  expect(debiased).toBeLessThan(0.15);
  expect(debiased).toBeGreaterThan(0.13);
});

test("what chance adds to the calibration error of right scores is near what the closed form says, and no reason to doubt them", () => {
  const rows: readonly ScoreRow[] = Array.from({ length: 100 }, (_, i): ScoreRow => [0.3, i < 30 ? 1 : 0]);
  const { value, underNone } = valued(expectedCalibrationError, rows);
  expect(value).toBeCloseTo(0, 12);
  const { mean, pValue } = underNone!();
  expect(pValue).toBe(1);
  expect(mean).toBeCloseTo(Math.sqrt((2 / Math.PI) * 0.21 * 0.01), 2);
  const wrong = valued(
    expectedCalibrationError,
    rows.map(([, label]): ScoreRow => [0.5, label]),
  ).underNone!();
  expect(wrong.pValue).toBe(1 / 500);
});

const rows = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 20 }).map((x) => x / 20),
      fc.constantFrom<0 | 1>(0, 1),
      fc.constantFrom(0.5, 1, 2),
    ),
    { minLength: 12, maxLength: 60 },
  )
  .filter((all) => new Set(all.map(([, label]) => label)).size === 2);

test("binned Brier score is reliability less resolution plus uncertainty, when there are no more scores than bins", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0.1, 0.4, 0.9), fc.constantFrom<0 | 1>(0, 1)), { minLength: 30, maxLength: 90 }),
      (all) => {
        const of = (metric: Metric) => valued(metric, all).value;
        expect(of(brierReliability) - of(brierResolution) + of(brierUncertainty)).toBeCloseTo(of(brierScore), 10);
      },
    ),
    { numRuns: 100 },
  );
});

test("ranks do not change under a rising function, and swapping classes mirrors the area", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const bent = all.map(([score, label, weight]): ScoreRow => [Math.exp(3 * score) - 7, label, weight]);
      for (const metric of [auc, averagePrecision]) expect(valued(metric, bent).value).toBeCloseTo(valued(metric, all).value, 12);
      const mirrored = all.map(([score, label, weight]): ScoreRow => [-score, label === 1 ? 0 : 1, weight]);
      expect(valued(auc, mirrored).value).toBeCloseTo(valued(auc, all).value, 12);
    }),
    { numRuns: 100 },
  );
});

test("limits hold the value, widen with the level and do not depend on the unit of the weights", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const scaled = all.map(([score, label, weight]): ScoreRow => [score, label, 3 * weight]);
      for (const metric of scoreMetrics) {
        const found = metric.estimate(scoreSample(all));
        if (found.value === null) continue;
        const [wide, narrow] = [found.limits(0.005), found.limits(0.1)];
        if (wide === null || narrow === null) continue;
        expect(
          wide.lower <= narrow.lower &&
            narrow.lower <= found.value + 1e-12 &&
            found.value - 1e-12 <= narrow.upper &&
            narrow.upper <= wide.upper,
          metric.id,
        ).toBe(true);
        const again = valued(metric, scaled);
        expect(again.value, metric.id).toBeCloseTo(found.value, 8);
        expect(again.limits(0.1)!.lower, metric.id).toBeCloseTo(narrow.lower, 6);
        expect(again.limits(0.1)!.upper, metric.id).toBeCloseTo(narrow.upper, 6);
      }
    }),
    { numRuns: 60 },
  );
});

test("influences are what the value changes by when a row gets a little more weight", () => {
  // Var = Σ w² slope²: of one row of weight 1 among others of none, so the slope is seen in the variance of a weighted sum.
  const base: readonly ScoreRow[] = [
    [0.9, 1],
    [0.8, 0],
    [0.6, 1],
    [0.5, 1],
    [0.4, 0],
    [0.3, 0],
    [0.3, 1],
    [0.1, 0],
  ];
  for (const metric of [averagePrecision, meanScore, calibrationSlope, calibrationIntercept] as readonly Metric[]) {
    const t = studentQuantile(0.95, base.length - 1);
    const found = valued(metric, base);
    const step = 1e-6;
    const slopes = base.map((_, i) => {
      const more = base.map(([score, label], j): ScoreRow => [score, label, i === j ? 1 + step : 1]);
      return (valued(metric, more).value - found.value) / step;
    });
    const se = Math.sqrt(slopes.reduce((sum, slope) => sum + slope ** 2, 0));
    const got =
      metric === averagePrecision
        ? // Four positives: corrected by √(4/3).
          Math.sqrt((0.75 * found.value * (1 - found.value)) / found.nEff!)
        : (found.limits(0.05)!.upper - found.value) / t;
    expect(got, metric.id).toBeCloseTo(se, 4);
  }
});

test("clusters count by leaving each out", () => {
  const clusters: readonly (readonly ScoreRow[])[] = [
    [
      [0.9, 1],
      [0.2, 0],
    ],
    [
      [0.6, 1],
      [0.7, 0],
    ],
    [
      [0.8, 1],
      [0.1, 0],
    ],
  ];
  const found = valued(meanScore, clusters.flat(), { clusters });
  expect([...found.leftOut!].map((x) => Number(x.toFixed(10)))).toEqual([0.55, 0.5, 0.6]);
  expect(found.method).toBe("jackknife");
  expect(valued(auc, clusters.flat(), { clusters }).leftOut![1]).toBe(1);
  expect(valued(expectedCalibrationError, clusters.flat(), { clusters }).limits(0.05)).toBeNull();
});

describe("scores in bins", () => {
  const coarse: Binning = { scale: "unit", top: -1, parts: 4, octaves: 30 };
  const binned = (all: readonly ScoreRow[]): Scores => ({
    ...scoresFrom(all.map(([score, label, weight = 1]): ScoreRow => [binOf(score, coarse).middle, label, weight])),
    binned: coarse,
  });
  const fine = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom<0 | 1>(0, 1), fc.constantFrom(0.5, 1, 2)), {
    minLength: 5,
    maxLength: 60,
  });

  test("the certificate holds the value of the exact scores", () => {
    // The calibration error and its like are those of bins made of whole score bins, which the exact scores need not have.
    const ofBins = [
      "expected_calibration_error",
      "debiased_calibration_error",
      "brier_reliability",
      "brier_resolution",
      "calibration_slope",
    ];
    fc.assert(
      fc.property(fine, (all) => {
        for (const metric of scoreMetrics) {
          if (ofBins.includes(metric.id) || metric.sharedDenominator) continue;
          const exact = metric.estimate(scoreSample(all));
          const found = metric.estimate(scoreSample(binned(all)));
          expect(found.value === null, metric.id).toBe(exact.value === null);
          if (found.value === null || exact.value === null) continue;
          const { lower, upper } = found.certified!;
          expect(exact.value, metric.id).toBeGreaterThanOrEqual(lower - 1e-9);
          expect(exact.value, metric.id).toBeLessThanOrEqual(upper + 1e-9);
          expect(found.value, metric.id).toBeGreaterThanOrEqual(lower - 1e-9);
          expect(found.value, metric.id).toBeLessThanOrEqual(upper + 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("limits are wider by what the bins leave open", () => {
    const all = Array.from({ length: 80 }, (_, i): ScoreRow => [((i * 37) % 80) / 80, i % 3 === 0 ? 1 : 0]);
    for (const metric of [auc, meanScore, brierScore] as readonly Metric[]) {
      const { value, certified, limits } = valued(metric, binned(all));
      const { limits: asIfExact } = valued(metric, { ...binned(all), binned: null });
      expect(certified!.upper).toBeGreaterThan(value);
      expect(limits(0.05)!.upper).toBeCloseTo(asIfExact(0.05)!.upper + certified!.upper - value, 12);
      expect(limits(0.05)!.lower).toBeCloseTo(asIfExact(0.05)!.lower - value + certified!.lower, 12);
    }
  });

  test("a slope is not told of bins", () => {
    const all = Array.from({ length: 40 }, (_, i): ScoreRow => [i / 40, i % 3 === 0 ? 1 : 0]);
    expect(calibrationSlope.estimate(scoreSample(binned(all)))).toMatchObject({ value: null, reason: "scores_in_bins" });
  });
});
