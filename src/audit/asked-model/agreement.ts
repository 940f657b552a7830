import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import type { AnswerCut } from "./answer-cut.js";
import type { Agreement } from "./row.js";

interface Compared {
  /** The model's numbers, one a row. */
  readonly scores: Float64Array;
  readonly bound: Bound;
  /** null = rows are not decided. */
  readonly threshold: number | null;
  readonly by: AnswerCut["by"];
  readonly kept: Int32Array;
}

/**
 * How far the model's own numbers are from those in the data, and how many decisions it would make otherwise.
 *
 * Decisions are those in the data, or scores in the data of at least the threshold. null when the data have neither.
 */
export function agreementOf(table: Table, { scores, bound, threshold, by, kept }: Compared): Agreement | null {
  const name = numbersIn(bound);
  const column = name === null ? undefined : table.columns.get(name);
  const given = column?.kind === "number" ? column.values : null;
  const decisionOf = decisionsIn(table, { bound, threshold, given });
  if (given === null && decisionOf === null) return null;
  let [rows, largestDifference, flips] = [0, 0, 0];
  for (const row of kept) {
    const number = given?.[row] ?? Number.NaN;
    const decided = decisionOf?.(row) ?? null;
    if (Number.isNaN(number) && decided === null) continue;
    rows++;
    if (!Number.isNaN(number)) largestDifference = Math.max(largestDifference, Math.abs(number - scores[row]!));
    if (decided !== null && decided !== (scores[row]! >= threshold! ? 1 : 0)) flips++;
  }
  return {
    column: given === null ? null : name,
    rows,
    largestDifference: given === null ? null : largestDifference,
    flips: decisionOf === null ? null : flips,
    threshold: decisionOf === null ? null : threshold,
    thresholdBy: decisionOf === null ? null : by,
  };
}

/** The column of numbers that the model's are compared with: scores, or predicted amounts. */
const numbersIn = ({ score, prediction, task }: Bound): string | null =>
  task.task === "regression" ? (prediction?.facts.column ?? null) : (score?.column ?? null);

/** 1, 0, or null where a row is not decided; null when the data decide nothing. */
function decisionsIn(
  table: Table,
  { bound, threshold, given }: Pick<Compared, "bound" | "threshold"> & { readonly given: Float64Array | null },
): ((row: number) => number | null) | null {
  if (threshold === null || bound.task.task !== "binary") return null;
  if (bound.prediction === null)
    return given === null ? null : (row) => (Number.isNaN(given[row]!) ? null : given[row]! >= threshold ? 1 : 0);
  const { codes, coordinates } = codedAxis(held(table), bound.prediction.axis);
  return (row) => {
    const coordinate = coordinates[codes[row]!];
    return coordinate === 1 || coordinate === 0 ? coordinate : null;
  };
}
