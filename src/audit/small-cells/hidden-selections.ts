import type { RegulationRow, SelectionTable } from "../regulation/row.js";

/** A table of selections is made of all groups of its grouping, so one hidden group hides it whole; agreement of tables rests on several. */
export function hiddenSelections(rows: readonly RegulationRow[], ways: ReadonlySet<string>): readonly RegulationRow[] {
  const shown = (table: SelectionTable): SelectionTable => {
    const { by, outcome, assigned } = table;
    if (!ways.has(JSON.stringify(by))) return table;
    const kept = { by, outcome, ...(assigned === undefined ? {} : { assigned }) };
    return { ...kept, reference: null, n: 0, selected: 0, unknown: { n: 0, selected: 0 }, rows: [], reason: "small_groups" };
  };
  if (ways.size === 0) return rows;
  return rows.map((row) => ({
    ...row,
    selections: row.selections.map(shown),
    unreconciled: [],
    ...(row.openPoints && {
      openPoints: row.openPoints.map((point) => ({ ...point, others: point.others.map(({ choice }) => ({ choice, figures: null })) })),
    }),
  }));
}
