import { setTimeout } from "node:timers/promises";
import type { Rng } from "../../stats/rng.js";

/** Longest wait that another side can ask for. */
export const LONGEST_WAIT_SECONDS = 120;

/** Longest wait of one's own choice, in milliseconds. */
const LONGEST_PAUSE = 20_000;

/**
 * Milliseconds to wait before the `tries`-th try again: anywhere from nothing to `first` · 2^tries, so that those who failed together do
 * not come back together.
 *
 * @source Brooker (2015), Exponential Backoff and Jitter, AWS Architecture Blog, "full jitter"
 */
export const jittered = (tries: number, first: number, random: Rng): number => random.next() * Math.min(LONGEST_PAUSE, first * 2 ** tries);

/** Waits; ends at once, with the signal's own reason, when the signal fires. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
