import { type Ll144Choices, type Ll144Key, ll144Keys, ll144Options } from "../../policy/ll144-choices.js";
import { ll144Table } from "./ll144-attributes.js";
import type { OpenPoint, OtherWay, SelectionRow, SelectionTable } from "./row.js";

/** Tables under some choices. */
export type Settle = (choices: Ll144Choices) => Promise<readonly SelectionTable[]>;

/** What the rule leaves open: how it was settled, and what each other way alone would change. Points that the audit does not touch are left out. */
export async function openPoints(chosen: Ll144Choices, tables: readonly SelectionTable[], settle: Settle): Promise<readonly OpenPoint[]> {
  const own = tables.filter(({ by }) => ll144Table(by) !== null);
  const points: OpenPoint[] = [];
  for (const key of ll144Keys.filter((one) => isTouched(one, own))) {
    const others: OtherWay[] = [];
    for (const choice of ll144Options[key].filter((one) => one !== chosen[key])) {
      const settled = await settle({ ...chosen, [key]: choice });
      others.push({
        choice,
        figures: compared(
          own,
          settled.filter(({ by }) => ll144Table(by) !== null),
        ),
      });
    }
    points.push({ key, chosen: chosen[key], others });
  }
  return points;
}

/** The median is asked of scores only; the rest of any table, and which categories follow which of the table of both. */
function isTouched(key: Ll144Key, tables: readonly SelectionTable[]): boolean {
  const shown = tables.filter(({ rows }) => rows.length > 0);
  if (key === "median") return shown.some(({ outcome }) => outcome === "above_median");
  if (key === "people" || key === "two_percent_in") return shown.some(({ by }) => ll144Table(by) === "both");
  return shown.length > 0;
}

/** How many rows differ in people, selections, ratio or the mark of 2 %, and the smallest ratio then. */
function compared(before: readonly SelectionTable[], after: readonly SelectionTable[]): NonNullable<OtherWay["figures"]> {
  const rows = new Map(after.flatMap((table) => table.rows.map((row) => [nameOf(table, row), factsOf(table, row)] as const)));
  const all = before.flatMap((table) => table.rows.map((row) => rows.get(nameOf(table, row)) !== factsOf(table, row)));
  return { rows: all.length, changed: all.filter(Boolean).length, smallest: smallestRatio(after) };
}

/** The smallest ratio of all tables; null when there is none. */
export function smallestRatio(tables: readonly SelectionTable[]): NonNullable<OtherWay["figures"]>["smallest"] {
  const ratios = tables.flatMap(({ by, rows }) =>
    rows.flatMap(({ group, comparison }) => (comparison?.ratio == null ? [] : [{ by, group, ratio: comparison.ratio }])),
  );
  return ratios.reduce<(typeof ratios)[number] | null>((least, one) => (least === null || one.ratio < least.ratio ? one : least), null);
}

const nameOf = ({ by, outcome, assigned }: SelectionTable, { group }: SelectionRow): string =>
  JSON.stringify([outcome, assigned ?? null, by, by.map((name) => group[name])]);

const factsOf = ({ by, underTwoPercent = [] }: SelectionTable, { n, selected, comparison, standing, group }: SelectionRow): string =>
  JSON.stringify([
    n,
    selected,
    comparison?.ratio ?? null,
    standing === "reference",
    underTwoPercent.some((one) => by.every((name) => one[name] === group[name])),
  ]);
