import { printed } from "./keep-side.js";

/**
 * A ratio of two rates with two decimals; more when 0, four fifths, 1 or a limit would be crossed.
 *
 * Example: 0.8413 → "0.84", 0.7996 → "0.7996", 12.34 → "12.3".
 */
export function formatRatio(ratio: number, limits: readonly number[] = []): string {
  return printed(ratio, Math.abs(ratio) >= 10 ? 1 : 2, [0, 0.8, 1, ...limits]);
}
