import type { Rng } from "../../stats/rng.js";
import type { Column } from "../../table/table.js";
import { type Answer, joinedAnswers } from "./answer.js";
import { type Batch, batchesOf } from "./batch.js";
import { halving } from "./halving.js";
import type { OpenLedger } from "./ledger.js";
import { patience } from "./patience.js";
import { places } from "./places.js";

/** Something outside that is asked about one batch at a time. Throws Unanswered. */
export type Ask = (batch: Batch, signal: AbortSignal) => Promise<Answer>;

export interface AskerOptions {
  /** What messages call the model. */
  readonly name: string;
  /** Rows of a batch, and about how many bytes as JSON. */
  readonly rows: number;
  readonly bytes: number;
  /** Questions at the same time. */
  readonly concurrency: number;
  /** Times a question is asked at most. */
  readonly tries: number;
  /** Milliseconds, about, before the first try again; twice as long before each further one. */
  readonly pauseMs: number;
  readonly random: Rng;
  readonly ledger: OpenLedger;
}

export interface Asker {
  /** The answer for all rows, put together from batches. `onPart` hears of each batch as it is answered, in no order. */
  ask(
    columns: ReadonlyMap<string, Column>,
    rows: number,
    options?: { readonly signal?: AbortSignal | undefined; readonly onPart?: ((batch: Batch, answer: Answer) => void) | undefined },
  ): Promise<Answer>;
}

/**
 * Asks in batches: several at a time, again when that may help, and in halves when rows are refused, until the row to blame is known.
 *
 * Answers stand in the order of the rows, whatever came first. Throws EH304 when there is no answer: nothing is left out.
 */
export function asker(ask: Ask, options: AskerOptions): Asker {
  const { name, concurrency } = options;
  const room = places(concurrency);
  const answerTo = halving(patience(ask, options), name);

  return {
    async ask(columns, rows, { signal, onPart } = {}) {
      const batches = batchesOf(columns, rows, options);
      const ours = new AbortController();
      const either = signal === undefined ? ours.signal : AbortSignal.any([signal, ours.signal]);
      let failure: { readonly cause: unknown } | null = null;
      const parts = await Promise.all(
        batches.map((batch) =>
          room.take(async () => {
            if (either.aborted) return [];
            try {
              const answer = await answerTo(batch, either);
              onPart?.(batch, answer);
              return answer;
            } catch (cause) {
              failure ??= { cause };
              ours.abort();
              return [];
            }
          }),
        ),
      );
      signal?.throwIfAborted();
      if (failure !== null) throw (failure as { readonly cause: unknown }).cause;
      return joinedAnswers(parts, name);
    },
  };
}
