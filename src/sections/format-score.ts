import { withDecimal } from "../look/notation.js";
import { printed } from "./keep-side.js";

/**
 * A number without a unit of its own, with three decimals; fewer from 10 on, more when 0 or a limit would be crossed.
 *
 * Example: 0.51234 → "0.512", 123.4 → "123".
 */
export function formatScore(score: number, limits: readonly number[] = []): string {
  const size = Math.abs(score);
  if (size >= 1e6) return printedExponent(score);
  return printed(score, size >= 100 ? 0 : size >= 10 ? 1 : 3, [0, ...limits]);
}

const printedExponent = (score: number): string => withDecimal(score.toPrecision(3).replace("-", "−"));
