import { ratio } from "../../contrasts/ratio.js";
import type { Metric } from "../../metrics/kind/metric.js";
import { boundsOfPairs } from "../bounds-of-pairs.js";
import type { Gap, Level } from "../disparity.js";
import { type Compared, comparison, type Grouping } from "../grouping.js";
import type { Bounds } from "../row.js";
import type { ContrastOfGroups } from "./comparators.js";
import { noGap } from "./no-gap.js";
import { gapsPerGroup } from "./per-group.js";

/** The group with the lowest ratio to the comparator of the contrast. */
export function lowestOf(grouping: Grouping, metric: Metric, contrast: ContrastOfGroups, level: Level): Gap {
  const { compared, excluded, complete } = comparison(grouping, metric);
  const place = { metric: metric.id, contrast: contrast.id };
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const reference = contrast.comparator === "reference" ? (compared.find(({ group }) => group === grouping.reference) ?? null) : null;
  const others = compared.filter((one) => one !== reference);
  const gaps = gapsPerGroup(grouping, metric, contrast, level).filter((gap) => others.some(({ group }) => group.key === gap.group));
  const none = gaps.find(({ value }) => value === null);
  if (none) return noGap({ ...place, reason: none.reason as "reference_zero", excluded });
  const { group: _, ...lowest } = gaps.reduce((least, gap) => (gap.value! < least.value! ? gap : least));
  const bounds = reference === null ? boundsToHighest(compared, level) : boundsToReference(others, reference, contrast, level.alpha);
  return { ...lowest, bounds, excluded, complete };
}

/** Over the highest group, the lowest ratio is the smallest one of any two. */
const boundsToHighest = (compared: readonly Compared[], level: Level): Bounds | null =>
  boundsOfPairs(
    compared.map(({ group, estimate }) => ({ group: group.key, estimate })),
    ratio,
    level,
  );

/** Lower: the lowest of all at alpha, as each group must be above a limit. Upper: the lowest at alpha / groups, as any one may be below it. */
function boundsToReference(others: readonly Compared[], reference: Compared, contrast: ContrastOfGroups, alpha: number): Bounds | null {
  const upperAlpha = alpha / others.length;
  const sides = others.map(({ group, estimate }) => ({
    key: group.key,
    below: contrast.limits(estimate, reference.estimate, alpha)?.lower ?? null,
    above: contrast.limits(estimate, reference.estimate, upperAlpha)?.upper ?? null,
  }));
  if (sides.some(({ below, above }) => below === null || above === null)) return null;
  const low = sides.reduce((least, side) => (side.below! < least.below! ? side : least));
  const high = sides.reduce((least, side) => (side.above! < least.above! ? side : least));
  const finite = Number.isFinite(high.above);
  return {
    lower: low.below,
    upper: finite ? high.above : null,
    lowerAlpha: alpha,
    upperAlpha,
    method: contrast.method,
    lowerPair: [low.key, reference.group.key],
    upperPair: [high.key, reference.group.key],
    ...(!finite && { unbounded: true }),
  };
}
