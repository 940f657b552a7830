import type { GroupKey } from "../../disparities/row.js";
import type { JudgedRows } from "../rows/judged-rows.js";

/** Some rows of a group, in the order in which they were given. */
export interface GroupRows {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: Int32Array;
}

/** Everybody among the rows, then each group of each attribute. */
export function knownGroups(rows: Int32Array, { groups }: Pick<JudgedRows, "groups">): readonly GroupRows[] {
  return [
    { by: [], group: {}, rows },
    ...[...groups].flatMap(([name, parts]) =>
      [...parts].map(([value, members]): GroupRows => {
        const own = new Set(members);
        return { by: [name], group: { [name]: value }, rows: rows.filter((row) => own.has(row)) };
      }),
    ),
  ];
}

/** The rows of each attribute under its name, those of everybody left out. */
export const attributesOf = <Row extends { readonly by: readonly string[] }>(
  groups: readonly Row[],
): readonly (readonly [string, readonly Row[]])[] =>
  [...new Set(groups.flatMap(({ by }) => by))].map((name) => [name, groups.filter(({ by }) => by[0] === name)] as const);
