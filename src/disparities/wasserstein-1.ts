import { meanHalfWidth, scoreDistance, type TwoDistributions } from "./kind/score-distance.js";

/**
 * How far scores of one group would have to be moved, on average, to be distributed as those of another (earth mover's distance).
 *
 * The mean over all thresholds of the gap in selection rates, times the range of scores. Its two parts say where each of the
 * groups has the higher scores; their difference is that of the means. Above 0 by chance alone.
 *
 * Unit: that of the score, 0 or more; 0 = same distribution. No value with fewer than two groups to compare.
 * Example: scores 0.2 0.4 against 0.4 0.6 → 0.2, all of it where the second is higher.
 */
export const wasserstein1 = scoreDistance(
  {
    distance(two) {
      const { aHigher, bHigher } = partsOf(two);
      return aHigher + bHigher;
    },
    certified(two, binned) {
      const { aHigher, bHigher } = partsOf(two);
      const off = meanHalfWidth(two.values, two.a, binned) + meanHalfWidth(two.values, two.b, binned);
      return { lower: Math.max(0, aHigher + bHigher - off), upper: aHigher + bHigher + off };
    },
    parts: partsOf,
  },
  {
    id: "wasserstein_1",
    tasks: ["binary", "regression"],
    title: "Wasserstein-1 distance of scores",
    formula: "∫ |P(score ≤ t) in one group − in another| dt",
    range: [0, null],
    aliases: ["earth_movers_distance", "statistical_parity_auc", "strong_demographic_parity"],
    source: "Jiang et al. (2020), UAI, §3 (strong demographic parity); Miroshnikov et al. (2022), Machine Learning 111:3307–3356 (parts)",
  },
);

/** A group has the higher scores where less of it lies below. */
function partsOf({ values, a, b }: TwoDistributions): { readonly aHigher: number; readonly bHigher: number } {
  let [aHigher, bHigher] = [0, 0];
  for (let i = 0; i + 1 < values.length; i++) {
    const gap = (b[i]! - a[i]!) * (values[i + 1]! - values[i]!);
    if (gap > 0) aHigher += gap;
    else bHigher -= gap;
  }
  return { aHigher, bHigher };
}
