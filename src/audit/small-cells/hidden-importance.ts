import type { ConditionalImportance, Importance, MetricImportance } from "../importance/row.js";
import { type Named, nameOf, touches } from "./touches.js";

interface Hiding {
  /** Columns that hidden groups are told apart by. */
  readonly involved: ReadonlySet<string>;
  readonly minCell: number;
}

/** Importance without hidden groups, and without subgroups that are small or told apart by what hidden groups are; null when it is of a gap of one. */
export function hiddenImportance(block: Importance, hidden: Named, hiding: Hiding): Importance | null {
  const kept = <T extends MetricImportance>(one: T): T => ({
    ...one,
    features: one.features.map((feature) => ({
      ...feature,
      byGroup: feature.byGroup.filter(({ group }) => !hidden.has(nameOf(group))),
      conditional: feature.conditional && conditionalOf(feature.conditional, hiding),
    })),
  });
  if (touches(block.pair, hidden)) return null;
  return { ...kept(block), also: block.also.filter(({ pair }) => !touches(pair, hidden)).map(kept) };
}

/** Either all subgroups, or, as the rest would give away one that is hidden, none. */
function conditionalOf(found: ConditionalImportance, { involved, minCell }: Hiding): ConditionalImportance {
  const shown = found.subgroups.every(({ conditions, rows }) => rows >= minCell && !conditions.some(({ column }) => involved.has(column)));
  return shown ? found : { ...found, subgroups: [], moreSubgroups: 0 };
}
