import type { Cube } from "../cube/cube.js";
import { needsOf } from "../disparities/disparity.js";
import type { Grouping } from "../disparities/grouping.js";
import { hasNumberPerGroup } from "../disparities/kind/comparators.js";
import { gapOfPairs } from "../disparities/kind/gap-of-pairs.js";
import { noGap } from "../disparities/kind/no-gap.js";
import { gapsPerGroup } from "../disparities/kind/per-group.js";
import type { DisparityRow } from "../disparities/row.js";
import { total } from "../metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason, type Role } from "../metrics/kind/metric.js";
import { type Estimating, everybodyIn, groupingOf } from "./estimated.js";
import type { MeasurePlan } from "./measure-plan.js";
import type { GroupRow, MetricValue } from "./result.js";

export interface Measures {
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
}

/**
 * Every metric of every group and every disparity of every grouping of a cube.
 *
 * Groups: everybody first, then grouping by grouping in the order of their coordinates, missing ones last.
 * Disparities: grouping by grouping the named ones, then each metric under each contrast. A metric whose role
 * nobody gave is null with that reason in every group; of its disparities only the named ones are listed.
 */
export function measure(cube: Cube, plan: MeasurePlan): Measures {
  const absent = (["label", "prediction"] as const).filter((role) => !cube.axes.includes(role));
  const everybody = everybodyIn(cube, plan);
  const rowOf = (facts: Pick<GroupRow, "by" | "group" | "n" | "weight">, estimate: Estimating): GroupRow => ({
    ...facts,
    metrics: Object.fromEntries(
      plan.metrics.map((metric) => [metric.id, shown(metric, estimate, { absent, alpha: (1 - plan.confidence) / 2 })]),
    ),
  });
  const all = total(everybody.part.confusion);
  const groups = [rowOf({ by: [], group: {}, n: all.n, weight: all.w }, everybody.estimate)];
  const disparities: DisparityRow[] = [];
  for (const by of plan.groupings) {
    const grouping = groupingOf(cube, by, everybody, plan);
    grouping.groups.forEach(({ key, rows }, i) => {
      groups.push(rowOf({ by, group: key, n: rows, weight: grouping.weights[i]! }, (metric) => grouping.estimates(metric)[i]!));
    });
    disparities.push(...namedRows(grouping, by, { plan, absent }), ...pairingRows(grouping, by, { plan, absent }));
  }
  return { groups, disparities };
}

interface Limited {
  readonly absent: readonly Role[];
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

function missingRole(needs: readonly Role[], absent: readonly Role[]): NoValueReason | null {
  const role = needs.find((need) => absent.includes(need));
  return role === undefined ? null : role === "label" ? "no_label" : "no_prediction";
}

interface Asked {
  readonly plan: MeasurePlan;
  readonly absent: readonly Role[];
}

function namedRows(grouping: Grouping, by: readonly string[], { plan, absent }: Asked): readonly DisparityRow[] {
  const level = { alpha: 1 - plan.confidence, limit: null };
  return plan.disparities.map((disparity) => {
    const { id, contrast } = disparity;
    const reason = missingRole(needsOf(disparity), absent);
    const gap = reason === null ? disparity.measure(grouping, level) : noGap({ metric: disparity.metrics[0]?.id ?? id, contrast, reason });
    return { id: idOf(id, by), by, ...gap };
  });
}

function pairingRows(grouping: Grouping, by: readonly string[], { plan, absent }: Asked): readonly DisparityRow[] {
  const level = { alpha: 1 - plan.confidence, limit: null };
  const metrics = plan.metrics.filter(({ needs }) => missingRole(needs, absent) === null);
  return metrics.flatMap((metric) =>
    plan.contrasts.flatMap((contrast) => {
      const id = idOf(`${metric.id}__${contrast.id}`, by);
      const gaps = hasNumberPerGroup(contrast)
        ? gapsPerGroup(grouping, metric, contrast, level)
        : [gapOfPairs(grouping, metric, contrast, level)];
      return gaps.map((gap) => ({ id, by, ...gap }));
    }),
  );
}

const idOf = (name: string, by: readonly string[]): string => `${name}@${by.join("*")}`;
