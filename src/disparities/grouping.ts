import type { SampledAmounts } from "../metrics/kind/amounts.js";
import type { SampledClasses } from "../metrics/kind/classes.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../metrics/kind/metric.js";
import type { SampledRanking } from "../metrics/kind/ranking.js";
import type { SampledScores } from "../metrics/kind/scores.js";
import type { Rng } from "../stats/rng.js";
import type { Excluded, ExclusionReason, GroupKey, Rate } from "./row.js";

/** One way to split the rows into groups, with what any metric says of each; every list is in the order of `groups`. */
export interface Grouping {
  readonly groups: readonly GroupFacts[];
  /** Rows a metric's denominator needs before its group is compared. */
  readonly minN: number;
  /** The group that others are compared with; null when the one asked for is not there. */
  readonly reference: GroupFacts | null;
  /** Whether the user has named it, or it is the largest group. */
  readonly referenceBy: "named" | "largest";
  estimates(metric: Metric): readonly (Estimate | NoEstimate)[];
  /** Of all rows together, missing groups included. */
  everybody(metric: Metric): Estimate | NoEstimate;
  /** For each group, of all rows that are not in it. */
  rest(metric: Metric): readonly (Estimate | NoEstimate)[];
  /** The scores of each group; null when there is no score. */
  readonly scores: readonly SampledScores[] | null;
  /** Labels and predictions of each group by class; absent when the task has no classes. */
  readonly classes?: readonly SampledClasses[];
  /** Amounts of each group; absent unless amounts are predicted. */
  readonly amounts?: readonly SampledAmounts[];
  /** Ranked items of each group; absent unless rows are ranked. */
  readonly rankings?: readonly SampledRanking[];
  /** Shuffles of the groups behind the p-value of a distance; absent = the usual number. */
  readonly draws?: number;
  /** The stream of random numbers that belongs to this grouping and a name. */
  random(...name: readonly string[]): Rng;
  /** The same groups stratum by stratum, in the order of the strata's coordinates; absent when the rows have no strata. */
  strata?(): readonly Stratum[];
}

/** The rows that share a value on every stratum column, split into the groups of a grouping. */
export interface Stratum {
  readonly key: GroupKey;
  readonly rows: number;
  /** In the order of the grouping's groups; one without rows here has no value. */
  estimates(metric: Metric): readonly (Estimate | NoEstimate)[];
  everybody(metric: Metric): Estimate | NoEstimate;
}

export interface GroupFacts {
  readonly key: GroupKey;
  readonly rows: number;
  /** Whether the value of some attribute is missing: such groups are shown and not compared. */
  readonly missing: boolean;
}

/** A group that is compared. */
export interface Compared {
  readonly group: GroupFacts;
  readonly estimate: Estimate;
}

export interface Comparison {
  readonly compared: readonly Compared[];
  readonly excluded: readonly Excluded[];
  /** False when a group with rows, other than a missing one, is not compared. */
  readonly complete: boolean;
}

/** The groups that a metric is compared over, and those that it is not, with the reason. */
export function comparison(grouping: Grouping, metric: Metric): Comparison {
  const compared: Compared[] = [];
  const excluded: Excluded[] = [];
  grouping.estimates(metric).forEach((estimate, i) => {
    const group = grouping.groups[i]!;
    const reason = exclusionOf(group, estimate, grouping.minN);
    if (reason !== null) excluded.push({ group: group.key, n: estimate.n, reason });
    else if (hasValue(estimate)) compared.push({ group, estimate });
  });
  return { compared, excluded, complete: isComplete(excluded) };
}

export const isComplete = (excluded: readonly Excluded[]): boolean =>
  excluded.every(({ reason }) => reason === "missing_group" || reason === "empty_group");

/** Why a group is not compared; null when it is. */
export function exclusionOf({ rows, missing }: GroupFacts, estimate: Estimate | NoEstimate, minN: number): ExclusionReason | null {
  if (missing) return "missing_group";
  if (rows === 0) return "empty_group";
  if (!hasValue(estimate)) return rows < minN ? "below_min_n" : "zero_denominator";
  return estimate.n < minN ? "below_min_n" : null;
}

/** A group's rate as a row shows it; `{}` names everybody. */
export const rateOf = (group: GroupKey, { value, numerator, n }: Estimate | NoEstimate): Rate => ({ group, value, numerator, n });
