import { totalOfPoints } from "../../cube/points.js";
import type { Points } from "../../cube/series.js";
import { type Found, kish } from "./score-metric.js";

/**
 * How often a row of one set scores above one of another, ties half: the area under the ROC curve of the two.
 *
 * Every row's share of the other set that it beats is its placement; their spread gives DeLong's variance. null when a
 * set is empty.
 *
 * Unit: share in [0, 1]. Example: 2 and 3 against 1 and 2 → (1 + ½ + 1 + 1) / 4 = 0.875.
 *
 * @source Mann & Whitney (1947), Ann. Math. Statist. 18:50–60; DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837–845; Sun & Xu (2014), IEEE Signal Process. Lett. 21:1389–1393
 */
export function rankComparison(high: Points, low: Points): Found | null {
  const ofHigh = totalOfPoints(high);
  const ofLow = totalOfPoints(low);
  if (!(ofHigh.w > 0 && ofLow.w > 0)) return null;
  const above = placements(high, low, ofLow.w);
  let wins = 0;
  for (let i = 0; i < above.length; i++) wins += high.w[i]! * above[i]!;
  const value = Math.min(1, wins / ofHigh.w);
  return {
    value,
    n: Math.min(ofHigh.n, ofLow.n),
    size: Math.min(kish(high), kish(low)),
    influences() {
      const below = placements(low, high, ofHigh.w);
      return [
        { points: high, slopes: slopesOf(above, value, { total: ofHigh.w, size: kish(high) }) },
        { points: low, slopes: slopesOf(below, 1 - value, { total: ofLow.w, size: kish(low) }) },
      ];
    },
    certified() {
      const open = tied(high, low) / (2 * ofHigh.w * ofLow.w);
      return { lower: Math.max(0, value - open), upper: Math.min(1, value + open) };
    },
  };
}

/** For each value of `from`, the share of `other` that it is above, ties half. */
function placements(from: Points, other: Points, total: number): Float64Array {
  const shares = new Float64Array(from.values.length);
  let below = 0;
  let j = 0;
  for (let i = 0; i < shares.length; i++) {
    const x = from.values[i]!;
    while (j < other.values.length && other.values[j]! < x) below += other.w[j++]!;
    const same = j < other.values.length && other.values[j] === x ? other.w[j]! : 0;
    shares[i] = (below + same / 2) / total;
  }
  return shares;
}

/** DeLong divides by one row less than there are. */
function slopesOf(shares: Float64Array, mean: number, { total, size }: { readonly total: number; readonly size: number }): Float64Array {
  const correction = size > 1 ? Math.sqrt(size / (size - 1)) : 1;
  return shares.map((share) => (correction * (share - mean)) / total);
}

/** The weight of pairs of one row of each set with the same value. */
function tied(a: Points, b: Points): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.values.length && j < b.values.length; ) {
    if (a.values[i]! < b.values[j]!) i++;
    else if (a.values[i]! > b.values[j]!) j++;
    else sum += a.w[i++]! * b.w[j++]!;
  }
  return sum;
}
