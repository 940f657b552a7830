import { type Compared, comparison } from "../../disparities/grouping.js";
import { isShare, type ShareMetric } from "../../metrics/kind/share.js";
import { fisherExact } from "../../stats/fisher-exact.js";
import { holm } from "../../stats/holm.js";
import { maxTOfShares } from "../../stats/max-t-of-shares.js";
import { normalSf } from "../../stats/normal.js";
import { rng } from "../../stats/rng.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { TestedPair, TestRow } from "./row.js";

/** Rates that are tested; the others are one of these read from the other side. */
const tested: ReadonlySet<string> = new Set([
  "selection_rate",
  "base_rate",
  "true_positive_rate",
  "false_positive_rate",
  "positive_predictive_value",
  "negative_predictive_value",
  "accuracy",
]);

/** Tests of every rate over the groups of every grouping, not yet adjusted for each other. */
export function testsOf(counts: Counts, plan: MeasurePlan): readonly TestRow[] {
  const everybody = everybodyIn(counts, plan);
  const roles = counts.cube.axes;
  const metrics = plan.metrics.filter(isShare).filter(({ id, needs }) => tested.has(id) && needs.every((role) => roles.includes(role)));
  return plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    return metrics.map((metric) => {
      const { compared, excluded } = comparison(grouping, metric);
      const place = { by, metric: metric.id, adjusted: null, excluded };
      if (compared.length < 2)
        return { ...place, method: "fisher_exact", draws: null, p: null, reason: "fewer_than_two_groups", pairs: [] } as const;
      return { ...place, reason: null, ...tests(compared, metric, by, plan) };
    });
  });
}

/** The rows with each p adjusted for all the others by Holm's method. */
export function adjusted(rows: readonly TestRow[]): readonly TestRow[] {
  const ps = holm(rows.flatMap(({ p }) => (p === null ? [] : [p])));
  let at = 0;
  return rows.map((row) => (row.p === null ? row : { ...row, adjusted: ps[at++]! }));
}

function tests(compared: readonly Compared[], metric: ShareMetric, by: readonly string[], plan: MeasurePlan) {
  const pairsOf = (of: (a: Compared, b: Compared) => number) =>
    compared.flatMap((b, j) => compared.slice(0, j).map((a) => ({ a, b, p: of(a, b) })));
  const counted = compared.every(({ estimate }) => estimate.leftOut === null && estimate.denominator === estimate.n);
  if (!counted) {
    const raw = pairsOf(linearised);
    return result("linearised_holm", null, raw, holm(raw.map(({ p }) => p)));
  }
  const raw = pairsOf(exact);
  if (compared.length === 2) return result("fisher_exact", null, raw, [raw[0]!.p]);
  const draws = plan.resamples - 1;
  const groups = compared.map(({ estimate }) => ({ hits: estimate.numerator!, trials: estimate.n }));
  return result("permutation_max_t", draws, raw, maxTOfShares(groups, draws, rng(plan.seed, "tests", metric.id, ...by)));
}

const exact = ({ estimate: a }: Compared, { estimate: b }: Compared): number =>
  fisherExact(a.numerator!, a.n - a.numerator!, b.numerator!, b.n - b.numerator!);

/** Two-sided, of the difference over its standard error from the rows that would be as informative. */
function linearised({ estimate: a }: Compared, { estimate: b }: Compared): number {
  const variance = ({ value, n, nEff }: typeof a): number => {
    const rows = nEff ?? n;
    const share = (value * rows + 0.5) / (rows + 1);
    return (share * (1 - share)) / rows;
  };
  return Math.min(1, 2 * normalSf(Math.abs(a.value - b.value) / Math.sqrt(variance(a) + variance(b))));
}

interface Raw {
  readonly a: Compared;
  readonly b: Compared;
  readonly p: number;
}

function result(method: TestRow["method"], draws: number | null, raw: readonly Raw[], corrected: readonly number[]) {
  const pairs = raw.map(
    ({ a, b, p }, i): TestedPair => ({
      a: a.group.key,
      b: b.group.key,
      difference: a.estimate.value - b.estimate.value,
      p,
      adjusted: corrected[i]!,
    }),
  );
  return { method, draws, p: Math.min(...corrected), pairs };
}
