import type { ClassEffects, Effects } from "../effects/row.js";
import type { ClassShapley, Shapley } from "../shapley/row.js";
import { type Named, nameOf } from "./touches.js";

type OfGroup = { readonly group: Parameters<typeof nameOf>[0] };
const without = <T extends OfGroup>(rows: readonly T[], hidden: Named): readonly T[] =>
  rows.filter(({ group }) => !hidden.has(nameOf(group)));

/** Effects without the curves of hidden groups. */
export const shownEffects = (block: Effects, hidden: Named): Effects => ({
  ...ofClass(block, hidden),
  otherClasses: block.otherClasses.map((one) => ofClass(one, hidden)),
});

const ofClass = (block: ClassEffects, hidden: Named): ClassEffects => ({
  ...block,
  small: [],
  features: block.features.map((one) => ({
    ...one,
    groups: without(one.groups, hidden),
    local: one.local && { ...one.local, groups: without(one.local.groups, hidden) },
  })),
});

/** Contributions without hidden groups and without single rows, each of which is one person. */
export const shownContributions = (block: Shapley, hidden: Named): Shapley => ({
  ...contributionsOfClass(block, hidden),
  otherClasses: block.otherClasses.map((one) => contributionsOfClass(one, hidden)),
});

const contributionsOfClass = (block: ClassShapley, hidden: Named): ClassShapley => ({
  ...block,
  small: [],
  local: [],
  features: block.features.map((one) => ({ ...one, byGroup: without(one.byGroup, hidden) })),
});
