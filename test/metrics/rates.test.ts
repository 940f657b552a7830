import fc from "fast-check";
import { all, create } from "mathjs";
import { expect, test } from "vitest";
import { metrics } from "../../src/metrics/index.js";
import type { Confusion } from "../../src/metrics/kind/confusion.js";
import { hasValue, type Metric } from "../../src/metrics/kind/metric.js";
import { sampleOf, type Table } from "./sample.js";

const metric = (id: string): Metric => metrics.find((one) => one.id === id)! as Metric;
const rateOf = (id: string, table: Table, options = {}): number | null => metric(id).estimate(sampleOf(table, options)).value;

// 20 people: 6 true positives, 2 false negatives, 3 false positives, 9 true negatives. Worked by hand.
const people = { tp: 6, fn: 2, fp: 3, tn: 9 };

test.each([
  ["selection_rate", 9 / 20],
  ["favorable_decision_rate", 9 / 20],
  ["base_rate", 8 / 20],
  ["true_positive_rate", 6 / 8],
  ["false_positive_rate", 3 / 12],
  ["true_negative_rate", 9 / 12],
  ["false_negative_rate", 2 / 8],
  ["positive_predictive_value", 6 / 9],
  ["negative_predictive_value", 9 / 11],
  ["false_discovery_rate", 3 / 9],
  ["false_omission_rate", 2 / 11],
  ["accuracy", 15 / 20],
  ["error_rate", 5 / 20],
  ["balanced_accuracy", (6 / 8 + 9 / 12) / 2],
  ["f1", 12 / 17],
  ["matthews_correlation", (6 * 9 - 3 * 2) / Math.sqrt(9 * 8 * 12 * 11)],
  ["false_negative_to_false_positive_ratio", 2 / 3],
  ["conditional_acceptance", 8 / 9],
  ["conditional_rejection", 12 / 11],
  ["lift", 6 / 9 / (8 / 20)],
  ["selection_share", 1],
])("%s of 20 people worked by hand", (id, value) => {
  expect(rateOf(id, people)).toBeCloseTo(value, 14);
});

test("the share of all positive decisions counts those of the other groups", () => {
  expect(rateOf("selection_share", people, { rest: { tp: 1, fp: 2, fn: 5, tn: 5 } })).toBeCloseTo(9 / 12, 14);
});

test("when a negative decision is the good one, the favourable rate is that of negative decisions", () => {
  expect(rateOf("favorable_decision_rate", people, { favorable: "negative" })).toBeCloseTo(11 / 20, 14);
});

test.each([
  ["true_positive_rate", { tp: 0, fn: 0, fp: 3, tn: 9 }],
  ["false_positive_rate", { tp: 6, fn: 2, fp: 0, tn: 0 }],
  ["positive_predictive_value", { tp: 0, fn: 2, fp: 0, tn: 9 }],
  ["false_omission_rate", { tp: 6, fn: 0, fp: 3, tn: 0 }],
  ["balanced_accuracy", { tp: 6, fn: 2, fp: 0, tn: 0 }],
  ["f1", { tp: 0, fn: 0, fp: 0, tn: 5 }],
  ["matthews_correlation", { tp: 6, fn: 2, fp: 0, tn: 0 }],
  ["false_negative_to_false_positive_ratio", { tp: 6, fn: 2, fp: 0, tn: 9 }],
  ["conditional_acceptance", { tp: 0, fn: 2, fp: 0, tn: 9 }],
  ["lift", { tp: 0, fn: 0, fp: 2, tn: 9 }],
])("%s without a denominator has no value and says so", (id, table) => {
  const found = metric(id).estimate(sampleOf(table));
  expect(found).toMatchObject({ value: null, reason: "zero_denominator" });
});

test("no metric has a value for a group without rows", () => {
  for (const one of decisionMetrics) {
    const found = one.estimate(sampleOf({ tp: 0, fp: 0, fn: 0, tn: 0 }, { rest: people }));
    if (one.id === "selection_share") expect(found.value).toBe(0);
    else expect(found, one.id).toMatchObject({ value: null, reason: "empty_group" });
  }
});

const decisionMetrics = (metrics as readonly Metric[]).filter(
  (one) => one.needs.every((role) => role === "label" || role === "prediction") && inBinary(one),
);
function inBinary(one: Metric): boolean {
  const { tasks } = one as { tasks?: readonly string[] };
  return tasks === undefined || tasks.includes("binary");
}

const count = fc.integer({ min: 0, max: 400 });
const table = fc.record({ tp: count, fp: count, fn: count, tn: count });

const math = create(all!, {});
/** The formulas of these name more than the four counts. */
const beyondCounts = new Set(["favorable_decision_rate", "selection_share"]);

test("a metric's value is what its formula says, read by mathjs", () => {
  fc.assert(
    fc.property(table, (counts) => {
      for (const one of decisionMetrics.filter(({ id }) => !beyondCounts.has(id))) {
        const wanted: unknown = math.evaluate(one.formula, { ...counts, n: counts.tp + counts.fp + counts.fn + counts.tn });
        const found = one.estimate(sampleOf(counts));
        if (hasValue(found)) expect(found.value, one.id).toBeCloseTo(wanted as number, 9);
        else expect(Number.isFinite(wanted), `${one.id}: ${one.formula}`).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});

test("values lie in the stated range, limits hold them, and a smaller alpha widens the limits", () => {
  fc.assert(
    fc.property(table, fc.double({ min: 0.001, max: 0.4, noNaN: true }), (counts, alpha) => {
      for (const one of decisionMetrics) {
        const found = one.estimate(sampleOf(counts));
        if (!hasValue(found)) continue;
        const [least, most] = [one.range[0] ?? -Infinity, one.range[1] ?? Infinity];
        expect(found.value >= least && found.value <= most, one.id).toBe(true);
        const [near, far] = [found.limits(alpha), found.limits(alpha / 4)];
        if (near === null || far === null) continue;
        expect(near.lower <= found.value + 1e-9 && found.value <= near.upper + 1e-9, `${one.id} ${JSON.stringify(counts)}`).toBe(true);
        expect(far.lower <= near.lower + 1e-9 && near.upper <= far.upper + 1e-9, one.id).toBe(true);
        expect(near.lower >= least && near.upper <= most, one.id).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

const scaled = (confusion: Confusion, by: number): Confusion => confusion.map(({ n, w, w2 }) => ({ n, w: w * by, w2: w2 * by * by }));

test("weights that are all doubled change nothing", () => {
  fc.assert(
    fc.property(table, (counts) => {
      for (const one of decisionMetrics) {
        const plain = one.estimate(sampleOf(counts));
        const doubled = one.estimate(sampleOf(scaled(sampleOf(counts).confusion, 2)));
        expect(doubled.value === null ? null : doubled.value, one.id).toEqual(plain.value === null ? null : expect.closeTo(plain.value, 9));
        if (!hasValue(plain) || !hasValue(doubled)) continue;
        const [a, b] = [plain.limits(0.05), doubled.limits(0.05)];
        expect(b === null, one.id).toBe(a === null);
        if (a && b) expect([b.lower, b.upper], one.id).toEqual([expect.closeTo(a.lower, 6), expect.closeTo(a.upper, 6)]);
      }
    }),
    { numRuns: 60 },
  );
});

test("rates that are each other's complement add up to 1", () => {
  fc.assert(
    fc.property(table, (counts) => {
      for (const [a, b] of [
        ["true_positive_rate", "false_negative_rate"],
        ["false_positive_rate", "true_negative_rate"],
        ["positive_predictive_value", "false_discovery_rate"],
        ["negative_predictive_value", "false_omission_rate"],
        ["accuracy", "error_rate"],
      ]) {
        const [x, y] = [rateOf(a!, counts), rateOf(b!, counts)];
        expect(x === null).toBe(y === null);
        if (x !== null && y !== null) expect(x + y).toBeCloseTo(1, 12);
      }
    }),
    { numRuns: 100 },
  );
});
