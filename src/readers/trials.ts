import { fault } from "../errors.js";
import type { Column, Table } from "../table/table.js";
import { noSuchColumn } from "./chosen-columns.js";
import { takeRows } from "./take-rows.js";
import { countText, quoted, visible } from "./wording.js";

/** The columns that a table of trials gets: the decision, "1" or "0", and how many rows a row stands for. */
export const trialColumns = { decision: "(decision)", count: "(count)" } as const;

/**
 * A table of groups, one a row with how many were tried and how many of them were hits, as a table of counts: two rows a group,
 * first its hits ("1") and then its misses ("0"). Throws EH126 when hits are more than trials or one of them is not a whole number.
 *
 * Example: 10 trials with 3 hits become the rows ("1", 3) and ("0", 7).
 */
export function countsFromTrials(table: Table, columns: { trials: string; hits: string }, name: string): Table {
  const trials = wholeNumbers(table, columns.trials, name);
  const hits = wholeNumbers(table, columns.hits, name);
  const over = trials.findIndex((tried, row) => hits[row]! > tried);
  if (over !== -1)
    throw fault(
      "EH126",
      `row ${countText(over + 1)} of ${visible(name)} has ${countText(hits[over]!)} hits in ${countText(trials[over]!)} trials`,
      {
        help: [
          `check the columns: --trials ${quoted(columns.trials)} counts everybody, --hits ${quoted(columns.hits)} those of them decided positively`,
        ],
      },
    );
  const twice = Int32Array.from({ length: table.rows * 2 }, (_, i) => i >> 1);
  const kept = new Map<string, Column>();
  for (const [column, values] of table.columns)
    if (column !== columns.trials && column !== columns.hits) kept.set(column, takeRows(values, twice));
  const decision: Column = { kind: "category", codes: Uint8Array.from(twice, (_, i) => 1 - (i & 1)), levels: ["0", "1"] };
  const count = Float64Array.from(twice, (row, i) => (i & 1 ? trials[row]! - hits[row]! : hits[row]!));
  kept.set(trialColumns.decision, decision).set(trialColumns.count, { kind: "number", values: count });
  return { rows: twice.length, columns: kept };
}

/** The values of a column of counts: EH101 when there is none, EH126 for what is not a whole number from 0 to 2^53. */
export function wholeNumbers(table: Table, column: string, name: string): Float64Array {
  const found = table.columns.get(column);
  if (found === undefined) throw noSuchColumn(column, [...table.columns.keys()], name);
  const row =
    found.kind === "number"
      ? found.values.findIndex((value) => !isCount(value))
      : found.codes.findIndex((code) => code < found.levels.length);
  if (found.kind === "number" && row === -1) return found.values;
  const bad = found.kind === "number" ? found.values[row]! : (found.levels[found.codes[Math.max(row, 0)]!] ?? Number.NaN);
  throw notACount(column, typeof bad === "string" ? quoted(bad) : Number.isNaN(bad) ? "empty" : String(bad), Math.max(row, 0), name);
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const notACount = (column: string, value: string, row: number, name: string) =>
  fault(
    "EH126",
    `column ${quoted(column)} is ${value} in row ${countText(row + 1)} of ${visible(name)}, a count is a whole number from 0 up`,
    {
      help: ["write how many rows each row stands for, 0 when there are none"],
    },
  );
