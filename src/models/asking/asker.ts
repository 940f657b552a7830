import { type EvenhandError, fault } from "../../errors.js";
import type { Rng } from "../../stats/rng.js";
import type { Column } from "../../table/table.js";
import { cellOf } from "../asked-columns.js";
import { type Batch, batchesOf, rowsIn } from "./batch.js";
import { breaker } from "./breaker.js";
import type { OpenLedger } from "./ledger.js";
import { jittered, LONGEST_WAIT_SECONDS, pause } from "./pause.js";
import { places } from "./places.js";
import { Unanswered } from "./unanswered.js";

/** One array a class (or one), one number a row. */
export type Answer = readonly Float64Array[];

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

const FAILURES_IN_A_ROW = 5;
/** Tries again that are always allowed; beyond them one question in ten may be asked again. */
const FREE_RETRIES = 20;
/** Times that a batch is asked about when it does not say whether its rows are to blame. */
const TRIES_IN_DOUBT = 3;

/**
 * Asks in batches: several at a time, again when that may help, and in halves when rows are refused, until the row to blame is known.
 *
 * Answers stand in the order of the rows, whatever came first. Throws EH304 when there is no answer: nothing is left out.
 */
export function asker(ask: Ask, options: AskerOptions): Asker {
  const { name, concurrency, tries, pauseMs, random, ledger } = options;
  const room = places(concurrency);
  const guard = breaker(FAILURES_IN_A_ROW, (cause) => cause instanceof Unanswered && ["again", "either"].includes(cause.meaning));
  let answeredBefore = false;

  async function once(batch: Batch, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    ledger.requests++;
    try {
      const answer = checked(await ask(batch, signal), rowsIn(batch));
      ledger.rows += rowsIn(batch);
      answeredBefore = true;
      return answer;
    } catch (cause) {
      signal.throwIfAborted();
      ledger.failures++;
      throw cause;
    }
  }

  /** Asked until it is answered; of those whose failure may lie in the rows, `doubts` times at most. */
  async function persistent(batch: Batch, signal: AbortSignal, doubts: number): Promise<Answer> {
    for (let asked = 1; ; asked++) {
      try {
        return await guard.run(() => once(batch, signal));
      } catch (cause) {
        if (!(cause instanceof Unanswered)) throw cause;
        const { meaning, waitSeconds } = cause;
        if (meaning === "rows" || meaning === "never" || (meaning === "either" && asked >= doubts)) throw cause;
        if (asked >= tries) throw unanswered(`${cause.message}, ${asked} times running`, cause);
        if (waitSeconds !== null && waitSeconds > LONGEST_WAIT_SECONDS)
          throw unanswered(`${cause.message}; it wants to be left alone for ${Math.ceil(waitSeconds)} seconds`, cause);
        if (ledger.retries >= Math.max(FREE_RETRIES, ledger.requests / 10))
          throw unanswered(`${cause.message}; more than one question in ten had to be asked again`, cause);
        ledger.retries++;
        await pause(waitSeconds === null ? jittered(asked - 1, pauseMs, random) : waitSeconds * 1000, signal);
      }
    }
  }

  /** The batch, or its halves when rows in it are refused. */
  async function halving(batch: Batch, signal: AbortSignal, whole = true): Promise<Answer> {
    const single = rowsIn(batch) === 1;
    try {
      return await persistent(batch, signal, whole || single ? TRIES_IN_DOUBT : 1);
    } catch (cause) {
      if (!(cause instanceof Unanswered)) throw cause;
      if (cause.meaning === "never") throw unanswered(cause.message, cause);
      if (cause.row !== null) throw badRow(batch, batch.from + cause.row, cause);
      if (single) throw await blamed(batch, cause, signal);
      const middle = batch.from + Math.ceil(rowsIn(batch) / 2);
      const first = await halving({ ...batch, to: middle }, signal, false);
      const second = await halving({ ...batch, from: middle }, signal, false);
      return joined([first, second], name);
    }
  }

  /** One row is refused: it is to blame if another one is answered, and else the whole question is. */
  async function blamed(batch: Batch, cause: Unanswered, signal: AbortSignal): Promise<EvenhandError> {
    const total = [...batch.columns.values()].reduce((most, column) => Math.max(most, lengthOf(column)), 0);
    const other = batch.from === total - 1 ? 0 : total - 1;
    if (!answeredBefore && other !== batch.from)
      await persistent({ ...batch, from: other, to: other + 1 }, signal, TRIES_IN_DOUBT).catch((error: unknown) => {
        if (!(error instanceof Unanswered)) throw error;
      });
    return answeredBefore ? badRow(batch, batch.from, cause) : unanswered(cause.message, cause);
  }

  const unanswered = (why: string, cause: Unanswered): EvenhandError =>
    fault("EH304", `${name} did not answer: ${why}`, {
      help: [
        cause.meaning === "again"
          ? "ask again later: what was answered is kept"
          : "compare what it expects with what the model's settings say",
      ],
      cause,
    });

  const badRow = ({ columns }: Batch, row: number, cause: Unanswered): EvenhandError =>
    fault("EH304", `${name} does not answer for row ${row + 1} of those it was asked about: ${cause.message}`, {
      evidence: shown(columns, row),
      help: ["leave such rows out with --where, or let the model take them: no row is left out in silence"],
      cause,
    });

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
              const answer = await halving(batch, either);
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
      return joined(parts, name);
    },
  };
}

/** The answer, if it has a number for each row. */
function checked(answer: Answer, rows: number): Answer {
  if (answer.length === 0) throw new Unanswered("never", "its answer holds no numbers");
  for (const numbers of answer) {
    if (numbers.length !== rows) throw new Unanswered("rows", `${numbers.length} numbers came back for ${rows} rows`);
    const row = numbers.findIndex((number) => !Number.isFinite(number));
    if (row !== -1) throw new Unanswered("rows", "its number is missing or is none", { row });
  }
  return answer;
}

/** Answers one after the other. Throws EH304 when they have different numbers of classes. */
function joined(parts: readonly Answer[], name: string): Answer {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? [];
  if (parts.some((part) => part.length !== first.length))
    throw fault("EH304", `${name} answers with different numbers of classes`, { help: ["a model answers every row in one form"] });
  const rows = parts.reduce((sum, part) => sum + part[0]!.length, 0);
  return first.map((_, k) => {
    const all = new Float64Array(rows);
    let at = 0;
    for (const part of parts) {
      all.set(part[k]!, at);
      at += part[k]!.length;
    }
    return all;
  });
}

const lengthOf = (column: Column): number => (column.kind === "number" ? column.values.length : column.codes.length);

/** What stands in a row, in at most five short lines. */
function shown(columns: ReadonlyMap<string, Column>, row: number): readonly string[] {
  const all = [...columns].map(([name, column]) => `${name}: ${JSON.stringify(cellOf(column, row))}`.slice(0, 60));
  return all.length <= 5 ? all : [...all.slice(0, 4), `and ${all.length - 4} columns more`];
}
