import { difference } from "../../contrasts/difference.js";
import { exclusionOf, type Grouping, rateOf } from "../../disparities/grouping.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../../metrics/kind/metric.js";
import { chiSquaredSf } from "../../stats/chi-squared.js";
import { normalQuantile } from "../../stats/normal.js";
import { breslowDayTest, type ChiSquaredTest, cmhTest } from "../../stats/stratified-tests.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import { isPlain, type StrataOfPair, strataOfPair } from "./pairs.js";
import { type Pools, poolsOf, tablesOf } from "./pooled.js";
import type { ConditionalRow, Ranged, Reversal, StandardisedRow, StratifiedTest } from "./row.js";
import { standardisedRows } from "./standardised.js";

/** For every single attribute and every metric that is a share of a group's rows: each group against the reference group, within strata. [] without strata. */
export function conditional(counts: Counts, plan: MeasurePlan): readonly ConditionalRow[] {
  const everybody = everybodyIn(counts, plan);
  const metrics = plan.metrics.filter(({ unit, sharedDenominator }) => unit === "proportion" && !sharedDenominator);
  return plan.groupings
    .filter(({ length }) => length === 1)
    .flatMap((by) => {
      const grouping = groupingOf(counts, by, everybody, plan);
      if (grouping.strata === undefined) return [];
      return metrics
        .filter((metric) => isShare(everybody.estimate(metric)))
        .flatMap((metric) => rowsOf(grouping, metric, by, (1 - plan.confidence) / 2));
    });
}

/** Hits over trials, not a mean of such. */
const isShare = (estimate: Estimate | NoEstimate): boolean => hasValue(estimate) && estimate.numerator !== null;

function rowsOf(grouping: Grouping, metric: Metric, by: readonly string[], alpha: number): readonly ConditionalRow[] {
  const reference = grouping.reference === null ? -1 : grouping.groups.indexOf(grouping.reference);
  if (reference === -1) return [];
  return [...grouping.groups.keys()]
    .filter((group) => group !== reference && !grouping.groups[group]!.missing)
    .map((group) => ({ by, metric: metric.id, ...pairRow(grouping, metric, { group, reference }, alpha) }));
}

function pairRow(
  grouping: Grouping,
  metric: Metric,
  pair: { readonly group: number; readonly reference: number },
  alpha: number,
): Omit<ConditionalRow, "by" | "metric"> {
  const estimates = grouping.estimates(metric);
  const [ownGroup, referenceGroup] = [grouping.groups[pair.group]!, grouping.groups[pair.reference]!];
  const [own, other] = [estimates[pair.group]!, estimates[pair.reference]!];
  const columns = Object.keys(grouping.strata!()[0]?.key ?? {});
  const aggregate = {
    group: rateOf(ownGroup.key, own),
    reference: rateOf(referenceGroup.key, other),
    difference: differenceOf(own, other, alpha),
  };
  const place = { group: ownGroup.key, reference: referenceGroup.key, aggregate };
  const excluded = exclusionOf(ownGroup, own, grouping.minN) ?? exclusionOf(referenceGroup, other, grouping.minN);
  const strata = excluded === null ? strataOfPair(grouping, metric, pair) : { used: [], leftOut: [] };
  const pools = poolsOf(strata, alpha);
  if (pools === null) {
    const reason = excluded ?? "no_stratum";
    return { ...place, reason, strata: { columns, used: 0, rows: 0, leftOut: strata.leftOut }, ...nothing(reason) };
  }
  const standardised = standardisedRows(strata, alpha);
  const rows = strata.used.reduce((sum, { group, reference }) => sum + group.n + reference.n, 0);
  return {
    ...place,
    reason: null,
    strata: { columns, used: strata.used.length, rows, leftOut: strata.leftOut },
    standardised,
    ...pools,
    ...testsOf(strata, pools, alpha),
    reversal: reversalOf(aggregate.difference, pools.riskDifference, standardised[0]!),
  };
}

const none = (reason: string): Ranged => ({ value: null, lower: null, upper: null, method: null, reason });

const nothing = (reason: string) => ({
  standardised: [],
  riskDifference: none(reason),
  riskRatio: none(reason),
  oddsRatio: none(reason),
  independence: null,
  homogeneity: null,
  reversal: null,
});

function differenceOf(a: Estimate | NoEstimate, b: Estimate | NoEstimate, alpha: number): Ranged {
  if (!hasValue(a)) return none(a.reason);
  if (!hasValue(b)) return none(b.reason);
  const limits = difference.limits(a, b, alpha);
  return {
    value: a.value - b.value,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    method: limits && difference.method,
    reason: null,
  };
}

function testsOf(strata: StrataOfPair, pools: Pools, alpha: number): Pick<ConditionalRow, "independence" | "homogeneity"> {
  if (!isPlain(strata)) return { independence: waldTest(pools.riskDifference, alpha), homogeneity: null };
  const tables = tablesOf(strata);
  const [plain, corrected] = [cmhTest(tables, "none"), cmhTest(tables, "continuity")];
  const ratio = pools.oddsRatio.value;
  const homogeneity = ratio === null ? null : breslowDayTest(tables, ratio);
  const testRow = (method: string, test: ChiSquaredTest): StratifiedTest => ({ method, ...test, corrected: null });
  return {
    independence: plain && {
      ...testRow("cmh", plain),
      corrected: corrected && { statistic: corrected.statistic, p: corrected.p },
    },
    homogeneity: homogeneity && testRow("breslow_day_tarone", homogeneity),
  };
}

/** The square of the difference in standard errors; the standard error is that behind its limits. */
function waldTest({ value, lower, upper, method }: Ranged, alpha: number): StratifiedTest | null {
  if (value === null || lower === null || upper === null || method !== "linearised") return null;
  const se = (upper - lower) / (2 * normalQuantile(1 - alpha));
  if (!(se > 0)) return null;
  const statistic = (value / se) ** 2;
  return { method: "wald_risk_difference", statistic, df: 1, p: chiSquaredSf(statistic, 1), corrected: null };
}

/** The gap turned round: both the pooled and the standardised gap have another sign than the aggregate, and one is beyond chance. */
function reversalOf(aggregate: Ranged, pooled: Ranged, standardised: StandardisedRow): Reversal | null {
  if (aggregate.value === null || pooled.value === null || standardised.value === null) return null;
  const turned = aggregate.value * pooled.value < 0 && aggregate.value * standardised.value < 0;
  const [sureAll, surePooled] = [isSure(aggregate), isSure(pooled)];
  if (!turned || (!sureAll && !surePooled)) return null;
  return {
    aggregate: aggregate.value,
    withinStrata: pooled.value,
    sure: sureAll && surePooled ? "both" : sureAll ? "aggregate" : "within_strata",
  };
}

const isSure = ({ lower, upper }: Ranged): boolean => lower !== null && upper !== null && (lower > 0 || upper < 0);
