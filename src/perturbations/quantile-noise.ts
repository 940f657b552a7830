import { onNumbers } from "./on-numbers.js";

/**
 * Noise on ranks: the share u of values up to x is moved by up to a/2, and the observed value nearest to that share is taken.
 *
 * Every new value is one that occurs. Unit of a: share of the rows.
 * Example: 3 in 1 2 2 2 3 3 3 40 40 50 has u = 0.7; moved by 0.12 to 0.82, nearest 0.8: 40.
 */
export const quantileNoise = onNumbers(
  {
    id: "quantile_noise",
    title: "Noise on ranks",
    formula: "the observed value at u(x) + a·v, v uniform on (−1/2, 1/2), u the share of values up to x",
    strikes: ["together"],
    unit: "share",
    ladder: [0.05, 0.1, 0.2, 0.3, 0.4],
    drawn: true,
    aliases: ["rank_noise"],
    source: "PiML (2023), user guide, Robustness, quantile perturbation",
  },
  ({ amount, shape: { sorted }, draw }) =>
    (x, row) =>
      atShare(sorted, shareUpTo(sorted, x) + amount * (draw(row) - 0.5)),
);

/** Of sorted values the share that is at most x. */
export function shareUpTo(sorted: Float64Array, x: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! <= x) from = middle + 1;
    else to = middle;
  }
  return from / sorted.length;
}

/** The sorted value whose share is nearest to u. */
export const atShare = (sorted: Float64Array, u: number): number =>
  sorted[Math.min(sorted.length, Math.max(1, Math.round(u * sorted.length))) - 1]!;
