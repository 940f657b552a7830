import { areDates } from "../../perturbations/date-shift.js";
import type { Column } from "../../table/table.js";
import type { Looked } from "./compared-columns.js";
import type { DriftTime, TimeSpan } from "./row.js";

/**
 * Whether the past was before the audited rows, and what is told of rows that came about only after them.
 *
 * `column` says from when a row is: the day of the decision. A row of the past that is not before all audited rows may hold what was not
 * known yet; a date later than its row, such as that of the last payment, cannot have been known when the decision was made.
 * Days are compared; the hour does not count.
 *
 * @source Kaufman, Rosset, Perlich & Stitelman (2012), Leakage in data mining, ACM TKDD 6(4):15, §4.1 (no time machine)
 */
export function timeOf(past: Looked, now: Looked, column: string): DriftTime {
  const [before, after] = [past, now].map(({ table }) => table.columns.get(column));
  const none = (reason: string): DriftTime => ({ column, reason, past: null, now: null, pastAfter: 0, afterwards: [] });
  if (after === undefined) return none("not_in_data");
  const own = daysOf(after);
  if (own === null) return none("no_dates");
  const then = before === undefined ? null : daysOf(before);
  const span = { past: then && spanOf(then, past.rows), now: spanOf(own, now.rows) };
  const first = span.now?.from;
  return {
    column,
    reason: before === undefined ? "not_in_past" : then === null ? "no_dates" : null,
    ...span,
    pastAfter: then === null || first === undefined ? 0 : past.rows.filter((row) => then[row] !== null && then[row]! >= first).length,
    afterwards: [...now.table.columns].flatMap(([name, other]) => {
      const days = name === column ? null : daysOf(other);
      if (days === null) return [];
      const rows = now.rows.filter((row) => days[row] !== null && own[row] !== null);
      const later = rows.filter((row) => days[row]! > own[row]!).length;
      return later === 0 ? [] : [{ column: name, rows: rows.length, later }];
    }),
  };
}

/** The day of each row, null where there is none; null for a column that does not hold days. Days as texts stand in the calendar's order. */
function daysOf(column: Column): readonly (string | null)[] | null {
  if (column.kind === "number" || !areDates(column.levels)) return null;
  const days = column.levels.map((text) => text.slice(0, 10));
  return Array.from(column.codes, (code) => days[code] ?? null);
}

function spanOf(days: readonly (string | null)[], rows: Int32Array): TimeSpan | null {
  const known = Array.from(rows, (row) => days[row]!).filter((day) => day !== null);
  if (known.length === 0) return null;
  const [from, to] = known.reduce(([least, most], day) => [day < least! ? day : least!, day > most! ? day : most!], [known[0]!, known[0]!]);
  return { from: from!, to: to!, without: rows.length - known.length };
}
