import type { Contrast } from "../contrasts/contrast.js";
import type { Disparity, Gap, Level } from "../disparities/disparity.js";
import { comparison, exclusionOf, type Grouping, rateOf } from "../disparities/grouping.js";
import { hasNumberPerGroup } from "../disparities/kind/comparators.js";
import { gapOfPairs } from "../disparities/kind/gap-of-pairs.js";
import { lowestOf } from "../disparities/kind/lowest-of.js";
import { gapsPerGroup } from "../disparities/kind/per-group.js";
import type { Resolved } from "../disparities/resolve.js";
import type { Excluded } from "../disparities/row.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../metrics/kind/metric.js";
import type { Requirement } from "./check.js";
import { coverageOf } from "./coverage.js";
import { type Measured, notMeasured, singleNumber } from "./measured.js";
import { absolute, furthestGroup, type NumberOfGroup } from "./numbers-of-groups.js";

/** The groups of a check, or everybody together. */
export type Over =
  | { readonly kind: "groups"; readonly grouping: Grouping }
  | { readonly kind: "everybody"; estimate(metric: Metric): Estimate | NoEstimate };

/** The number that a check is about: of everybody, of each group, or of the gap between groups. */
export function measureCheck(what: Resolved, over: Over, requirement: Requirement | null): Measured {
  if (over.kind === "everybody") {
    if (what.kind !== "metric") return notMeasured("needs_groups", { unit: "score", scale: "difference" });
    return ofEverybody(what.metric, over.estimate(what.metric));
  }
  const { grouping } = over;
  switch (what.kind) {
    case "metric":
      return ofEachGroup(what.metric, grouping);
    case "disparity":
      return ofGap(what.disparity, grouping);
    case "pairing":
      return ofPairing(what.metric, what.contrast, { grouping, requirement });
    case "contrast":
      return notMeasured("needs_metric", { unit: "score", scale: "difference" });
  }
}

function ofEverybody({ unit }: Metric, found: Estimate | NoEstimate): Measured {
  if (!hasValue(found)) return notMeasured(found.reason, { unit, scale: "difference" });
  return singleNumber(found, { unit, pair: { a: rateOf({}, found), b: null } });
}

/** The limit is for every group by itself; one group is enough to judge. */
function ofEachGroup(metric: Metric, grouping: Grouping): Measured {
  const numbers: NumberOfGroup[] = [];
  const excluded: Excluded[] = [];
  grouping.estimates(metric).forEach((estimate, i) => {
    const group = grouping.groups[i]!;
    const reason = exclusionOf(group, estimate, grouping.minN);
    if (reason !== null) excluded.push({ group: group.key, n: estimate.n, reason });
    else if (hasValue(estimate)) {
      numbers.push({ value: estimate.value, limits: estimate.limits, pair: { a: rateOf(group.key, estimate), b: null } });
    }
  });
  const facts = { unit: metric.unit, scale: "difference" } as const;
  const coverage = coverageOf(grouping, [metric]);
  if (numbers.length === 0) return notMeasured("no_group_large_enough", facts, { excluded, coverage });
  const method = grouping.estimates(metric).find(hasValue)?.method ?? "";
  return { ...facts, reason: null, excluded, coverage, towards: (op) => furthestGroup(numbers, op, { scale: "difference", method }) };
}

function ofGap(disparity: Disparity, grouping: Grouping): Measured {
  const { metrics, scale } = disparity;
  const isShare = metrics.length > 0 && metrics.every((metric) => metric.unit === "proportion");
  const unit = scale === "ratio" ? "ratio" : isShare ? "proportion" : "score";
  return ofMeasuring((level) => disparity.measure(grouping, level), { unit, scale, coverage: coverageOf(grouping, metrics) });
}

type GapFacts = Pick<Measured, "unit" | "scale" | "coverage">;

function ofMeasuring(measure: (level: Level) => Gap, facts: GapFacts): Measured {
  const { value, reason, pair, excluded } = measure({ alpha: 0.05, limit: null });
  if (value === null) return notMeasured(reason ?? "not_applicable", facts, { excluded, coverage: facts.coverage });
  const judged = { value, pair, bounds: (level: Level) => measure(level).bounds };
  return { ...facts, reason: null, excluded, towards: () => judged };
}

interface Asked {
  readonly grouping: Grouping;
  readonly requirement: Requirement | null;
}

function ofPairing(metric: Metric, contrast: Contrast, { grouping, requirement }: Asked): Measured {
  const { scale } = contrast;
  const facts = { unit: scale === "ratio" ? "ratio" : metric.unit, scale, coverage: coverageOf(grouping, [metric]) } as const;
  if (!hasNumberPerGroup(contrast)) return ofMeasuring((level) => gapOfPairs(grouping, metric, contrast, level), facts);
  // Over the highest group the lowest ratio is the smallest of any two, with bounds that know it was chosen.
  if (contrast.comparator === "best") return ofMeasuring((level) => lowestOf(grouping, metric, contrast, level), facts);
  const { excluded } = comparison(grouping, metric);
  const shown = gapsPerGroup(grouping, metric, contrast, { alpha: 0.05, limit: null });
  const numbers = shown.flatMap((gap, i): NumberOfGroup[] => {
    if (gap.value === null || gap.pair === null || gap.bounds?.method === "by_definition") return [];
    const limits = (alpha: number) => {
      const bounds = gapsPerGroup(grouping, metric, contrast, { alpha, limit: null })[i]!.bounds;
      return bounds && { lower: bounds.lower ?? Number.NEGATIVE_INFINITY, upper: bounds.upper ?? Number.POSITIVE_INFINITY };
    };
    return [{ value: gap.value, limits, pair: gap.pair }];
  });
  if (numbers.length === 0) {
    const reason = shown.find((gap) => gap.value === null && gap.excluded.length === 0)?.reason ?? "fewer_than_two_groups";
    return notMeasured(reason, facts, { excluded, coverage: facts.coverage });
  }
  // A difference from a comparator has a sign; an upper limit alone is meant for both directions.
  const judgedNumbers = requirement?.op === "<=" && scale === "difference" ? absolute(numbers) : numbers;
  return { ...facts, reason: null, excluded, towards: (op) => furthestGroup(judgedNumbers, op, contrast) };
}
