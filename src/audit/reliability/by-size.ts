import { sizeStrata } from "../../stats/size-strata.js";
import type { Answering, Known } from "./known.js";
import type { SizeRow } from "./row.js";
import { served } from "./served.js";

/** Parts that intervals are parted into by their width, as in MAPIE. */
const PARTS = 3;

/**
 * Of everybody, how often answers hold the truth that say about as much as each other: with as many classes, or in thirds by width.
 *
 * The promise is about everybody. Where short answers hold the truth less often than long ones, being short is no sign of being sure.
 *
 * @source Angelopoulos & Bates (2023), Foundations and Trends in Machine Learning 16:494–591, §4.1
 */
export function answersBySize(
  rows: Int32Array,
  answering: Answering,
  quantile: number,
  known: Pick<Known, "facts" | "level">,
): readonly SizeRow[] {
  const sizes = Float64Array.from(rows, (row) => answering.sizeAt(row, quantile));
  const parts = sizeStrata(sizes, PARTS);
  if (parts.length < 2) return [];
  return parts.map(({ from, to, members }) => {
    const of = { by: [], group: {}, rows: members.map((place) => rows[place]!) };
    const { n, covered, coverage, lower, upper } = served(of, answering, quantile, known);
    return { from, to, n, covered, coverage: coverage!, lower, upper };
  });
}
