import { weightedMedian } from "../../stats/weighted-median.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { Adversarial, FlipDistance } from "./adversarial-row.js";
import { medianFlipGap, withinGap } from "./near-flips.js";

/** What was found for a row: how far, and in how many columns. */
export interface FoundFlip {
  readonly distance: number;
  readonly numbersChanged: number;
  readonly categoriesChanged: number;
}

/** The distance within which shares are told without being asked for: past a tenth of all rows in one number. */
const NEAR = 0.1;

interface Around {
  readonly facts: RowFacts;
  readonly furthest: number;
  readonly confidence: number;
  readonly minN: number;
}

type Found = Pick<Adversarial, "furthest" | "everybody" | "byGroup" | "medianGaps" | "within">;

/**
 * Distances of everybody and of each group; rows without another decision count as the furthest.
 *
 * As many rows of each group of the first attribute were tried, whatever its size, so that each stands for more people of a large group.
 */
export function flipDistances(
  found: ReadonlyMap<number, FoundFlip>,
  rows: Int32Array,
  { facts, furthest, confidence, minN }: Around,
): Found {
  const tried = new Set(rows);
  const weightOf = countsOf(rows, facts);
  const of = (places: ArrayLike<number>, place: Pick<FlipDistance, "by" | "group">): FlipDistance => {
    const all = Array.from(places)
      .filter((row) => tried.has(row))
      .sort((a, b) => (found.get(a)?.distance ?? furthest + 1) - (found.get(b)?.distance ?? furthest + 1) || weightOf(a) - weightOf(b));
    const distances = all.map((row) => found.get(row)?.distance ?? Number.POSITIVE_INFINITY);
    const own = all.map(weightOf);
    const weights = own.every((weight) => weight === own[0]) ? null : own;
    const changed = all.flatMap((row) => countOf(found.get(row))).sort((a, b) => a - b);
    const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);
    const median = weightedMedian(distances, weights, confidence);
    return {
      ...place,
      rows: all.length,
      flipped: changed.length,
      median: finite(median?.value),
      lower: finite(median?.lower),
      upper: finite(median?.upper),
      distances: distances.filter(Number.isFinite),
      weights,
      withCategories: all.filter((row) => (found.get(row)?.categoriesChanged ?? 0) > 0).length,
      columnsChanged: finite(changed[Math.floor((changed.length - 1) / 2)]),
    };
  };
  const byGroup = [...facts.groups].flatMap(([by, parts]) =>
    [...parts].map(([group, places]) => of(places, { by: [by], group: { [by]: group } })),
  );
  const judged = { minN, level: { alpha: 1 - confidence, limit: null } };
  const gaps = [...facts.groups.keys()].map((name) => [name, byGroup.filter(({ by }) => by[0] === name)] as const);
  return {
    furthest,
    everybody: of(rows, { by: [], group: {} }),
    byGroup,
    medianGaps: gaps.map(([name, own]) => medianFlipGap([name], own, { ...judged, furthest })),
    within: { distance: NEAR, gaps: gaps.map(([name, own]) => withinGap([name], own, { ...judged, distance: NEAR })) },
  };
}

/** What each tried row counts: its weight times the people of its group of the first attribute for whom it stands. */
function countsOf(rows: Int32Array, { groups, weights }: RowFacts): (row: number) => number {
  const tried = new Set(rows);
  const stands = new Map<number, number>();
  for (const members of groups.values().next().value?.values() ?? []) {
    const own = members.filter((row) => tried.has(row));
    for (const row of own) stands.set(row, members.length / own.length);
  }
  return (row) => (weights?.[row] ?? 1) * (stands.get(row) ?? 1);
}

const countOf = (flip: FoundFlip | undefined): readonly number[] =>
  flip === undefined ? [] : [flip.numbersChanged + flip.categoriesChanged];
