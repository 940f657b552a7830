import { withDecimal } from "../look/notation.js";
import { printed } from "./keep-side.js";

/**
 * A number without a unit of its own, with three decimals; fewer from 10 on, more when 0 or a limit would be crossed.
 *
 * Example: 0.51234 → "0.512", 123.4 → "123".
 *
 * `least` decimals are printed below 10, so that a column can have as many for all.
 */
export function formatScore(score: number, limits: readonly number[] = [], least = 3): string {
  const size = Math.abs(score);
  if (size >= 1e6) return printedExponent(score);
  return printed(score, size >= 100 ? 0 : size >= 10 ? 1 : Math.max(3, least), [0, ...limits]);
}

const printedExponent = (score: number): string => withDecimal(score.toPrecision(3).replace("-", "−"));
