import type { Limits } from "../../stats/limits.js";
import { limitsOfMean } from "../../stats/row-mean.js";
import type { WorstPoint } from "./row.js";

/**
 * One-sided limits of the mean loss of the worst part of a size, each missed with probability alpha at most.
 *
 * The worst part of a size is at least as bad as that of any larger size, so the number is the largest of those found from that size
 * on. Above: the largest upper limit of those, without correction, as one of them is that of the number itself. Below: the largest
 * lower limit, whose error is shared by their number.
 */
export function riskLimits(curve: readonly WorstPoint[], share: number, alpha: number): Limits | null {
  const larger = curve.filter((point) => point.share >= share);
  const [above, below] = [alpha, alpha / larger.length].map((error) => larger.map(({ found }) => limitsOfMean(found, error)));
  if (!above!.every((one) => one !== null) || !below!.every((one) => one !== null)) return null;
  return {
    lower: Math.max(0, ...below!.map(({ lower }) => lower)),
    upper: Math.max(...above!.map(({ upper }) => upper)),
  };
}
