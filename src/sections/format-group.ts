import { type GroupKey, MISSING } from "../disparities/row.js";
import { FULL_NAME, formatName } from "./format-name.js";

export { MISSING };

/** A group where its attributes stand above it, as in a table's first column: "Black × female", "Everybody". */
export function formatGroup(by: readonly string[], group: GroupKey, longest = FULL_NAME): string {
  return by.length === 0 ? "Everybody" : by.map((attribute) => formatName(group[attribute] ?? MISSING, longest)).join(" × ");
}

/** A group in a sentence, after "people": "with race Black and sex female", "with no recorded race", "" for everybody. */
export function describeGroup(by: readonly string[], group: GroupKey, longest = FULL_NAME): string {
  const parts = by.map((attribute) => {
    const value = group[attribute] ?? MISSING;
    return value === MISSING
      ? `no recorded ${formatName(attribute, longest)}`
      : `${formatName(attribute, longest)} ${formatName(value, longest)}`;
  });
  return parts.length === 0 ? "" : `with ${parts.join(" and ")}`;
}

/** A way of splitting the rows: "race × sex". */
export const formatGrouping = (by: readonly string[], longest = FULL_NAME): string =>
  by.length === 0 ? "everybody" : by.map((name) => formatName(name, longest)).join(" × ");

/** Whether some attribute of the group is not known. */
export const isMissingGroup = (by: readonly string[], group: GroupKey): boolean => by.some((attribute) => group[attribute] === MISSING);

/** Whether two groups are the same on every attribute. */
export const sameGroup = (by: readonly string[], a: GroupKey, b: GroupKey): boolean =>
  by.every((attribute) => a[attribute] === b[attribute]);
