import { medianLimits } from "../../stats/median-limits.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { FlipDistance } from "./adversarial-row.js";

/** What was found for a row: how far, and in how many columns. */
export interface FoundFlip {
  readonly distance: number;
  readonly numbersChanged: number;
  readonly categoriesChanged: number;
}

/** Distances of everybody and of each group; rows without another decision count as the furthest. */
export function flipDistances(found: ReadonlyMap<number, FoundFlip>, rows: Int32Array, { groups }: RowFacts, confidence: number) {
  const tried = new Set(rows);
  const of = (places: ArrayLike<number>, place: Pick<FlipDistance, "by" | "group">): FlipDistance => {
    const all = Array.from(places).filter((row) => tried.has(row));
    const distances = Float64Array.from(all, (row) => found.get(row)?.distance ?? Number.POSITIVE_INFINITY).sort();
    const changed = all.flatMap((row) => countOf(found.get(row))).sort((a, b) => a - b);
    const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);
    const limits = medianLimits(distances, confidence);
    return {
      ...place,
      rows: all.length,
      flipped: changed.length,
      median: finite(distances[Math.floor((distances.length - 1) / 2)]),
      lower: finite(limits.lower),
      upper: finite(limits.upper),
      distances: [...distances].filter(Number.isFinite),
      withCategories: all.filter((row) => (found.get(row)?.categoriesChanged ?? 0) > 0).length,
      columnsChanged: finite(changed[Math.floor((changed.length - 1) / 2)]),
    };
  };
  return {
    everybody: of(rows, { by: [], group: {} }),
    byGroup: [...groups].flatMap(([by, parts]) => [...parts].map(([group, places]) => of(places, { by: [by], group: { [by]: group } }))),
  };
}

const countOf = (flip: FoundFlip | undefined): readonly number[] =>
  flip === undefined ? [] : [flip.numbersChanged + flip.categoriesChanged];
