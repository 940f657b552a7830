import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import type { Task } from "../metrics/kind/task.js";
import { disparityScale, isNamed } from "./disparity-facts.js";
import { isKeyMeasure, keyMeasures } from "./key-measures.js";

/** A difference between the highest and the lowest group that is there to be told. */
export type Gap = DisparityRow & { readonly value: number; readonly pair: NonNullable<DisparityRow["pair"]> };

/**
 * Differences of key measures between highest and lowest group, over all groupings: the surest first, then the largest.
 *
 * Ranked by the lower bound, which is what the data vouch for; by the value alone the smallest groups would lead. Gaps in
 * different units have no order among themselves: the key measures' stands in.
 */
export function rankedGaps(result: Result): readonly Gap[] {
  const { task } = result.plan;
  const seen = new Set<string>();
  const gaps = result.disparities
    .filter((row) => isKeyMeasure(row.metric, task) && row.contrast === "difference")
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
    .filter((row): row is Gap => row.group === undefined && row.value !== null && row.pair !== null)
    .filter((row) => {
      const key = JSON.stringify([row.metric, row.by]);
      return !seen.has(key) && seen.add(key);
    });
  if (gaps.every((gap) => disparityScale(result, gap) === "points"))
    return gaps.sort((a, b) => floorOf(b) - floorOf(a) || b.value - a.value);
  return gaps.sort(
    (a, b) => Number(isSure(b)) - Number(isSure(a)) || placeOf(a, task) - placeOf(b, task) || floorOf(b) - floorOf(a) || b.value - a.value,
  );
}

const placeOf = ({ metric }: Gap, task: Task): number => keyMeasures(task).indexOf(metric);

const floorOf = (gap: Gap): number => gap.bounds?.lower ?? Number.NEGATIVE_INFINITY;

/** Whether the data rule out that there is no gap. */
export const isSure = (gap: Gap): boolean => floorOf(gap) > 0;
