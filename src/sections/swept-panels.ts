import type { SweptGroup } from "../audit/sweep/row.js";
import { formatGroup, isMissingGroup } from "./format-group.js";
import { pluralList } from "./plural-list.js";

/** Pictures beside each other that can still be compared, and columns that a page holds. */
const MOST_PANELS = 6;

/** The groups that get a picture, the largest if there are too many, and a sentence about the others. */
export function paneled(
  groups: readonly SweptGroup[],
  by: readonly string[],
): { readonly shown: readonly SweptGroup[]; readonly leftOut: string } {
  const compared = groups.filter(({ compared, group }) => compared && !isMissingGroup(by, group));
  const largest = new Set([...compared].sort((a, b) => b.n - a.n).slice(0, MOST_PANELS));
  const shown = compared.filter((group) => largest.has(group));
  const others = groups.filter((group) => !largest.has(group)).map(({ group }) => formatGroup(by, group));
  return {
    shown,
    leftOut: others.length === 0 ? "" : ` Not drawn, for lack of rows or space: ${pluralList(others)}; results.json has them.`,
  };
}

/** Shares of bands as heights of bars, the tallest 1. */
export function barsOf({ bands }: SweptGroup): readonly number[] {
  const most = Math.max(...bands);
  return most > 0 ? bands.map((share) => share / most) : [];
}
