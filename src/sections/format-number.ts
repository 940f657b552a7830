import { withDecimal } from "../look/notation.js";

/**
 * A number of the user's as it would be written, to six significant digits: 0.5, 30, 1.23457.
 *
 * For values read from data or settings, not for results.
 */
export function formatNumber(value: number): string {
  return withDecimal(String(Number(value.toPrecision(6))).replace("-", "−"));
}
