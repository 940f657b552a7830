import { expectedConfusion } from "../../stats/expected-confusion.js";
import { type Isotonic, isotonic, stepAt } from "../../stats/isotonic.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Known } from "./known.js";
import { knownGroups } from "./known-groups.js";
import type { ExpectedMetric, ExpectedRow, ExpectedValue } from "./row.js";

interface Shape {
  readonly value: (table: { tp: number; fp: number; fn: number; tn: number }) => number;
  /** How the value moves with the outcome of a row that is decided so. */
  readonly slope: (decision: number, at: number, table: { tp: number; fp: number; fn: number; n: number }) => number;
}

const shapes: Readonly<Record<ExpectedMetric, Shape>> = {
  accuracy: {
    value: ({ tp, fp, fn, tn }) => (tp + tn) / (tp + fp + fn + tn),
    slope: (decision, _, { n }) => (2 * decision - 1) / n,
  },
  positive_predictive_value: { value: ({ tp, fp }) => tp / (tp + fp), slope: (decision, _, { tp, fp }) => decision / (tp + fp) },
  true_positive_rate: { value: ({ tp, fn }) => tp / (tp + fn), slope: (decision, at, { tp, fn }) => (decision - at) / (tp + fn) },
  f1: {
    value: ({ tp, fp, fn }) => (2 * tp) / (2 * tp + fp + fn),
    slope: (decision, at, { tp, fp, fn }) => (2 * decision - at) / (2 * tp + fp + fn),
  },
};

/**
 * What the decisions of each group will be worth where nobody knows outcomes yet, beside what came true.
 *
 * Scores are first made chances by the isotonic fit of one half; the other half is then judged twice, without its labels and with
 * them. The range is that of chance in the outcomes and in the fit: a truth outside of it says that for this group performance
 * cannot be watched without labels. Holds only as long as the same people behave alike.
 *
 * @source Guillory et al. (2021), ICCV, §3; ranges by linearisation over independent outcomes of both halves
 */
export function expectedRows({ facts, halves, level }: Known): readonly ExpectedRow[] {
  const { scores, label, decisions } = facts;
  if (decisions === null) return [];
  const fit = isotonic(
    Float64Array.from(halves.found, (row) => scores![row]!),
    Float64Array.from(halves.found, (row) => label![row]!),
  );
  const z = normalQuantile(1 - level / 2);
  return knownGroups(halves.judged, facts).map(({ by, group, rows }): ExpectedRow => {
    const own = rows.filter((row) => !Number.isNaN(decisions[row]!));
    const decided = Float64Array.from(own, (row) => decisions[row]!);
    const steps = Int32Array.from(own, (row) => stepAt(fit, scores![row]!));
    const chances = Float64Array.from(steps, (step) => fit.value[step]!);
    const table = { ...expectedConfusion(chances, decided), n: own.length };
    const truth = expectedConfusion(
      Float64Array.from(own, (row) => label![row]!),
      decided,
    );
    const value = ({ value: of, slope }: Shape): ExpectedValue => {
      const expected = of(table);
      const realised = of(truth);
      if (Number.isNaN(expected)) return { expected: null, lower: null, upper: null, realised: null, reason: "zero_denominator" };
      const half = z * Math.sqrt(varianceOf(steps, fit, (i) => slope(decided[i]!, expected, table)));
      return {
        ...{ expected, lower: Math.max(0, expected - half), upper: Math.min(1, expected + half) },
        realised: Number.isNaN(realised) ? null : realised,
        reason: Number.isNaN(realised) ? "zero_denominator" : null,
      };
    };
    return {
      ...{ by, group, n: own.length },
      metrics: {
        accuracy: value(shapes.accuracy),
        positive_predictive_value: value(shapes.positive_predictive_value),
        true_positive_rate: value(shapes.true_positive_rate),
        f1: value(shapes.f1),
      },
    };
  });
}

/** Variance of a sum of slope × outcome less its expectation: of the outcomes themselves, and of the steps, each a mean of outcomes of the other half. */
function varianceOf(steps: Int32Array, { value, n }: Isotonic, slope: (i: number) => number): number {
  const together = new Float64Array(value.length);
  let variance = 0;
  steps.forEach((step, i) => {
    together[step]! += slope(i);
    variance += slope(i) ** 2 * value[step]! * (1 - value[step]!);
  });
  return together.reduce((sum, all, step) => sum + (all * all * value[step]! * (1 - value[step]!)) / n[step]!, variance);
}
