import fc from "fast-check";
import { expect, test } from "vitest";
import { brownianRange, brownianWithin } from "../../src/stats/brownian.js";
import { calibrationDistanceLimits, calibrationTests } from "../../src/stats/calibration-tests.js";
import { conformalQuantile, weightedConformalQuantile } from "../../src/stats/conformal.js";
import { expectedConfusion } from "../../src/stats/expected-confusion.js";
import { isotonic, isotonicAt } from "../../src/stats/isotonic.js";
import { normalCdf } from "../../src/stats/normal.js";
import { rng } from "../../src/stats/rng.js";

test("Brownian motion within a strip, and its range: published values, ends, and the density it integrates", () => {
  expect(brownianWithin(1)).toBeCloseTo(0.3708, 4);
  expect(brownianRange(1)).toBeCloseTo(0.0634, 4);
  for (const cdf of [brownianWithin, brownianRange]) {
    expect([cdf(0), cdf(-1)]).toEqual([0, 0]);
    expect(cdf(20)).toBeCloseTo(1, 12);
    for (let x = 0.1; x < 6; x += 0.1) expect(cdf(x + 0.1)).toBeGreaterThanOrEqual(cdf(x));
  }
  // Feller's density of the range at 2.
  const density =
    (8 *
      Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (i + 1) ** 2 * Math.exp(-2 * (i + 1) ** 2)).reduce(
        (a, b) => a + b,
        0,
      )) /
    Math.sqrt(2 * Math.PI);
  expect((brownianRange(2 + 1e-5) - brownianRange(2 - 1e-5)) / 2e-5).toBeCloseTo(density, 6);
});

// MAPIE's documented examples.
test("calibration without bins: statistics and p as MAPIE documents them", () => {
  const first = calibrationTests([0, 1, 0, 1, 0], [0.1, 0.9, 0.21, 0.9, 0.5])!;
  expect(first.ks.statistic).toBeCloseTo(0.978, 3);
  expect(first.spiegelhalter!.z).toBeCloseTo(-0.757, 3);
  // MAPIE's p of Spiegelhalter's z is one-sided. It orders tied scores by chance; all at once, they do not depend on the order.
  const [y, p] = [
    [1, 0, 1, 0, 1, 0],
    [0.8, 0.3, 0.5, 0.5, 0.7, 0.1],
  ];
  const second = calibrationTests(y, p)!;
  expect(1 - normalCdf(second.spiegelhalter!.z)).toBeCloseTo(0.8486, 4);
  expect(second.spiegelhalter!.p).toBeCloseTo(2 * (1 - 0.8486), 3);
  expect(second.ks.statistic).toBeCloseTo(0.4 / Math.sqrt(1.17), 12);
  const negativeFirst = Math.sqrt(1.17);
  expect(1 - brownianWithin(0.9 / negativeFirst)).toBeCloseTo(0.7857, 4);
  expect(1 - brownianRange(1 / negativeFirst)).toBeCloseTo(0.9684, 4);
  // MAPIE's length_scale: the root of Σ p(1 − p) over n.
  const third = calibrationTests([1, 0, 0, 1, 1], [0, 0, 0.4, 0.3, 0.8])!;
  expect(third.distance / third.ks.statistic).toBeCloseTo(0.16, 2);
  expect(third.distance / third.ks.statistic).toBeCloseTo(Math.sqrt(0.61) / 5, 12);
  // MAPIE's range leaves out the start at 0 and is .857 here; that of a Brownian motion does not.
  expect(first.kuiper.statistic).toBeCloseTo(0.978, 3);
  expect(first.kuiper.statistic - 0.1 / Math.sqrt(0.6859)).toBeCloseTo(0.857, 3);
});

test("calibrated scores are rejected as often as the level says, shifted ones nearly always", () => {
  const rejected = (shift: number): number => {
    let times = 0;
    for (let run = 0; run < 300; run++) {
      const random = rng(7, "calibration", String(shift), String(run));
      const scores = Array.from({ length: 400 }, () => random.next());
      const labels = scores.map((p) => (random.next() < Math.min(1, p + shift) ? 1 : 0));
      if (calibrationTests(labels, scores)!.ks.p < 0.05) times++;
    }
    return times / 300;
  };
  expect(rejected(0)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300));
  expect(rejected(0.15)).toBeGreaterThan(0.95);
});

test("rows in any order, ties among them; nothing to test", () => {
  const rows = fc.array(fc.record({ y: fc.constantFrom(0, 1), p: fc.constantFrom(0.1, 0.25, 0.5, 0.9) }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rows, (list) => {
      const of = (some: typeof list) =>
        calibrationTests(
          some.map(({ y }) => y),
          some.map(({ p }) => p),
        )!;
      const there = of(list);
      const back = of([...list].reverse());
      expect(back.ks.statistic).toBeCloseTo(there.ks.statistic, 12);
      expect(back.kuiper.statistic).toBeCloseTo(there.kuiper.statistic, 12);
    }),
  );
  expect(calibrationTests([], [])).toBeNull();
  expect(calibrationTests([1, 0], [1, 0])).toBeNull();
  expect(calibrationTests([1, 0], [0.5, 0.5])!.spiegelhalter).toBeNull();
});

test("isotonic: worked case, ties, scikit-learn's answer, and nothing nearer that never falls", () => {
  expect([...isotonic([1, 2, 3], [1, 0, 2]).value]).toEqual([0.5, 2]);
  const fit = isotonic([0.1, 0.2, 0.2, 0.3, 0.4, 0.5], [0, 1, 0, 1, 0, 1]);
  expect([0.05, 0.1, 0.2, 0.3, 0.45, 0.5, 9].map((x) => isotonicAt(fit, x))).toEqual([0, 0, 0.5, 0.5, 0.5, 1, 1]);
  expect(isotonicAt(isotonic([], []), 1)).toBeNaN();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 40 }), (pairs) => {
      const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const found = isotonic(x, y);
      for (let i = 1; i < found.value.length; i++) expect(found.value[i]!).toBeGreaterThan(found.value[i - 1]!);
      const fitted = x.map((one) => isotonicAt(found, one));
      expect(fitted.reduce((a, b) => a + b, 0)).toBeCloseTo(
        y.reduce<number>((a, b) => a + b, 0),
        9,
      );
    }),
  );
});

test("conformal: worked places, and a new row is within with the chance that was asked for", () => {
  expect(conformalQuantile([9, 8, 7, 6, 5, 4, 3, 2, 1], 0.1)).toEqual({ place: 9, value: 9 });
  expect(conformalQuantile([8, 7, 6, 5, 4, 3, 2, 1], 0.1).value).toBe(Infinity);
  expect(conformalQuantile([], 0.5).value).toBe(Infinity);
  let within = 0;
  for (let run = 0; run < 4000; run++) {
    const random = rng(3, "conformal", String(run));
    const scores = Array.from({ length: 19 }, () => random.next());
    if (random.next() <= conformalQuantile(scores, 0.2).value) within++;
  }
  // ⌈20 · 0.8⌉ / 20 exactly.
  expect(Math.abs(within / 4000 - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / 4000));
});

test("weighted quantiles: of equal weights the same, a heavy row moves it, and a new row that is heavier than all else makes it infinite", () => {
  expect(weightedConformalQuantile([9, 1, 8, 2, 7, 3, 6, 4, 5], new Array<number>(9).fill(2), 0.1)).toBe(9);
  expect(weightedConformalQuantile([1, 2, 3, 4, 5, 6, 7, 8], new Array<number>(8).fill(2), 0.1)).toBe(Infinity);
  // (4 + 1 + 1 + 1 + 4) / 2 = 5.5: the first row and two more.
  expect(weightedConformalQuantile([1, 2, 3, 4], [4, 1, 1, 1], 0.5)).toBe(3);
  expect(weightedConformalQuantile([1, 2], [1, 50], 0.4)).toBe(Infinity);
});

test("the calibration distance lies in its limits as often as they say, of right scores and of ones that promise too much", () => {
  for (const kept of [1, 0.7]) {
    let [below, above] = [0, 0];
    // Of uniform scores the cumulative difference is −(1 − kept) s²/2, largest at 1.
    const truth = (1 - kept) / 2;
    for (let run = 0; run < 300; run++) {
      const random = rng(8, "calibration", `${kept}`, `${run}`);
      const scores = Array.from({ length: 200 }, () => random.next());
      const labels = scores.map((p) => (random.next() < p * kept ? 1 : 0));
      const { lower, upper } = calibrationDistanceLimits(calibrationTests(labels, scores)!, 0.05);
      if (truth < lower) below++;
      if (truth > upper) above++;
    }
    // 31 or more of 300 have a chance below one in ten thousand at 5 %.
    expect(Math.max(below, above), `${kept}: ${below}, ${above}`).toBeLessThanOrEqual(30);
  }
});

test("expected table: NannyML's worked case, and the truth when scores are the chances", () => {
  const { tp, fp, fn, tn } = expectedConfusion([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0]);
  expect((tp + tn) / 4).toBeCloseTo(0.825, 12);
  expect(tp / (tp + fp)).toBeCloseTo(0.85, 12);
  expect(tp / (tp + fn)).toBeCloseTo(0.8095238, 7);
  expect((2 * tp) / (2 * tp + fp + fn)).toBeCloseTo(0.8292683, 7);
  expect(expectedConfusion([], [])).toEqual({ tp: 0, fp: 0, fn: 0, tn: 0 });
});
