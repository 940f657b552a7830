import type { SelectionTable, Unknown, Unreconciled } from "./row.js";

/**
 * Groups of a table of one attribute that cannot hold the people of the table of two.
 *
 * Whoever is in the second is in the first, where those are besides whose other group is unknown: so the first has no fewer
 * people, no fewer selected, and no more selected among those besides than there are of them.
 */
export function unreconciled(tables: readonly SelectionTable[]): readonly Unreconciled[] {
  return tables
    .filter(({ by }) => by.length > 1)
    .flatMap((both) =>
      tables
        .filter(
          (one) => one.by.length === 1 && both.by.includes(one.by[0]!) && one.outcome === both.outcome && one.assigned === both.assigned,
        )
        .flatMap((one) => {
          const attribute = one.by[0]!;
          return one.rows.flatMap((row): readonly Unreconciled[] => {
            const group = row.group[attribute]!;
            const together = sum(both.rows.filter((cell) => cell.group[attribute] === group));
            const besides = { n: row.n - together.n, selected: row.selected - together.selected };
            const holds = besides.n >= 0 && besides.selected >= 0 && besides.selected <= besides.n && besides.n <= both.unknown.n;
            return holds ? [] : [{ attribute, group, alone: { n: row.n, selected: row.selected }, together }];
          });
        }),
    );
}

const sum = (rows: readonly Unknown[]): Unknown => ({
  n: rows.reduce((total, { n }) => total + n, 0),
  selected: rows.reduce((total, { selected }) => total + selected, 0),
});
