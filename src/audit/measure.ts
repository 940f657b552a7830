import { needsOf } from "../disparities/disparity.js";
import type { Grouping } from "../disparities/grouping.js";
import { hasNumberPerGroup } from "../disparities/kind/comparators.js";
import { gapOfPairs } from "../disparities/kind/gap-of-pairs.js";
import { noGap } from "../disparities/kind/no-gap.js";
import { gapsPerGroup } from "../disparities/kind/per-group.js";
import type { DisparityRow } from "../disparities/row.js";
import { total } from "../metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason, type Role } from "../metrics/kind/metric.js";
import { isComparedByFew, measuresOfNamed } from "./at-intersections.js";
import type { Counts } from "./counts.js";
import { everybodyIn, groupingOf } from "./estimated.js";
import type { Estimating } from "./estimating.js";
import { fittingDisparities, fittingMetrics } from "./fitting.js";
import { alphaOf, type MeasurePlan } from "./measure-plan.js";
import type { GroupRow, MetricValue } from "./result.js";

export interface Measures {
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
}

/**
 * Every metric of every group and every disparity of every grouping of some counts, as far as they are for the plan's task.
 *
 * Groups: everybody first, then grouping by grouping in the order of their coordinates, missing ones last.
 * Disparities: grouping by grouping the named ones, then each metric under each contrast. A metric whose role
 * nobody gave is null with that reason in every group; of its disparities only the named ones are listed. With many
 * intersections their single groups are compared by the measures of named disparities only.
 */
export function measure(counts: Counts, whole: MeasurePlan): Measures {
  const plan = { ...whole, metrics: fittingMetrics(whole, counts), disparities: fittingDisparities(whole) };
  const absent = absentRoles(counts);
  const everybody = everybodyIn(counts, plan);
  const rowOf = (facts: Pick<GroupRow, "by" | "group" | "n" | "weight">, estimate: Estimating): GroupRow => ({
    ...facts,
    metrics: Object.fromEntries(plan.metrics.map((metric) => [metric.id, shown(metric, estimate, { absent, alpha: alphaOf(plan) / 2 })])),
  });
  const all = total(everybody.part.confusion);
  const groups = [rowOf({ by: [], group: {}, n: all.n, weight: all.w }, everybody.estimate)];
  const disparities: DisparityRow[] = [];
  const named = measuresOfNamed(plan.disparities);
  for (const by of plan.groupings) {
    const grouping = groupingOf(counts, by, everybody, plan);
    grouping.groups.forEach(({ key, rows }, i) => {
      groups.push(rowOf({ by, group: key, n: rows, weight: grouping.weights[i]! }, (metric) => grouping.estimates(metric)[i]!));
    });
    disparities.push(...namedRows(grouping, by, { plan, absent }), ...pairingRows(grouping, by, { plan, absent, named }));
  }
  return { groups, disparities };
}

/** The roles of which the data have nothing, with the reason. */
export type Absent = ReadonlyMap<Role, NoValueReason>;

export function absentRoles({ cube, scores, probabilities, ranked }: Counts): Absent {
  const absent = new Map<Role, NoValueReason>();
  if (!ranked) absent.set("rank", "no_ranking");
  if (!cube.axes.includes("label")) absent.set("label", "no_label");
  if (!cube.axes.includes("prediction")) absent.set("prediction", "no_prediction");
  if (scores === null) absent.set("score", "no_score").set("probability", "no_score");
  else if (!probabilities) absent.set("probability", "score_not_probability");
  return absent;
}

interface Limited {
  readonly absent: Absent;
  readonly alpha: number;
}

function shown(metric: Metric, estimate: Estimating, { absent, alpha }: Limited): MetricValue {
  const missing = missingRole(metric.needs, absent);
  if (missing !== null) return { ...nothing, reason: missing };
  const found: Estimate | NoEstimate = estimate(metric);
  const { numerator, denominator, n } = found;
  if (!hasValue(found)) return { ...nothing, numerator, denominator, n, reason: found.reason };
  const limits = found.limits(alpha);
  return {
    value: found.value,
    numerator,
    denominator,
    n,
    nEff: found.nEff,
    lower: limits && finite(limits.lower),
    upper: limits && finite(limits.upper),
    method: found.method,
    reason: null,
    ...(found.certified && { certified: found.certified }),
    ...(found.underNone && { underNone: found.underNone() }),
  };
}

const nothing: MetricValue = {
  value: null,
  numerator: null,
  denominator: null,
  n: 0,
  nEff: null,
  lower: null,
  upper: null,
  method: null,
  reason: null,
};

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);

export function missingRole(needs: readonly Role[], absent: Absent): NoValueReason | null {
  const role = needs.find((need) => absent.has(need));
  return role === undefined ? null : absent.get(role)!;
}

interface Asked {
  readonly plan: MeasurePlan;
  readonly absent: Absent;
}

function namedRows(grouping: Grouping, by: readonly string[], { plan, absent }: Asked): readonly DisparityRow[] {
  const level = { alpha: alphaOf(plan), limit: null };
  return plan.disparities.flatMap((disparity) => {
    const { id, contrast } = disparity;
    const reason = missingRole(needsOf(disparity), absent);
    const gaps =
      reason === null
        ? [disparity.measure(grouping, level), ...(disparity.measureGroups?.(grouping, level) ?? [])]
        : [noGap({ metric: disparity.metrics[0]?.id ?? id, contrast, reason })];
    return gaps.map((gap) => ({ id: idOf(id, by), by, ...gap }));
  });
}

function pairingRows(
  grouping: Grouping,
  by: readonly string[],
  { plan, absent, named }: Asked & { readonly named: ReadonlySet<string> },
): readonly DisparityRow[] {
  const isFew = isComparedByFew(by, grouping.groups.length, plan.groupings);
  const level = { alpha: alphaOf(plan), limit: null };
  const metrics = plan.metrics.filter(({ needs }) => missingRole(needs, absent) === null);
  return metrics.flatMap((metric) =>
    contrastsOf(metric, plan).flatMap((contrast) => {
      const id = idOf(`${metric.id}__${contrast.id}`, by);
      if (isFew && hasNumberPerGroup(contrast) && !named.has(metric.id)) return [];
      const gaps = hasNumberPerGroup(contrast)
        ? gapsPerGroup(grouping, metric, contrast, level)
        : [gapOfPairs(grouping, metric, contrast, level)];
      return gaps.map((gap) => ({ id, by, ...gap }));
    }),
  );
}

/** A metric of one class is compared over pairs only: with many classes the rows would be too many to read. */
const contrastsOf = ({ ofClass }: Metric, { contrasts }: MeasurePlan): MeasurePlan["contrasts"] =>
  ofClass === undefined ? contrasts : contrasts.filter((contrast) => !hasNumberPerGroup(contrast));

const idOf = (name: string, by: readonly string[]): string => `${name}@${by.join("*")}`;
