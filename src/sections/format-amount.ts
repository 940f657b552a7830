import { notation, withDecimal } from "../look/notation.js";
import { formatCount } from "./format-count.js";
import { printed } from "./keep-side.js";

/** Digits that are shown of a number that is not large. */
const DIGITS = 4;

/**
 * An amount in the unit of the label, with about four digits and its thousands apart; more when 0 or a limit would be crossed.
 *
 * Example: 25791.87 → "25,792", 152.133 → "152.1", 0.012345 → "0.01235", −1234.5 → "−1,235".
 */
export function formatAmount(amount: number, limits: readonly number[] = []): string {
  const size = Math.abs(amount);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return withDecimal(amount.toExponential(DIGITS - 1).replaceAll("-", "−"));
  const decimals = size === 0 ? 0 : Math.max(0, DIGITS - 1 - Math.floor(Math.log10(size)));
  const text = printed(amount, Math.min(decimals, 9), [0, ...limits]);
  const [whole, rest] = text.replace("−", "").split(notation().decimal);
  const grouped = formatCount(Number(whole));
  return `${text.startsWith("−") ? "−" : ""}${grouped}${rest === undefined ? "" : `${notation().decimal}${rest}`}`;
}
