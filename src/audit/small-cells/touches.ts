import type { GroupKey } from "../../disparities/row.js";

/** Groups by what they are, whatever the order of their attributes. */
export type Named = ReadonlySet<string>;

export const nameOf = (group: GroupKey): string => JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether something names one of these groups, however deep inside it. */
export function touches(value: unknown, groups: Named): boolean {
  if (groups.size === 0 || typeof value !== "object" || value === null) return false;
  const inside = Object.values(value);
  if (Array.isArray(value)) return inside.some((one) => touches(one, groups));
  if (inside.length > 0 && inside.every((one) => typeof one === "string")) return groups.has(nameOf(value as GroupKey));
  return inside.some((one) => touches(one, groups));
}
