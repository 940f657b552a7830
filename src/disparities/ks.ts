import { scoreDistance, type TwoDistributions } from "./kind/score-distance.js";

/**
 * Largest difference between two groups in the share of scores at or below any threshold (Kolmogorov–Smirnov).
 *
 * The largest gap in selection rates that any threshold could make. Above 0 by chance alone, so compare it with its mean
 * when groups do not differ. Bounds by the inequality of Dvoretzky, Kiefer and Wolfowitz.
 *
 * Unit: share in [0, 1]; 0 = same distribution. No value with fewer than two groups to compare.
 * Example: scores 0.2 0.4 against 0.4 0.6 → 0.5.
 */
export const ks = scoreDistance(
  {
    distance: largestGap,
    limits(value, sizes, alpha) {
      // Each group's curve is off by more than this with probability alpha / 2 at most.
      const off = sizes.reduce((sum, n) => sum + Math.sqrt(Math.log(4 / alpha) / (2 * n)), 0);
      return { lower: Math.max(0, value - off), upper: Math.min(1, value + off) };
    },
    certified(two) {
      const { a, b } = two;
      let upper = 0;
      // Within a bin each curve lies between its values at the two ends.
      for (let i = 0; i < a.length; i++) upper = Math.max(upper, a[i]! - (b[i - 1] ?? 0), b[i]! - (a[i - 1] ?? 0));
      return { lower: largestGap(two), upper };
    },
  },
  {
    id: "ks",
    tasks: ["binary", "regression"],
    title: "Kolmogorov–Smirnov distance of scores",
    formula: "max over thresholds |P(score ≤ t) in one group − in another|",
    range: [0, 1],
    aliases: ["kolmogorov_smirnov", "ks_distance", "max_statistical_parity"],
    source: "Kolmogorov (1933); Agarwal, Dudík & Wu (2019), ICML, §2; bounds: Massart (1990), Ann. Probab. 18:1269–1283",
  },
);

function largestGap({ a, b }: TwoDistributions): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
