import { fault } from "../../errors.js";
import type { ReliabilitySettings } from "../../policy/reliability-settings.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import { classAnswers, evenIntervals, scaledIntervals, widenedIntervals } from "./answering.js";
import type { Answering } from "./known.js";

export interface AnsweringOfRows extends Answering {
  /** Whether there is an answer to the row. */
  has(row: number): boolean;
}

/**
 * What answers are, as the settings ask; null without scores to make them of, or without outcomes.
 *
 * Throws EH101 for a column that is not there, EH130 for one without numbers, EH200 where both kinds of columns are named or the task
 * is not about amounts.
 */
export function answeringOf(
  table: Table,
  { scores, label }: JudgedRows,
  { intervals, spread, amounts }: Pick<ReliabilitySettings, "intervals" | "spread"> & { readonly amounts: boolean },
): AnsweringOfRows | null {
  if (intervals !== null && spread !== null)
    throw fault("EH200", "reliability: intervals and a spread are both named, and one of them decides how wide intervals are", {
      help: ["name the columns of the intervals, or the column of the spread"],
    });
  if (!amounts && (intervals !== null || spread !== null))
    throw fault("EH200", "reliability: intervals and spreads are of amounts, and here classes are predicted", {
      help: ["leave them out, or say task: regression"],
    });
  const lower = intervals && numbersOf(table, intervals.lower);
  const upper = intervals && numbersOf(table, intervals.upper);
  const unsure = spread === null ? null : numbersOf(table, spread);
  if (label === null) return null;
  if (lower !== null && upper !== null) return { ...widenedIntervals(label, lower, upper), has: (row) => lower[row]! <= upper[row]! };
  if (scores === null) return null;
  const scored = (row: number): boolean => !Number.isNaN(scores[row]!);
  if (unsure !== null) return { ...scaledIntervals(label, scores, unsure), has: (row) => scored(row) && unsure[row]! > 0 };
  return { ...(amounts ? evenIntervals(label, scores) : classAnswers(label, scores)), has: scored };
}

function numbersOf(table: Table, name: string): Float64Array {
  const column = table.columns.get(name);
  if (column?.kind === "number") return column.values;
  if (column !== undefined)
    throw fault("EH130", `the column "${name}" does not hold numbers, and reliability needs some there`, {
      help: ["name a column of numbers"],
    });
  const near = suggest(name, [...table.columns.keys()]);
  throw fault("EH101", `no column is called "${name}", which reliability names`, {
    help: [near === null ? `columns: ${[...table.columns.keys()].join(", ")}` : `did you mean ${near}?`],
  });
}
