import { mkdir, open, rm } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fault } from "../../errors.js";
import { type LogEntry, type LogState, nextEntry, readLog, renderEntry } from "../../seals/audit-log.js";
import { textAt } from "../policy-files.js";

/** Where a repository keeps its log. */
export const USUAL_LOG = ".evenhand/audit-log.jsonl";

/** The log in a file; null when there is none. */
export async function logAt(path: string): Promise<LogState | null> {
  const text = await textAt(path);
  return text === null ? null : readLog(text);
}

/** Who acts: a flag, else EVENHAND_ACTOR, else the user of the machine. */
export const actorOf = (flag: string | undefined, env: NodeJS.ProcessEnv): string => flag ?? (env.EVENHAND_ACTOR || userInfo().username);

/** The log that an action goes into when nobody names one: that of the repository, if it has one. */
export async function logPathOf(flag: string | undefined): Promise<string | null> {
  if (flag !== undefined) return flag;
  return (await textAt(USUAL_LOG)) === null ? null : USUAL_LOG;
}

/** Adds an entry at the end, on disk before it returns. One writer at a time. Throws EH505 for a log that does not hold, which is never continued. */
export async function appendToLog(path: string, said: Omit<LogEntry, "seq" | "prev" | "hash">): Promise<LogEntry> {
  await mkdir(dirname(path), { recursive: true });
  const release = await locked(`${path}.lock`);
  try {
    const state = readLog((await textAt(path)) ?? "");
    if (state.broken !== null)
      throw fault("EH505", `${path} does not hold from line ${state.broken.line} on: ${state.broken.reason}`, {
        help: ["restore it from where it was stored, or begin a new log"],
      });
    const entry = nextEntry(state, said);
    const file = await open(path, "a");
    try {
      await file.appendFile(renderEntry(entry));
      await file.sync();
    } finally {
      await file.close();
    }
    return entry;
  } finally {
    await release();
  }
}

const TRIES = 50;
const PAUSE_MS = 40;

async function locked(path: string): Promise<() => Promise<void>> {
  for (let i = 0; i < TRIES; i++) {
    try {
      await (await open(path, "wx")).close();
      return () => rm(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST")
        throw fault("EH303", `cannot write ${path}: ${(cause as NodeJS.ErrnoException).code}`, { cause });
      await pause(PAUSE_MS);
    }
  }
  throw fault("EH505", `somebody else is writing to the log, or was stopped while doing so: ${path} is there`, {
    help: [`rm ${path}, if nobody is`],
  });
}
