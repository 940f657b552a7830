import type { EvenhandError } from "../../errors.js";
import type { Column } from "../../table/table.js";
import { type Answer, joinedAnswers } from "./answer.js";
import { type Batch, rowsIn } from "./batch.js";
import type { Patience } from "./patience.js";
import { didNotAnswer, doesNotAnswerRow } from "./refusals.js";
import { Unanswered } from "./unanswered.js";

/** Times that a batch is asked about when it does not say whether its rows are to blame. */
const TRIES_IN_DOUBT = 3;

/** Asks about a batch, and about its halves where rows in it are refused, until the row to blame is known. Throws EH304, naming it. */
export function halving(patient: Patience, name: string): (batch: Batch, signal: AbortSignal) => Promise<Answer> {
  /** The batch, or its halves when rows in it are refused. */
  async function answered(batch: Batch, signal: AbortSignal, whole = true): Promise<Answer> {
    const single = rowsIn(batch) === 1;
    try {
      return await patient.ask(batch, signal, whole || single ? TRIES_IN_DOUBT : 1);
    } catch (cause) {
      if (!(cause instanceof Unanswered)) throw cause;
      if (cause.meaning === "never") throw didNotAnswer(name, cause.message, cause);
      if (cause.row !== null) throw doesNotAnswerRow(name, batch, batch.from + cause.row, cause);
      if (single) throw await blamed(batch, cause, signal);
      const middle = batch.from + Math.ceil(rowsIn(batch) / 2);
      const first = await answered({ ...batch, to: middle }, signal, false);
      const second = await answered({ ...batch, from: middle }, signal, false);
      return joinedAnswers([first, second], name);
    }
  }

  /** One row is refused: it is to blame if another one is answered, and else the whole question is. */
  async function blamed(batch: Batch, cause: Unanswered, signal: AbortSignal): Promise<EvenhandError> {
    const total = [...batch.columns.values()].reduce((most, column) => Math.max(most, lengthOf(column)), 0);
    const other = batch.from === total - 1 ? 0 : total - 1;
    if (!patient.hasAnswered() && other !== batch.from)
      await patient.ask({ ...batch, from: other, to: other + 1 }, signal, TRIES_IN_DOUBT).catch((error: unknown) => {
        if (!(error instanceof Unanswered)) throw error;
      });
    return patient.hasAnswered() ? doesNotAnswerRow(name, batch, batch.from, cause) : didNotAnswer(name, cause.message, cause);
  }

  return (batch, signal) => answered(batch, signal);
}

const lengthOf = (column: Column): number => (column.kind === "number" ? column.values.length : column.codes.length);
