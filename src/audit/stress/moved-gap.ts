import { type Change, changeOf, gapCandidates, type Moved, pairCorrections } from "../../checks/change.js";
import type { Requirement } from "../../checks/check.js";
import { measureCheck } from "../../checks/measure-check.js";
import type { Judged, Measured } from "../../checks/measured.js";
import { exclusionOf, type Grouping } from "../../disparities/grouping.js";
import type { Resolved } from "../../disparities/resolve.js";
import { type GroupKey, MISSING } from "../../disparities/row.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { rng } from "../../stats/rng.js";
import { wilson } from "../../stats/wilson.js";
import { notOfCounts } from "../rows/not-of-counts.js";
import type { MovedGroup } from "./row.js";

/** A gap between groups, by what it is made of. */
export type GapParts = Extract<Resolved, { readonly kind: "disparity" | "pairing" }>;

/** The metrics whose groups are set against each other. */
export const metricsOfGap = (what: GapParts): readonly Metric[] => (what.kind === "disparity" ? what.disparity.metrics : [what.metric]);

/** Whether a gap is the furthest pair of groups in one metric or in the worst of some, so that its change has bounds too. */
export function isGapOfPairs(what: GapParts): boolean {
  const single = what.kind === "pairing" || what.disparity.metrics.length === 1 || what.disparity.decidedByOne === true;
  const contrast = what.kind === "pairing" ? what.contrast.id : what.disparity.contrast;
  return single && ["difference", "ratio", "impact_ratio"].includes(contrast);
}

/** The gap with the data as they are (`base`) or disturbed (`value`), as every other gap is judged. */
export const gapMeasured = (
  what: Exclude<Resolved, { readonly kind: "contrast" }>,
  groups: readonly MovedGroup[],
  { which, minN, requirement }: { readonly which: "base" | "value"; readonly minN: number; readonly requirement: Requirement | null },
): Measured => measureCheck(what, { kind: "groups", grouping: movedGrouping(groups, which, minN) }, requirement);

/** Groups as disparities see them, with what is known of them before or after. */
function movedGrouping(groups: readonly MovedGroup[], which: "base" | "value", minN: number): Grouping {
  const keys = [...new Map(groups.map(({ group }): [string, GroupKey] => [JSON.stringify(group), group])).values()];
  const own = (key: GroupKey, { id }: Metric): Estimate | NoEstimate => {
    const found = groups.find(({ group, metric }) => metric === id && JSON.stringify(group) === JSON.stringify(key));
    return found === undefined ? notOfCounts : estimateOf(found, which);
  };
  return {
    groups: keys.map((key) => ({
      key,
      rows: Math.max(...groups.filter(({ group }) => JSON.stringify(group) === JSON.stringify(key)).map(({ n }) => n)),
      missing: Object.values(key).includes(MISSING),
    })),
    minN,
    reference: null,
    referenceBy: "largest",
    estimates: (metric) => keys.map((key) => own(key, metric)),
    everybody: () => notOfCounts,
    rest: () => keys.map(() => notOfCounts),
    scores: null,
    random: (...name) => rng(0, "moved", ...name),
  };
}

function estimateOf(moved: MovedGroup, which: "base" | "value"): Estimate | NoEstimate {
  const { n, reason } = moved;
  const [value, se, nEff] = which === "base" ? [moved.base, moved.seBase, moved.nEffBase] : [moved.value, moved.seValue, moved.nEffValue];
  if (value === null || se === null)
    return { value: null, reason: (reason ?? "not_applicable") as NoEstimate["reason"], numerator: null, denominator: null, n };
  return {
    ...{ value, numerator: nEff === null ? null : value * n, denominator: nEff === null ? null : n, n, nEff },
    method: nEff === null ? "linearised" : "wilson",
    limits: (alpha) => {
      if (nEff !== null) return wilson(value, nEff, normalQuantile(1 - alpha));
      const reach = normalQuantile(1 - alpha) * se;
      return { lower: value - reach, upper: value + reach };
    },
    leftOut: null,
  };
}

/** How much wider a gap became, with the rule of changes: the worst pair of now against the worst of before, on the same rows. */
export function gapChange(what: GapParts, groups: readonly MovedGroup[], minN: number): Measured | null {
  const measured = gapMeasured(what, groups, { which: "value", minN, requirement: null });
  const before = gapMeasured(what, groups, { which: "base", minN, requirement: null });
  const [now, was] = [measured.towards("<="), before.towards("<=")];
  if (now === null || was === null) return null;
  const { scale } = measured;
  const kept = groups.filter(
    (one) =>
      exclusionOf({ key: one.group, rows: one.n, missing: Object.values(one.group).includes(MISSING) }, estimateOf(one, "value"), minN) ===
      null,
  );
  const moves = metricsOfGap(what).map(({ id }) => kept.filter(({ metric }) => metric === id).map(movedOf));
  const candidates = gapCandidates(moves, scale);
  if (candidates.length === 0) return null;
  const k = moves[0]!.length;
  // As wide as the gap may be at the limit of the change: within a standard error of none every ordered pair counts.
  const at = (limit: number | null): number => (limit === null ? 0 : (scale === "ratio" ? 1 - was.value : was.value) + limit);
  const changeAt = (alpha: number, limit: number | null, correction?: "none"): Change =>
    changeOf(candidates, alpha, correction === "none" ? () => 1 : pairCorrections(k, moves.length, at(limit)));
  const judged: Judged = {
    value: scale === "ratio" ? was.value - now.value : now.value - was.value,
    pair: now.pair,
    bounds: ({ alpha, limit, correction }) => {
      const { lower, upper } = changeAt(alpha, limit, correction);
      return { lower, upper, lowerAlpha: alpha, upperAlpha: alpha, method: "paired_change", ...pairsOf(now) };
    },
  };
  return { ...measured, unit: measured.unit, scale: "difference", towards: () => judged };
}

const pairsOf = ({ pair }: Judged) => (pair?.b == null ? {} : { lowerPair: [pair.a.group, pair.b.group] as const });

function movedOf({ base, value, seBase, seValue, seChange }: MovedGroup): Moved {
  const [varianceNow, varianceBefore] = [seValue! ** 2, seBase! ** 2];
  return { now: value!, before: base!, varianceNow, varianceBefore, covariance: (varianceNow + varianceBefore - seChange! ** 2) / 2 };
}
