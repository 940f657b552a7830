import { printed } from "./keep-side.js";

/**
 * A ratio of two rates with two decimals; more when 0, four fifths, 1 or a limit would be crossed.
 *
 * Example: 0.8413 → "0.84", 0.7996 → "0.7996", 12.34 → "12.3".
 *
 * `least` decimals are printed below 10, so that a column can have as many for all.
 */
export function formatRatio(ratio: number, limits: readonly number[] = [], least = 2): string {
  return printed(ratio, Math.abs(ratio) >= 10 ? 1 : Math.max(2, least), [0, 0.8, 1, ...limits]);
}
