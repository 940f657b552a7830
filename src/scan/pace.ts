/** Called with the work just done, in words of 64 bits; waits now and then so that others, and Ctrl-C, have their turn. */
export type Pace = (words: number) => Promise<void> | undefined;

/** Some tens of milliseconds of work. */
const TURN = 10_000_000;

/** A pace that lets go after every turn of work and calls `turn`, which may throw to stop the search. */
export function paced(turn: () => void): Pace {
  let done = 0;
  return (words) => {
    done += words;
    if (done < TURN) return undefined;
    done = 0;
    return new Promise((resolve) => setImmediate(resolve)).then(turn);
  };
}

/** No pauses, for work that is known to be short. */
export const noPause: Pace = () => undefined;
