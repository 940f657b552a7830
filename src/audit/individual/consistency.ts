import { normalQuantile } from "../../stats/normal.js";
import type { Alike } from "./points.js";
import type { Consistency } from "./row.js";

/** The looked-at rows of a group with the share of their nearest rows that are decided alike. */
export interface Agreement {
  readonly weight: number;
  readonly rows: number;
  readonly share: number;
}

/** The mean share of a group; with limits for all its rows where only some were looked at. */
export function consistencyOf(
  seen: readonly Agreement[],
  group: readonly Alike[],
  everybody: readonly Alike[],
  confidence: number,
): Consistency {
  const none = { value: null, byChance: null, lower: null, upper: null, noLimits: "neighbors_shared" } as const;
  if (group.length === 0) return { ...none, reason: "empty_group" };
  const byChance = chance(group, everybody);
  const weight = seen.reduce((sum, one) => sum + one.weight, 0);
  if (weight === 0) return { ...none, byChance, reason: "too_few_rows" };
  const value = seen.reduce((sum, one) => sum + one.weight * one.share, 0) / weight;
  const rows = seen.reduce((sum, one) => sum + one.rows, 0);
  const all = rowsOf(group);
  const spread = seen.reduce((sum, one) => sum + (one.weight * one.weight * (one.share - value) ** 2) / Math.max(1, one.rows), 0);
  const width = rows === all ? 0 : normalQuantile((1 + confidence) / 2) * Math.sqrt((spread / (weight * weight)) * (1 - rows / all));
  return {
    value,
    reason: null,
    byChance,
    lower: rows === all ? null : Math.max(0, value - width),
    upper: rows === all ? null : Math.min(1, value + width),
    noLimits: none.noLimits,
  };
}

const rowsOf = (alike: readonly Alike[]): number => alike.reduce((sum, { n }) => sum + n, 0);

/** The mean share of rows other than the own one that are decided alike. */
function chance(group: readonly Alike[], everybody: readonly Alike[]): number | null {
  const total = rowsOf(everybody);
  if (total < 2) return null;
  const ones = everybody.reduce((sum, { n, decision }) => sum + (decision === 1 ? n : 0), 0);
  const weight = group.reduce((sum, { w }) => sum + w, 0);
  const alike = (decision: 0 | 1): number => ((decision === 1 ? ones : total - ones) - 1) / (total - 1);
  return weight === 0 ? null : group.reduce((sum, { w, decision }) => sum + w * alike(decision), 0) / weight;
}
