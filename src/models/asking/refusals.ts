import { type EvenhandError, fault } from "../../errors.js";
import type { Column } from "../../table/table.js";
import { cellOf } from "../asked-columns.js";
import type { Batch } from "./batch.js";
import type { Unanswered } from "./unanswered.js";

/** EH304: the question has no answer, whatever the rows. */
export const didNotAnswer = (name: string, why: string, cause: Unanswered): EvenhandError =>
  fault("EH304", `${name} did not answer: ${why}`, {
    help: [
      cause.meaning === "again"
        ? "ask again later: what was answered is kept"
        : "compare what it expects with what the model's settings say",
    ],
    cause,
  });

/** EH304: one row has no answer, while others have; what stands in it is shown. */
export const doesNotAnswerRow = (name: string, { columns }: Batch, row: number, cause: Unanswered): EvenhandError =>
  fault("EH304", `${name} does not answer for row ${row + 1} of those it was asked about: ${cause.message}`, {
    evidence: shown(columns, row),
    help: ["leave such rows out with --where, or let the model take them: no row is left out in silence"],
    cause,
  });

/** What stands in a row, in at most five short lines. */
function shown(columns: ReadonlyMap<string, Column>, row: number): readonly string[] {
  const all = [...columns].map(([name, column]) => `${name}: ${JSON.stringify(cellOf(column, row))}`.slice(0, 60));
  return all.length <= 5 ? all : [...all.slice(0, 4), `and ${all.length - 4} columns more`];
}
