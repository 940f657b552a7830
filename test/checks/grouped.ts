import type { Check } from "../../src/checks/check.js";
import { judge } from "../../src/checks/judge.js";
import { leastRows } from "../../src/checks/least-rows.js";
import { measureCheck } from "../../src/checks/measure-check.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import { resolve } from "../../src/disparities/resolve.js";
import { confusionFrom, plus } from "../../src/metrics/kind/confusion.js";
import type { Metric } from "../../src/metrics/kind/metric.js";
import { rng } from "../../src/stats/rng.js";

export type Counts = { readonly tp?: number; readonly fp?: number; readonly fn?: number; readonly tn?: number };

/** A group of n decisions of which some are positive, labels aside. */
export const selected = (hits: number, n: number): Counts => ({ tp: hits, fn: n - hits });

/** Groups of one attribute `g` with the given counts; the group "(missing)" has no value. */
export function groupingOf(groups: Readonly<Record<string, Counts>>, minN = 1, reference?: string): Grouping {
  const parts = Object.entries(groups).map(([name, counts]) => {
    const confusion = confusionFrom({ tp: 0, fp: 0, fn: 0, tn: 0, ...counts });
    return { key: { g: name }, rows: confusion.reduce((sum, { n }) => sum + n, 0), missing: name === "(missing)", confusion };
  });
  const everyone = { confusion: parts.map(({ confusion }) => confusion).reduce(plus), leftOut: null, scores: null };
  const estimate = (metric: Metric, confusion: (typeof parts)[number]["confusion"], name: string) =>
    metric.estimate({
      confusion,
      leftOut: null,
      everyone,
      scores: null,
      favorable: "positive",
      random: rng(0, metric.id, name),
      resamples: 200,
    } as Parameters<Metric["estimate"]>[0]);
  const facts = parts.map(({ key, rows, missing }) => ({ key, rows, missing }));
  const largest = facts.reduce((most, one) => (one.rows > most.rows ? one : most));
  return {
    groups: facts,
    minN,
    reference: reference === undefined ? largest : (facts.find(({ key }) => key.g === reference) ?? null),
    referenceBy: reference === undefined ? "largest" : "named",
    estimates: (metric) => parts.map(({ confusion, key }) => estimate(metric, confusion, key.g)),
    everybody: (metric) => estimate(metric, everyone.confusion, "everybody"),
    rest: (metric) =>
      parts.map((part) =>
        estimate(
          metric,
          parts
            .filter((one) => one !== part)
            .map(({ confusion }) => confusion)
            .reduce(plus, confusionFrom({ tp: 0, fp: 0, fn: 0, tn: 0 })),
          `not ${part.key.g}`,
        ),
      ),
    scores: null,
    random: (...name) => rng(0, "grouping", ...name),
  };
}

/** A check with everything that a policy fills in. */
export function aCheck(check: Partial<Check> = {}): Check {
  const metric = check.metric ?? "demographic_parity_difference";
  return {
    id: `${metric}@g`,
    metric,
    by: ["g"],
    where: null,
    requirement: { op: "<=", limit: 0.1, warn: null },
    maxRegression: null,
    maxResolution: null,
    decision: "bounds",
    onInconclusive: "warn",
    onNoData: "fail",
    minN: 1,
    minCoverage: 0.95,
    severity: "error",
    locked: false,
    why: null,
    params: {},
    location: null,
    origin: "evenhand.yml",
    ...check,
  };
}

/** A check judged over groups, with the rows it needs worked out as the audit does. */
export function judged(
  groups: Readonly<Record<string, Counts>>,
  check: Partial<Check> = {},
  options: { alpha?: number; failAlpha?: number; reference?: string } = {},
) {
  const whole = aCheck(check);
  const { alpha = 0.05 } = options;
  const what = resolve(whole.metric);
  const minN = leastRows(whole, what, groupingOf(groups).everybody, alpha);
  const grouping = groupingOf(groups, minN, options.reference);
  const measured = measureCheck(
    what,
    whole.by === null ? { kind: "everybody", estimate: grouping.everybody } : { kind: "groups", grouping },
    whole.requirement,
  );
  return judge(whole, measured, { alpha, policyName: "test", ...(options.failAlpha !== undefined && { failAlpha: options.failAlpha }) });
}
