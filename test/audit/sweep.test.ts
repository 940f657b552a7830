import fc from "fast-check";
import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { thresholdsOf } from "../../src/audit/sweep/outcomes-above.js";
import { satisfying, usualLimits } from "../../src/audit/sweep/satisfying.js";
import { type Binning, binOf } from "../../src/cube/value-bins.js";
import { scoresFrom } from "../../src/metrics/kind/scores.js";

const small = {
  g: ["a", "a", "a", "a", "b", "b", "b", "b"],
  y: [1, 1, 0, 0, 1, 1, 0, 0],
  s: [0.9, 0.6, 0.6, 0.1, 0.8, 0.4, 0.4, 0.2],
};
const options = { label: "y", score: "s", sensitive: ["g"], minN: 2 } as const;

test("rates of every group at every threshold that makes a difference, by hand", async () => {
  const { sweeps } = await audit(small, { ...options, threshold: 0.5 });
  const [row] = sweeps;
  expect(row).toMatchObject({ by: ["g"], distinct: 7, operating: 0.5 });
  // 0.5 decides as 0.6 does and stands in its place; the last one is above every score.
  expect(row!.thresholds.slice(0, 6)).toEqual([0.1, 0.2, 0.4, 0.5, 0.8, 0.9]);
  expect(row!.thresholds[6]! > 0.9 && row!.thresholds[6]! < 0.9000001).toBe(true);
  const [a, b] = row!.groups;
  expect(a).toMatchObject({
    group: { g: "a" },
    n: 4,
    compared: true,
    selectionRate: [1, 0.75, 0.75, 0.75, 0.25, 0.25, 0],
    truePositiveRate: [1, 1, 1, 1, 0.5, 0.5, 0],
    falsePositiveRate: [1, 0.5, 0.5, 0.5, 0, 0, 0],
    positivePredictiveValue: [0.5, 2 / 3, 2 / 3, 2 / 3, 1, 1, null],
  });
  expect(b!.selectionRate).toEqual([1, 1, 0.75, 0.25, 0.25, 0, 0]);
  expect(a!.bands).toHaveLength(20);
  expect(a!.bands.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(a!.calibration.map(({ n }) => n).reduce((sum, n) => sum + n, 0)).toBe(4);
});

test("thresholds that would meet a limit, and whether the one in force does", async () => {
  const [row] = (await audit(small, { ...options, threshold: 0.5 })).sweeps;
  const limit = (metric: string) => row!.limits.find((one) => one.metric === metric)!;
  // Ratios at 0.1 0.2 0.4 0.6 0.8 0.9: 1, 3/4, 1, 1/3, 1, 0; nobody selected has none.
  expect(limit("favorable_decision_rate")).toEqual({
    metric: "favorable_decision_rate",
    contrast: "ratio",
    limit: 0.8,
    atOperating: false,
    ranges: [
      { from: 0.1, to: 0.1, selectionRate: { from: 1, to: 1 } },
      { from: 0.4, to: 0.4, selectionRate: { from: 0.75, to: 0.75 } },
      { from: 0.8, to: 0.8, selectionRate: { from: 0.25, to: 0.25 } },
    ],
    complete: true,
  });
  expect(limit("selection_rate").ranges.at(-1)).toMatchObject({ selectionRate: { from: 0, to: 0 } });
  expect(limit("equalized_odds").ranges.map(({ from }) => from)).toEqual([0.1, 0.4, 0.8, row!.thresholds[6]]);
});

test("without a threshold nothing is in force, without a score nothing is swept", async () => {
  const [row] = (await audit(small, options)).sweeps;
  expect(row!.operating).toBeNull();
  expect(row!.limits.every(({ atOperating }) => atOperating === null)).toBe(true);
  expect((await audit({ g: small.g, y: small.y, d: small.y }, { label: "y", prediction: "d", sensitive: ["g"] })).sweeps).toEqual([]);
});

test("scores that are no probabilities have no calibration and bands between their ends", async () => {
  const [row] = (await audit({ ...small, s: small.s.map((s) => 100 * s) }, options)).sweeps;
  expect(row!.groups.map(({ calibration }) => calibration)).toEqual([[], []]);
  expect(row!.groups[0]!.bands[0]).toBe(0.25);
  expect(row!.groups[0]!.bands[19]).toBe(0.25);
});

test("many thresholds are thinned to 101 that keep both ends and the one in force", async () => {
  const n = 3000;
  const s = Array.from({ length: n }, (_, i) => ((i * 7919) % n) / n);
  const columns = { g: s.map((_, i) => (i % 2 === 0 ? "a" : "b")), y: s.map((x, i) => (x > ((i * 31) % 97) / 97 ? 1 : 0)), s };
  const [row] = (await audit(columns, { ...options, threshold: 0.123456 })).sweeps;
  expect(row!.distinct).toBe(n + 1);
  expect(row!.thresholds.length).toBeLessThanOrEqual(101);
  expect(row!.thresholds.length).toBeGreaterThan(90);
  expect(row!.thresholds).toContain(0.123456);
  expect(row!.groups[0]!.selectionRate[0]).toBe(1);
  expect(row!.groups[0]!.selectionRate.at(-1)).toBe(0);
  for (const { selectionRate } of row!.groups) expect([...selectionRate].sort((a, b) => b! - a!)).toEqual([...selectionRate]);
});

const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom<0 | 1>(0, 1)), { minLength: 1, maxLength: 40 });

test("counts above a threshold are those counted row by row, also of scores in bins", () => {
  const binned: Binning = { scale: "unit", top: -1, parts: 4, octaves: 30 };
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (a, b, bins) => {
      const groups = [a, b].map((all) => ({
        ...scoresFrom(all.map(([score, label]) => [bins ? binOf(score, binned).middle : score, label] as const)),
        binned: bins ? binned : null,
      }));
      const { values, groups: above } = thresholdsOf(groups);
      values.forEach((threshold, place) => {
        expect(above[0]!.all[place]).toBe(a.filter(([score]) => score >= threshold).length);
        expect(above[1]!.positive[place]).toBe(b.filter(([score, label]) => score >= threshold && label === 1).length);
      });
    }),
    { numRuns: 100 },
  );
});

test("every threshold of a range meets its limit and the thresholds beside it do not", () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const thresholds = thresholdsOf([scoresFrom(a), scoresFrom(b)]);
      const limits = usualLimits("positive");
      const found = satisfying(thresholds, { limits, operating: null });
      found.forEach(({ ranges, complete }, l) => {
        if (!complete) return;
        thresholds.values.forEach((threshold, place) => {
          const inside = ranges.some(({ from, to }) => from <= threshold && threshold <= to);
          expect(inside).toBe(limits[l]!.isMet(thresholds.groups, place) === true);
        });
      });
    }),
    { numRuns: 100 },
  );
});
