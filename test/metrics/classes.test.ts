import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracy } from "../../src/metrics/accuracy.js";
import { errorRate } from "../../src/metrics/error-rate.js";
import { metrics } from "../../src/metrics/index.js";
import { agreement, type Classes, classesFrom, classesWithout, marginsWithout, oneAgainstRest } from "../../src/metrics/kind/classes.js";
import { type Confusion, confusionFrom } from "../../src/metrics/kind/confusion.js";
import type { Sample } from "../../src/metrics/kind/metric.js";
import { classOfId, isOfClasses, oneVersusRest } from "../../src/metrics/kind/one-versus-rest.js";
import { macroF1 } from "../../src/metrics/macro-f1.js";
import { macroPositivePredictiveValue } from "../../src/metrics/macro-positive-predictive-value.js";
import { macroTruePositiveRate } from "../../src/metrics/macro-true-positive-rate.js";
import { selectionRate } from "../../src/metrics/selection-rate.js";
import { selectionShare } from "../../src/metrics/selection-share.js";
import { truePositiveRate } from "../../src/metrics/true-positive-rate.js";
import { weightedF1 } from "../../src/metrics/weighted-f1.js";
import { weightedPositivePredictiveValue } from "../../src/metrics/weighted-positive-predictive-value.js";
import { worstF1 } from "../../src/metrics/worst-f1.js";
import { worstPositivePredictiveValue } from "../../src/metrics/worst-positive-predictive-value.js";
import { worstTruePositiveRate } from "../../src/metrics/worst-true-positive-rate.js";
import { rng } from "../../src/stats/rng.js";

type Rows = readonly (readonly [string | null, string | null])[];

const rowsOf = (labels: string, predictions: string): Rows =>
  [...labels].map((label, i) => [label === "-" ? null : label, predictions[i] === "-" ? null : predictions[i]!]);

function sampleOf(all: Classes, everyone: Classes = all): Sample {
  const confusion = agreement(all.margins);
  return {
    confusion,
    leftOut: null,
    classes: { all, leftOut: null },
    everyone: { confusion, leftOut: null, classes: { all: everyone, leftOut: null } },
    favorable: "positive",
    random: rng(0, "test"),
    resamples: 200,
  };
}

/** The rows of scikit-learn's docstring of `classification_report`. */
const five = classesFrom(rowsOf("01222", "00212"), ["0", "1", "2"]);

describe("classes", () => {
  test("one class against the rest is the table that two classes would have", () => {
    const { margins } = classesFrom(rowsOf("aabbcc-a-", "abbbca---"), ["a", "b", "c"]);
    const a: Confusion = oneAgainstRest(margins, 1);
    expect(a.map(({ n }) => n)).toEqual([2, 0, 0, 0, 3, 1, 1, 1, 1]);
  });

  test("agreement counts rows whose label is their prediction", () => {
    const { margins } = five;
    expect(agreement(margins)).toEqual(confusionFrom({ tn: 0, fp: 0, fn: 2, tp: 3 }).map((t, i) => (i < 3 ? { n: 0, w: 0, w2: 0 } : t)));
    expect(accuracy.estimate(sampleOf(five)).value).toBe(3 / 5);
    expect(errorRate.estimate(sampleOf(five)).value).toBe(2 / 5);
  });

  test("a class called null is not a missing value", () => {
    const { margins } = classesFrom([["null", null]], ["null"]);
    expect(margins.labels.map(({ n }) => n)).toEqual([0, 1]);
    expect(margins.predictions.map(({ n }) => n)).toEqual([1, 0]);
  });

  test("for any rows, each class against the rest is counted as if the others were one", () => {
    const name = fc.constantFrom("a", "b", "c", null);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 40 }), fc.constantFrom("a", "b", "c"), (rows, wanted) => {
        const names = ["a", "b", "c"];
        const { margins } = classesFrom(rows, names);
        const place = (x: string | null): number => (x === null ? 0 : x === wanted ? 2 : 1);
        const expected = new Array(9).fill(0);
        for (const [label, prediction] of rows) expected[3 * place(label) + place(prediction)]++;
        expect(oneAgainstRest(margins, names.indexOf(wanted) + 1).map(({ n }) => n)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test("rows taken away leave the rest, in the table and in its margins", () => {
    const rows = rowsOf("aabbcc", "abbbca");
    const names = ["a", "b", "c"];
    const left = classesFrom(rows.slice(2), names);
    expect(classesWithout(classesFrom(rows, names), classesFrom(rows.slice(0, 2), names))).toEqual(left);
    expect(marginsWithout(classesFrom(rows, names).margins, classesFrom(rows.slice(0, 2), names).margins)).toEqual(left.margins);
  });
});

describe("one class against the rest", () => {
  test("every rate of counts has a value for a class, with the class in its id, title and sentence", () => {
    const cat = oneVersusRest(truePositiveRate, "cat");
    expect(cat.id).toBe("true_positive_rate[cat]");
    expect(cat.title).toBe("True positive rate of “cat”");
    expect(cat.sentence).toEqual({ among: "people recorded as “cat”", event: "are predicted “cat”" });
    expect(metrics.filter(isOfClasses).length).toBeGreaterThanOrEqual(18);
    for (const metric of metrics.filter(isOfClasses)) {
      const { sentence } = oneVersusRest(metric, "cat");
      expect(JSON.stringify(sentence), metric.id).not.toMatch(/positive (decision|outcome)|negative (decision|outcome)/);
    }
  });

  test("values are those of the two-class table", () => {
    const of = (name: string) => oneVersusRest(truePositiveRate, name).estimate(sampleOf(five)).value;
    expect([of("0"), of("1"), of("2")]).toEqual([1, 0, 2 / 3]);
    const own = classesFrom(rowsOf("01", "00"), ["0", "1", "2"]);
    expect(oneVersusRest(selectionShare, "0").estimate(sampleOf(own, five)).value).toBe(1);
    expect(oneVersusRest(selectionRate, "0").estimate(sampleOf(own, five)).value).toBe(1);
  });

  test("a class that no row ever has gives no value, not a rate of 0", () => {
    expect(oneVersusRest(selectionRate, "Cat").estimate(sampleOf(five))).toMatchObject({ value: null, reason: "unknown_class" });
  });

  test("ids with a class are taken apart, whatever the class is called", () => {
    expect(classOfId("true_positive_rate[a [b] ]\n")).toBeNull();
    expect(classOfId("true_positive_rate[a [b] ]]")).toEqual({ metric: "true_positive_rate", name: "a [b] ]" });
    expect(classOfId("true_positive_rate")).toBeNull();
  });
});

describe("over classes", () => {
  // scikit-learn 1.9.1: precision_score, recall_score and f1_score of these rows; see fixtures/oracle/tasks.py.
  const rows = rowsOf("aaaaaabbbbbcccdddddd", "aaabbcbbbacccdddddab");
  const sample = sampleOf(classesFrom(rows, ["a", "b", "c", "d"]));
  test.each([
    [macroTruePositiveRate, 0.6083333333333333],
    [macroPositivePredictiveValue, 0.6],
    [macroF1, 0.5974025974025974],
    [weightedPositivePredictiveValue, 0.62],
    [weightedF1, 0.6038961038961039],
    [worstTruePositiveRate, 0.5],
    [worstPositivePredictiveValue, 0.5],
    [worstF1, 0.5454545454545454],
  ])("$id agrees with scikit-learn", (metric, value) => {
    expect(metric.estimate(sample).value).toBeCloseTo(value, 12);
  });

  test("a class without a row leaves no mean over classes", () => {
    const none = sampleOf(classesFrom(rowsOf("aab", "aba"), ["a", "b", "c"]));
    expect(macroTruePositiveRate.estimate(none)).toMatchObject({ value: null, reason: "component_undefined" });
    expect(worstTruePositiveRate.estimate(none)).toMatchObject({ value: null, reason: "component_undefined" });
    // A class that is not true of any row has no weight.
    expect(weightedF1.estimate(none).value).not.toBeNull();
    expect(macroF1.estimate(sampleOf(classesFrom([], ["a"])))).toMatchObject({ value: null, reason: "empty_group" });
  });

  test("limits hold the value and are those of one class where there is only one that varies", () => {
    for (const metric of [macroTruePositiveRate, macroF1, weightedF1, worstF1]) {
      const estimate = metric.estimate(sample);
      if (estimate.value === null) throw new Error(metric.id);
      const limits = estimate.limits(0.025)!;
      expect(limits.lower).toBeLessThan(estimate.value);
      expect(limits.upper).toBeGreaterThan(estimate.value);
    }
  });
});
