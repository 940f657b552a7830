import { withDecimal } from "../look/notation.js";
import { keepSide } from "../stats/keep-side.js";

/** A number of a check with three decimals; more when it would otherwise be printed on the other side of a limit. */
export const printNumber = (value: number, limits: readonly number[] = []): string => withDecimal(unsigned(keepSide(value, 3, limits)));

/** A limit as short as it can be said, with at least two decimals: 0.1 → "0.10", 0.125 → "0.125". */
export function printLimit(limit: number): string {
  const text = String(limit);
  return withDecimal(!/e/.test(text) && Number(limit.toFixed(2)) === limit ? limit.toFixed(2) : text);
}

const unsigned = (digits: string): string => (Number(digits) === 0 ? digits.replace("-", "") : digits);
