/** Keeps many from knocking at a door that does not open. */
export interface Breaker {
  /** Does the work; while too many in a row have failed, one at a time, the others wait. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A circuit breaker that counts and reads no clock: after `limit` failures in a row only one question is sent at a time, until one is
 * answered. `counts` tells failures of the other side from answers that are a no.
 *
 * @source Nygard (2018), Release It!, 2nd ed., §5.2
 */
export function breaker(limit: number, counts: (cause: unknown) => boolean): Breaker {
  let failures = 0;
  let trying: Promise<unknown> | null = null;

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work();
      failures = 0;
      return answer;
    } catch (cause) {
      failures = counts(cause) ? failures + 1 : 0;
      throw cause;
    }
  }

  return {
    async run(work) {
      while (failures >= limit && trying !== null) await trying;
      if (failures < limit) return await counted(work);
      const answer = counted(work);
      trying = answer.catch(() => {});
      try {
        return await answer;
      } finally {
        trying = null;
      }
    },
  };
}
