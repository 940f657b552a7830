import { keepSide } from "../stats/keep-side.js";

export { keepSide };

/** The same with a typographic minus and without a signed zero, for people. */
export function printed(value: number, decimals: number, limits: readonly number[]): string {
  const digits = keepSide(value, decimals, limits);
  return digits.startsWith("-") ? (Number(digits) === 0 ? digits.slice(1) : `−${digits.slice(1)}`) : digits;
}
