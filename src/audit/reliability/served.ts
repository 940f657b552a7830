import { type RowMean, rowMean } from "../../stats/row-mean.js";
import { weightedMedian } from "../../stats/weighted-median.js";
import { coverageLimits } from "./coverage-gap.js";
import type { Answering, Known } from "./known.js";
import type { GroupRows } from "./known-groups.js";
import type { AnswerRow, Widths } from "./row.js";

type At = Pick<Known, "facts" | "level">;

/** Whom answers serve that hold what is off by at most `quantile`: how often they hold the truth, and how much they say. */
export function served({ by, group, rows }: GroupRows, { kind, offBy, sizeAt }: Answering, quantile: number, at: At): AnswerRow {
  const n = rows.length;
  const held = Float64Array.from(rows, (row) => (offBy(row) <= quantile ? 1 : 0));
  const covered = held.reduce((sum, one) => sum + one, 0);
  const classes = kind === "classes";
  const none = { coverage: null, nEff: 0, lower: null, upper: null, size: null, widths: null };
  if (n === 0) return { by, group, n, covered, ...none, single: classes ? { n: 0, wrong: 0 } : null };
  const { weights, clusters } = at.facts;
  const own = weights === null ? null : Float64Array.from(rows, (row) => weights[row]!);
  const together = clusters === null ? null : Float64Array.from(rows, (row) => clusters[row]!);
  const places = Int32Array.from(held.keys());
  const mean = own === null && together === null ? null : rowMean(held, places, { weights: own, clusters: together });
  const shown = { coverage: mean?.value ?? covered / n, covered, n, nEff: mean?.nEff ?? n };
  const place = { by, group, ...shown, ...coverageLimits(shown, at.level / 2)! };
  const sizes = Float64Array.from(rows, (row) => sizeAt(row, quantile));
  if (!classes) {
    // Intervals without an end, and those that are as wide for everybody, have nothing to compare.
    if (quantile === Infinity) return { ...place, size: null, widths: null, single: null };
    if (kind === "even") return { ...place, size: 2 * quantile, widths: null, single: null };
    const of = rowMean(sizes, places, { weights: own, clusters: together })!;
    return { ...place, size: of.value, widths: widthsOf(sizes, of, { weights: own, level: at.level }), single: null };
  }
  let [named, single, wrong] = [0, 0, 0];
  for (const [i, size] of sizes.entries()) {
    named += (own?.[i] ?? 1) * size;
    if (size !== 1) continue;
    single++;
    if (held[i] === 0) wrong++;
  }
  const weight = own === null ? n : own.reduce((sum, one) => sum + one, 0);
  return { ...place, size: named / weight, widths: null, single: { n: single, wrong } };
}

function widthsOf(
  sizes: Float64Array,
  { variance, df, skew }: Pick<RowMean, "variance" | "df" | "skew">,
  { weights, level }: { readonly weights: Float64Array | null; readonly level: number },
): Widths {
  const { value, lower, upper } = weightedMedian(sizes, weights, 1 - level)!;
  const shown = (end: number): number | null => (Number.isFinite(end) ? end : null);
  const se = variance !== null && variance > 0 ? Math.sqrt(variance) : null;
  return { se, df, skew, median: value, medianLower: shown(lower), medianUpper: shown(upper) };
}
