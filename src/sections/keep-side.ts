import { withDecimal } from "../look/notation.js";
import { keepSide } from "../stats/keep-side.js";

export { keepSide };

/** The same with a typographic minus, without a signed zero and with the decimal sign of the language, for people. */
export function printed(value: number, decimals: number, limits: readonly number[]): string {
  const digits = keepSide(value, decimals, limits);
  return withDecimal(digits.startsWith("-") ? (Number(digits) === 0 ? digits.slice(1) : `−${digits.slice(1)}`) : digits);
}
