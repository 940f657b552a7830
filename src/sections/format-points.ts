import { percent } from "./format-share.js";
import { printed } from "./keep-side.js";

/**
 * A difference of two shares in percentage points, one decimal; more when 0 or a limit would be crossed.
 *
 * Example: 0.1964 → "19.6", −0.0003 → "−0.03".
 */
export function formatPoints(difference: number, limits: readonly number[] = []): string {
  return printed(percent(difference), 1, [0, ...limits].map(percent));
}
