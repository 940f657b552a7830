import { averageLinkage } from "../../stats/average-linkage.js";
import { spearmanMatrix } from "../../stats/spearman.js";
import type { Table } from "../../table/table.js";
import type { ColumnGroup } from "./one-hot-groups.js";
import { orderedValues } from "./ordered-values.js";

/** Rank correlations of the columns whose values have an order. */
export interface RankCorrelations {
  readonly names: readonly string[];
  /** Square, row by row. */
  readonly values: Float64Array;
}

/** Spearman's correlations of some columns over some rows. Columns of three texts or more have no order and are left out. */
export function rankCorrelations({ columns }: Table, given: readonly string[], kept: ArrayLike<number>): RankCorrelations {
  const ordered = given.flatMap((name) => {
    const values = orderedValues(columns.get(name)!);
    return values === null ? [] : [{ name, values: Float64Array.from(kept, (row) => values[row]!) }];
  });
  return { names: ordered.map(({ name }) => name), values: spearmanMatrix(ordered.map(({ values }) => values)) };
}

/** The correlations of some of the columns. */
export function among({ names, values }: RankCorrelations, wanted: (name: string) => boolean): RankCorrelations {
  const places = names.flatMap((name, i) => (wanted(name) ? [i] : []));
  return {
    names: places.map((i) => names[i]!),
    values: Float64Array.from(places.flatMap((i) => places.map((j) => values[i * names.length + j]!))),
  };
}

/** Distance 1 − |ρ| up to which columns are joined: |ρ| of 0.7 on average. */
const CUT = 0.3;

/**
 * Columns that say nearly the same, by average linkage on 1 − |Spearman's ρ|, cut at 0.3; only groups of two or more.
 *
 * The name lists the columns. Example: x, 2x and noise → "x + 2x".
 *
 * @source Gregorutti, Michel & Saint-Pierre (2015), Comput. Stat. Data Anal. 90:15–35, for importance of groups; linkage as in average-linkage
 */
export function correlatedGroups({ names, values }: RankCorrelations): readonly ColumnGroup[] {
  const distances = values.map((rho) => 1 - Math.abs(rho));
  return averageLinkage(distances, names.length, CUT)
    .filter((members) => members.length > 1)
    .map((members) => members.map((i) => names[i]!))
    .map((columns) => ({ name: columns.join(" + "), columns }));
}

/** The column outside of a group that is most like one in it, and how much; null when no other has an order. */
export function mostAlike(
  { names, values }: RankCorrelations,
  own: readonly string[],
): { readonly column: string; readonly rho: number } | null {
  let found: { readonly column: string; readonly rho: number } | null = null;
  for (const name of own) {
    const i = names.indexOf(name);
    if (i === -1) continue;
    names.forEach((column, j) => {
      const rho = values[i * names.length + j]!;
      if (!own.includes(column) && (found === null || Math.abs(rho) > Math.abs(found.rho))) found = { column, rho };
    });
  }
  return found;
}
