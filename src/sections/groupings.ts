import type { GroupRow, Result } from "../audit/result.js";
import { isMissingGroup } from "./format-group.js";

/** Whether two lists of attributes are the same way of splitting. */
export const sameBy = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i]);

/** The row of everybody together. */
export const everybody = ({ groups }: Result): GroupRow | undefined => groups.find(({ by }) => by.length === 0);

/** The ways of splitting that the result holds, in its order, without everybody. */
export function groupingsOf({ groups }: Result): readonly (readonly string[])[] {
  const seen = new Map(groups.filter(({ by }) => by.length > 0).map(({ by }) => [JSON.stringify(by), by]));
  return [...seen.values()];
}

/** The groups of one way of splitting, those with an unknown attribute last. */
export function groupsBy({ groups }: Result, by: readonly string[]): readonly GroupRow[] {
  const rows = groups.filter((row) => sameBy(row.by, by));
  const isMissing = (row: GroupRow): boolean => isMissingGroup(by, row.group);
  return [...rows.filter((row) => !isMissing(row)), ...rows.filter(isMissing)];
}
