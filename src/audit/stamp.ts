import { createHash } from "node:crypto";
import type { Run } from "./result.js";

/** When a run began and how to tell how long it took: the one place of the library that reads the clock. */
export interface Stamp {
  readonly startedAt: Date;
  elapsed(): number;
}

export function stamp(): Stamp {
  const startedAt = new Date();
  return { startedAt, elapsed: () => Date.now() - startedAt.getTime() };
}

/** The run's facts; its id is made of the result's digest and the time it began, so that two runs differ and neither needs chance. */
export function runFacts(started: Stamp, digest: string, rest: Pick<Run, "command" | "ci" | "commandLine">): Run {
  const startedAt = started.startedAt.toISOString();
  const id = createHash("sha256").update(`${startedAt}\0${digest}`).digest("hex").slice(0, 12);
  return { id, startedAt, durationMs: started.elapsed(), ...rest };
}
