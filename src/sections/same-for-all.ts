import type { CheckRow, Result } from "../audit/result.js";
import { formatShare } from "./format-share.js";
import { everybody } from "./groupings.js";

/** Where deciding the same for everybody would be right as often: said beside a limit on accuracy, which would hide it. */
export function sameForAll({ metric, by, value }: Pick<CheckRow, "metric" | "by" | "value">, result: Result): string | null {
  const positive = everybody(result)?.metrics.base_rate?.value ?? null;
  if (metric !== "accuracy" || by !== null || value === null || positive === null) return null;
  const best = Math.max(positive, 1 - positive);
  return best < value ? null : `giving everybody the same decision would be right for ${formatShare(best)}`;
}
