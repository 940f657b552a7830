import type { ClassEffects, FeatureEffect, GroupEffect } from "../audit/effects/row.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { pluralList } from "./plural-list.js";

/** Pictures beside each other that can still be compared, and columns that a page holds. */
const MOST_PANELS = 6;

/** The groups of the first attribute, the largest if there are too many, in their order; and a sentence on what is not drawn. */
export function drawnGroups(
  effects: ClassEffects,
  { groups }: FeatureEffect,
): { readonly shown: readonly GroupEffect[]; readonly leftOut: string } {
  const first = groups[0]?.by ?? effects.small[0]?.by ?? [];
  const own = groups.filter(({ by }) => by[0] === first[0]);
  const largest = new Set([...own].sort((a, b) => b.rows - a.rows).slice(0, MOST_PANELS));
  const shown = own.filter((group) => largest.has(group));
  const names = [
    ...own.filter((group) => !largest.has(group)).map(({ by, group }) => formatGroup(by, group)),
    ...effects.small.filter(({ by }) => by[0] === first[0]).map(({ by, group }) => `${formatGroup(by, group)} (too few rows)`),
  ];
  const others = [...new Set(groups.map(({ by }) => by[0]!))].slice(1);
  const parts = [
    names.length === 0 ? "" : ` Not drawn: ${pluralList(names)}.`,
    others.length === 0 ? "" : ` Groups by ${pluralList(others.map((name) => formatGrouping([name])))} are in results.json.`,
  ];
  return { shown, leftOut: parts.join("") };
}
