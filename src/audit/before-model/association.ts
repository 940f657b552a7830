import { dependence } from "../../stats/independence.js";
import { crosstab, entropy } from "../../stats/mutual-information.js";
import { rankArea } from "../../stats/rank-area.js";
import type { Crossed } from "./crossed.js";
import type { AssociationRow } from "./row.js";

/** Numbers are cut into at most this many equally full parts before their information is taken. */
const MOST_PARTS = 10;

/** Nats below which chance alone tells all there is to know, as when every value is there once. */
const NOTHING_LEFT = 1e-9;

export interface AssociationPlan {
  /** Rows that a group and the others need before an area is taken of it. */
  readonly minN: number;
  /** Rows of a cluster are not independent, so that there is no p. */
  readonly clustered: boolean;
}

type Strength = Omit<AssociationRow, "feature" | "of" | "adjusted" | "finding">;

/** How much a feature tells of its target: information beyond chance, and the area of the group that it tells best. */
export function strengthOf({ counts, groups, numbers }: Crossed, { minN, clustered }: AssociationPlan): Strength {
  const parts = numbers ? equalParts(counts, MOST_PARTS) : counts;
  const table = crosstab(parts);
  const toKnow = entropy(table.rowTotals);
  const known = { n: table.n, levels: table.columnTotals.length };
  if (table.rowTotals.length < 2) return { ...known, ...nothing, reason: "fewer_than_two_groups" };
  if (known.levels < 2) return { ...known, ...nothing, reason: "one_value" };
  const { information, byChance, p } = dependence(table);
  return {
    ...known,
    information,
    informationByChance: byChance,
    strength: toKnow - byChance > NOTHING_LEFT ? (information - byChance) / (toKnow - byChance) : null,
    p: clustered ? null : p,
    ...(bestArea({ counts, groups, numbers }, minN) ?? noArea),
    reason: null,
  };
}

const noArea = { auc: null, aucByChance: null, group: null, higher: null };
const nothing = { information: null, informationByChance: null, strength: null, p: null, ...noArea };

/** Neighbouring values put together so that each part has about as many rows; few values stay as they are. */
export function equalParts(counts: readonly Float64Array[], most: number): readonly Float64Array[] {
  const values = counts[0]?.length ?? 0;
  if (values <= most) return counts;
  const totals = Float64Array.from({ length: values }, (_, v) => counts.reduce((sum, row) => sum + row[v]!, 0));
  const all = totals.reduce((sum, n) => sum + n, 0);
  let below = 0;
  const partOf = totals.map((n) => {
    // A value belongs where the middle of its rows lies.
    const part = Math.min(most - 1, Math.floor((most * (below + n / 2)) / all));
    below += n;
    return part;
  });
  return counts.map((row) => {
    const parts = new Float64Array(most);
    for (let v = 0; v < values; v++) parts[partOf[v]!]! += row[v]!;
    return parts;
  });
}

type Area = Pick<AssociationRow, "auc" | "aucByChance" | "group" | "higher">;

/** The area of the group that is told best from all others; null when no group is large enough. */
function bestArea({ counts, groups, numbers }: Pick<Crossed, "counts" | "groups" | "numbers">, minN: number): Area | null {
  const values = counts[0]?.length ?? 0;
  const totals = Float64Array.from({ length: values }, (_, v) => counts.reduce((sum, row) => sum + row[v]!, 0));
  const all = totals.reduce((sum, n) => sum + n, 0);
  let best: Area | null = null;
  counts.forEach((own, g) => {
    const size = own.reduce((sum, n) => sum + n, 0);
    if (size < minN || all - size < minN) return;
    const others = totals.map((n, v) => n - own[v]!);
    const found = numbers ? ofNumbers(own, others) : ofTexts(own, others);
    if (best === null || found.auc! > best.auc!) best = { ...found, group: groups[g]! };
  });
  return best;
}

const MEAN_OF_HALF_NORMAL = Math.sqrt(2 / Math.PI);

function ofNumbers(own: Float64Array, others: Float64Array): Omit<Area, "group"> {
  const { area, sdByChance } = rankArea(own, others)!;
  return { auc: Math.max(area, 1 - area), aucByChance: 0.5 + sdByChance * MEAN_OF_HALF_NORMAL, higher: area >= 0.5 };
}

/** Texts in the order of the group's share. By chance each pair of texts is in order as far as two random counts differ, which is about normal. */
function ofTexts(own: Float64Array, others: Float64Array): Omit<Area, "group"> {
  const order = [...own.keys()]
    .filter((v) => own[v]! + others[v]! > 0)
    .sort((a, b) => own[a]! * (own[b]! + others[b]!) - own[b]! * (own[a]! + others[a]!));
  const [side, other] = [order.map((v) => own[v]!), order.map((v) => others[v]!)];
  const sizes = order.map((_, i) => side[i]! + other[i]!);
  const all = sizes.reduce((sum, n) => sum + n, 0);
  const members = side.reduce((sum, n) => sum + n, 0);
  let pairs = 0;
  for (let a = 0; a < sizes.length; a++)
    for (let b = a + 1; b < sizes.length; b++) pairs += Math.sqrt(sizes[a]! * sizes[b]! * (sizes[a]! + sizes[b]!));
  const gaps = (MEAN_OF_HALF_NORMAL * pairs) / Math.sqrt(members * (all - members) * all * (all - 1));
  return { auc: rankArea(side, other)!.area, aucByChance: Math.min(1, 0.5 + gaps / 2), higher: null };
}
