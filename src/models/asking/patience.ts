import { type Answer, checkedAnswer } from "./answer.js";
import type { Ask, AskerOptions } from "./asker.js";
import { type Batch, rowsIn } from "./batch.js";
import { breaker } from "./breaker.js";
import { jittered, LONGEST_WAIT_SECONDS, pause } from "./pause.js";
import { didNotAnswer } from "./refusals.js";
import { Unanswered } from "./unanswered.js";

const FAILURES_IN_A_ROW = 5;
/** Tries again that are always allowed; beyond them one question in ten may be asked again. */
const FREE_RETRIES = 20;

/** Asks about one batch, again where that may help. */
export interface Patience {
  /**
   * Asked until it is answered; of those whose failure may lie in the rows, `doubts` times at most.
   *
   * Throws Unanswered when the rows or the question are refused, EH304 when no answer is to be had.
   */
  ask(batch: Batch, signal: AbortSignal, doubts: number): Promise<Answer>;
  /** Whether any question has been answered yet. */
  hasAnswered(): boolean;
}

/** Waits failures out: as long as the other side asks, else at random, twice as long each time; within the tries and a share of all questions. */
export function patience(ask: Ask, { name, tries, pauseMs, random, ledger }: AskerOptions): Patience {
  const guard = breaker(FAILURES_IN_A_ROW, (cause) => cause instanceof Unanswered && ["again", "either"].includes(cause.meaning));
  let answeredBefore = false;

  async function once(batch: Batch, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    ledger.requests++;
    try {
      const answer = checkedAnswer(await ask(batch, signal), rowsIn(batch));
      ledger.rows += rowsIn(batch);
      answeredBefore = true;
      return answer;
    } catch (cause) {
      signal.throwIfAborted();
      ledger.failures++;
      throw cause;
    }
  }

  return {
    hasAnswered: () => answeredBefore,
    async ask(batch: Batch, signal: AbortSignal, doubts: number): Promise<Answer> {
      for (let asked = 1; ; asked++) {
        try {
          return await guard.run(() => once(batch, signal));
        } catch (cause) {
          if (!(cause instanceof Unanswered)) throw cause;
          const { meaning, waitSeconds } = cause;
          if (meaning === "rows" || meaning === "never" || (meaning === "either" && asked >= doubts)) throw cause;
          if (asked >= tries) throw didNotAnswer(name, `${cause.message}, ${asked} times running`, cause);
          if (waitSeconds !== null && waitSeconds > LONGEST_WAIT_SECONDS)
            throw didNotAnswer(name, `${cause.message}; it wants to be left alone for ${Math.ceil(waitSeconds)} seconds`, cause);
          if (ledger.retries >= Math.max(FREE_RETRIES, ledger.requests / 10))
            throw didNotAnswer(name, `${cause.message}; more than one question in ten had to be asked again`, cause);
          ledger.retries++;
          await pause(waitSeconds === null ? jittered(asked - 1, pauseMs, random) : waitSeconds * 1000, signal);
        }
      }
    },
  };
}
