import { notation } from "../look/notation.js";
import { printed } from "./keep-side.js";

/**
 * A share as a percentage with one decimal; more when 0, 1 or a limit would be crossed.
 *
 * Example: 0.4408 → "44.1%", 0.99996 → "99.996%".
 */
export function formatShare(share: number, limits: readonly number[] = []): string {
  return `${printed(percent(share), 1, [0, 1, ...limits].map(percent))}${notation().percent}`;
}

/** Hundredths without the error of binary multiplication in the digits that are shown: 0.07 → 7, not 7.000000000000001. */
export const percent = (share: number): number => Number((share * 100).toPrecision(15));

/** A round share without a decimal that says nothing: 0.2 → "20%", 0.125 → "12.5%". */
export const formatRoundShare = (share: number): string => {
  const { decimal, percent: sign } = notation();
  return formatShare(share).replace(`${decimal}0${sign}`, sign);
};

/** Two shares as one range with one sign: "43.9–54.6%". */
export const formatShares = (lower: number, upper: number): string =>
  `${formatShare(lower).slice(0, -notation().percent.length)}–${formatShare(upper)}`;
