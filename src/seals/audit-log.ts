import { canonicalJson } from "../canonical-json.js";
import { sha256 } from "./sha256.js";

/** One line of the log: who did what to which file, and the hash of the line before. */
export interface LogEntry {
  /** 1, 2, … without gaps. */
  readonly seq: number;
  /** By the clock of the machine that wrote it: ISO 8601, UTC. */
  readonly time: string;
  readonly actor: string;
  /** run, sign, approve, waive, publish, supersede, or another word. */
  readonly action: string;
  readonly subject: { readonly name: string; readonly sha256: string | null };
  readonly note: string | null;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256 of `prev`, a line break, and the canonical form of the entry without it. */
  readonly hash: string;
}

/** What a log is found to be. */
export interface LogState {
  readonly entries: readonly LogEntry[];
  /** The first line that does not hold, from 1, and why; null when all do. */
  readonly broken: { readonly line: number; readonly reason: string } | null;
}

/** Hash that the first entry names as that before it. */
export const GENESIS = "0".repeat(64);

export const headOf = ({ entries }: LogState): string => entries.at(-1)?.hash ?? GENESIS;

/** The entry that comes next. */
export function nextEntry(state: LogState, said: Pick<LogEntry, "time" | "actor" | "action" | "subject" | "note">): LogEntry {
  const { time, actor, action, subject, note } = said;
  const entry = { seq: state.entries.length + 1, time, actor, action, subject, note, prev: headOf(state) };
  return { ...entry, hash: hashOf(entry) };
}

export const renderEntry = (entry: LogEntry): string => `${canonicalJson(entry)}\n`;

/** Every line of a log, held against the one before. Nothing is skipped: a line that cannot be read breaks the log. */
export function readLog(text: string): LogState {
  const entries: LogEntry[] = [];
  const lines = text === "" ? [] : text.split("\n");
  if (lines.length > 0 && lines.at(-1) === "") lines.pop();
  else if (lines.length > 0) return { entries, broken: { line: lines.length, reason: "the last line has no end" } };
  for (const [i, line] of lines.entries()) {
    const entry = entryIn(line);
    const reason =
      entry === null
        ? "it is not an entry as they are written"
        : entry.seq !== i + 1
          ? `it is number ${entry.seq}`
          : entry.prev !== headOf({ entries, broken: null })
            ? "it does not follow the line before"
            : entry.hash !== hashOf(entry)
              ? "its hash is not of what it says"
              : null;
    if (entry === null || reason !== null) return { entries, broken: { line: i + 1, reason: reason! } };
    entries.push(entry);
  }
  return { entries, broken: null };
}

function hashOf({ seq, time, actor, action, subject, note, prev }: Omit<LogEntry, "hash">): string {
  return sha256(`${prev}\n${canonicalJson({ seq, time, actor, action, subject, note, prev })}`);
}

/** The entry in a line; null unless every byte is as `renderEntry` writes it. */
function entryIn(line: string): LogEntry | null {
  try {
    const found = JSON.parse(line) as LogEntry;
    const { seq, time, actor, action, subject, note, prev, hash } = found;
    const { name, sha256: print } = subject;
    const known: LogEntry = { seq, time, actor, action, subject: { name, sha256: print }, note, prev, hash };
    const isWhole =
      Number.isInteger(seq) &&
      [time, actor, action, name, prev, hash].every((text) => typeof text === "string") &&
      [note, print].every((text) => text === null || typeof text === "string");
    return isWhole && renderEntry(known) === `${line}\n` ? known : null;
  } catch {
    return null;
  }
}

/** What is said with every answer about a log. */
export function logWords(state: LogState, anchored: boolean): readonly string[] {
  if (state.broken !== null) return [];
  return anchored
    ? ["The entries up to the head that you hold are as they were then; those after it follow from them."]
    : [
        "NOT anchored: whoever can write the file can write all of it anew, or take entries off its end, and it would still hold.",
        "Keep the head elsewhere (evenhand log head) and give it with --head.",
      ];
}
