import { ll144Categories, ll144Table } from "../../audit/regulation/ll144-attributes.js";
import type { SelectionRow, SelectionTable } from "../../audit/regulation/row.js";
import { formatGroup } from "../format-group.js";
import { formatName } from "../format-name.js";

/** A row of a published table with what names it: one word, or the group that the rule puts it under and its category there. */
export interface OrderedRow {
  readonly names: readonly [string] | readonly [group: string, category: string];
  readonly row: SelectionRow;
}

/**
 * Rows in the order of the rule; others after them, as they were. In the table of both, people of Hispanic or Latino ethnicity come
 * first, by sex, then all others under their sex.
 *
 * @source 6 RCNY 5-301, tables of its examples
 */
export function inRuleOrder({ by, rows }: Pick<SelectionTable, "by" | "rows">): readonly OrderedRow[] {
  const kind = ll144Table(by);
  if (kind === null) return rows.map((row) => ({ names: [formatGroup(by, row.group)], row }));
  const placeOf = (of: "sex" | "race", name: string): number => {
    const at = ll144Categories[of].findIndex(({ pattern }) => pattern.test(name.trim()));
    return at < 0 ? ll144Categories[of].length : at;
  };
  if (kind !== "both")
    return sorted(rows, (row) => [placeOf(kind, row.group[by[0]!]!)]).map((row) => ({ names: [formatGroup(by, row.group)], row }));
  const sex = by.find((name) => ll144Table([name]) === "sex")!;
  const race = by.find((name) => ll144Table([name]) === "race")!;
  const isHispanic = ({ group }: SelectionRow): boolean => placeOf("race", group[race]!) === 0;
  const rest = rows.some(isHispanic) ? "Not Hispanic or Latino, " : "";
  return sorted(rows, (row) => [isHispanic(row) ? 0 : 1, placeOf("sex", row.group[sex]!), placeOf("race", row.group[race]!)]).map(
    (row) => ({
      names: isHispanic(row)
        ? [formatName(row.group[race]!), formatName(row.group[sex]!)]
        : [`${rest}${formatName(row.group[sex]!)}`, formatName(row.group[race]!)],
      row,
    }),
  );
}

function sorted(rows: readonly SelectionRow[], keyOf: (row: SelectionRow) => readonly number[]): readonly SelectionRow[] {
  const keys = new Map(rows.map((row) => [row, keyOf(row)]));
  return [...rows].sort(
    (a, b) =>
      keys
        .get(a)!
        .map((key, i) => key - keys.get(b)![i]!)
        .find((difference) => difference !== 0) ?? 0,
  );
}
