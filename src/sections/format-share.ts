import { printed } from "./keep-side.js";

/**
 * A share as a percentage with one decimal; more when 0, 1 or a limit would be crossed.
 *
 * Example: 0.4408 → "44.1%", 0.99996 → "99.996%".
 */
export function formatShare(share: number, limits: readonly number[] = []): string {
  return `${printed(percent(share), 1, [0, 1, ...limits].map(percent))}%`;
}

/** Hundredths without the error of binary multiplication in the digits that are shown: 0.07 → 7, not 7.000000000000001. */
export const percent = (share: number): number => Number((share * 100).toPrecision(15));
