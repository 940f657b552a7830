import type { Contrast } from "../../contrasts/contrast.js";
import type { Metric } from "../../metrics/kind/metric.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import type { Grouping } from "../grouping.js";
import type { Bounds, Excluded } from "../row.js";
import { gapOfPairs } from "./gap-of-pairs.js";
import { noGap } from "./no-gap.js";

type Facts = Omit<Disparity, "measure" | "decidedByOne" | "metrics" | "contrast" | "scale" | "ideal" | "range" | "better">;

/**
 * The furthest pair of groups in the worst of some metrics.
 *
 * The lower bound of a gap shares its error among the metrics, the upper one need not: to be within a limit
 * all of them must be. No value when any of the metrics has none: the worst of a part would flatter.
 */
export function worstPair<const Id extends string>(
  metrics: readonly [Metric, ...Metric[]],
  contrast: Contrast,
  facts: Facts & { readonly id: Id },
): Disparity & { readonly id: Id } {
  const { scale, ideal, range, better } = contrast;
  return {
    ...facts,
    scale,
    ideal,
    range: scale === "difference" && metrics.every((metric) => metric.unit === "proportion") ? [0, 1] : range,
    better,
    metrics,
    contrast: contrast.id,
    ...(metrics.length > 1 && { decidedByOne: true }),
    measure: (grouping, level) => worst(grouping, metrics, contrast, level),
  };
}

function worst(grouping: Grouping, metrics: readonly [Metric, ...Metric[]], contrast: Contrast, level: Level): Gap {
  const gaps = metrics.map((metric) => gapOfPairs(grouping, metric, contrast, { ...level, components: metrics.length }));
  if (gaps.length === 1) return gaps[0]!;
  const excluded = union(gaps.map((gap) => gap.excluded));
  const missing = gaps.find(({ value }) => value === null);
  if (missing) {
    const reason = gaps.every(({ reason }) => reason === missing.reason) ? (missing.reason as "both_zero") : "component_undefined";
    return noGap({ metric: missing.metric, contrast: contrast.id, reason, excluded });
  }
  const further = contrast.scale === "difference" ? (x: number, y: number) => x > y : (x: number, y: number) => x < y;
  const deciding = gaps.reduce((best, gap) => (further(gap.value!, best.value!) ? gap : best));
  const expected = gaps.map((gap) => gap.expectedUnderNone).filter((x) => x !== null);
  return {
    ...deciding,
    bounds: worstBounds(
      gaps.map(({ bounds }) => bounds),
      contrast,
    ),
    expectedUnderNone: expected.length === gaps.length ? Math.max(...expected) : null,
    excluded,
    complete: gaps.every(({ complete }) => complete),
  };
}

/** Both sides from the component where they are furthest; null when a component has no bounds. */
function worstBounds(all: readonly (Bounds | null)[], { scale }: Contrast): Bounds | null {
  const bounds = all.filter((one) => one !== null);
  if (bounds.length < all.length) return null;
  const further = (x: number | null, y: number | null): boolean =>
    scale === "difference" ? (x ?? Infinity) > (y ?? Infinity) : (x ?? 0) < (y ?? 0);
  const low = bounds.reduce((best, one) => (further(one.lower, best.lower) ? one : best));
  const high = bounds.reduce((best, one) => (further(one.upper, best.upper) ? one : best));
  return {
    lower: low.lower,
    upper: high.upper,
    lowerAlpha: low.lowerAlpha,
    upperAlpha: high.upperAlpha,
    method: low.method,
    ...(low.lowerPair && { lowerPair: low.lowerPair }),
    ...(high.upperPair && { upperPair: high.upperPair }),
    ...((low.unbounded ?? high.unbounded) && { unbounded: true }),
    ...errorOf(scale === "difference" ? low : high),
  };
}

const errorOf = ({ se }: Bounds): { readonly se?: number } => (se === undefined ? {} : { se });

/** Each group once, with the fewest rows and the first reason found. */
export function union(lists: readonly (readonly Excluded[])[]): readonly Excluded[] {
  const found = new Map<string, Excluded>();
  for (const one of lists.flat()) {
    const key = JSON.stringify(Object.values(one.group));
    const known = found.get(key);
    found.set(key, known ? { ...known, n: Math.min(known.n, one.n), reason: severer(known.reason, one.reason) } : one);
  }
  return [...found.values()];
}

/** A zero denominator makes a check void, a small one does not. */
const severer = (a: Excluded["reason"], b: Excluded["reason"]): Excluded["reason"] => (b === "zero_denominator" ? b : a);
