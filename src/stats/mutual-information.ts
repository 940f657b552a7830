import { hypergeometricMean } from "./hypergeometric-mean.js";

/** A table of counts, one row a group and one column a level, without its empty rows and columns. */
export interface Crosstab {
  readonly counts: readonly ArrayLike<number>[];
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly n: number;
}

/** The table with its margins; empty rows and columns are left out. */
export function crosstab(table: readonly ArrayLike<number>[]): Crosstab {
  const columnTotals = Float64Array.from({ length: table[0]?.length ?? 0 }, (_, k) => table.reduce((sum, row) => sum + row[k]!, 0));
  const columns = [...columnTotals.keys()].filter((k) => columnTotals[k]! > 0);
  const rows = table.map((row) => Float64Array.from(columns, (k) => row[k]!)).filter((row) => row.some((count) => count > 0));
  const rowTotals = Float64Array.from(rows, (row) => row.reduce((sum, count) => sum + count, 0));
  return {
    counts: rows,
    rowTotals,
    columnTotals: columnTotals.filter((count) => count > 0),
    n: rowTotals.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * Entropy of a distribution given by counts.
 *
 * Unit: nats; 0 when nobody is there. Example: 1 1 → ln 2.
 *
 * @source Shannon (1948), Bell System Technical Journal 27:379–423, §6
 */
export function entropy(counts: ArrayLike<number>): number {
  let [n, sum] = [0, 0];
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum -= (counts[i]! / n) * Math.log(counts[i]! / n);
  return Math.max(0, sum);
}

/**
 * How much rows and columns of a table of counts tell of each other.
 *
 * Unit: nats; at least 0 and never above the entropy of either. Example: 2 0 / 0 2 → ln 2; 1 1 / 1 1 → 0.
 *
 * @source Shannon (1948), Bell System Technical Journal 27:379–423, §12
 */
export function mutualInformation({ counts, rowTotals, columnTotals, n }: Crosstab): number {
  let sum = 0;
  counts.forEach((row, i) => {
    for (let k = 0; k < row.length; k++)
      if (row[k]! > 0) sum += (row[k]! / n) * Math.log((row[k]! * n) / (rowTotals[i]! * columnTotals[k]!));
  });
  return Math.max(0, sum);
}

/**
 * Mean mutual information of tables with these margins whose rows and columns have nothing to do with each other.
 *
 * What a table shows by chance alone: to be taken off before it is read. Whole counts. Unit: nats.
 * Example: margins 1 1 and 1 1 → ln 2, as every such table is 1 0 / 0 1 or 0 1 / 1 0.
 *
 * @source Vinh, Epps & Bailey (2010), J. Machine Learning Research 11:2837–2854, (24a)
 */
export function expectedMutualInformation({ rowTotals, columnTotals, n }: Crosstab): number {
  let sum = 0;
  for (const drawn of rowTotals) {
    for (const hits of columnTotals) {
      const share = (k: number): number => (k === 0 ? 0 : (k / n) * Math.log((k * n) / (drawn * hits)));
      sum += hypergeometricMean(drawn, { balls: n, hits }, share);
    }
  }
  return Math.max(0, sum);
}
