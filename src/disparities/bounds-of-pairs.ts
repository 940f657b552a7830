import type { Contrast, Side } from "../contrasts/contrast.js";
import type { Level } from "./disparity.js";
import { type Pairs, type Projection, project } from "./projection.js";
import type { Bounds, GroupKey } from "./row.js";

/** A group's number and the group. */
export interface Placed {
  readonly group: GroupKey;
  readonly estimate: Side;
}

/**
 * Bounds of the largest gap between any two groups; of the smallest ratio on a ratio scale.
 *
 * With a limit they are those that a verdict about that limit takes: a gap fails when `lower` is past it and
 * passes when `upper` is within it, each wrongly with probability at most alpha. A ratio mirrors that.
 *
 * Unit: that of the contrast, clamped to [0, ∞) and (0, 1]. null when no pair has limits.
 * Example: 60 of 100 against 30 of 100 at alpha 0.05: 0.186 to 0.405.
 *
 * @source see `project`; pairs: Newcombe (1998), Donner & Zou (2012)
 */
export function boundsOfPairs(
  groups: readonly Placed[],
  contrast: Contrast,
  level: Level & { readonly components?: number },
): Bounds | null {
  const ordered = furthestFirst(groups, contrast);
  const pairs: Pairs = {
    k: ordered.length,
    scale: contrast.scale,
    value: (i, j) => contrast.of(ordered[i]!.estimate.value, ordered[j]!.estimate.value),
    limits: (i, j, alpha) => contrast.limits(ordered[i]!.estimate, ordered[j]!.estimate, alpha),
  };
  const projection = ordered.length < 2 ? null : project(pairs, level, level.components);
  return projection && boundsFrom(projection, ordered, contrast);
}

/** Groups in such an order that the first and the last are the furthest pair. */
export function furthestFirst<T extends Placed>(groups: readonly T[], { scale }: Pick<Contrast, "scale">): readonly T[] {
  const direction = scale === "difference" ? -1 : 1;
  return [...groups].sort((a, b) => direction * (a.estimate.value - b.estimate.value));
}

/** The projection as a row shows it. */
export function boundsFrom(
  { near, far }: Projection,
  groups: readonly { readonly group: GroupKey }[],
  { scale, method }: Pick<Contrast, "scale" | "method">,
): Bounds {
  const named = ([i, j]: readonly [number, number]): readonly [GroupKey, GroupKey] => [groups[i]!.group, groups[j]!.group];
  if (scale === "ratio") {
    return {
      lower: far === null ? 0 : Math.min(1, Math.max(0, far.at)),
      upper: Math.min(1, near.at),
      lowerAlpha: far?.alpha ?? near.alpha,
      upperAlpha: near.alpha,
      method,
      ...(far && { lowerPair: named(far.pair) }),
      upperPair: named(near.pair),
    };
  }
  const finite = far !== null && Number.isFinite(far.at);
  return {
    lower: Math.max(0, near.at),
    upper: finite ? Math.max(0, far.at) : null,
    lowerAlpha: near.alpha,
    upperAlpha: far?.alpha ?? near.alpha,
    method,
    lowerPair: named(near.pair),
    ...(far && { upperPair: named(far.pair) }),
    ...(!finite && { unbounded: true }),
  };
}
