import { hash } from "node:crypto";
import { appendFileSync, closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Answers that a model gave, by the key of the row; kept in a file, so that a run that is stopped has lost none. */
export interface AnswerStore {
  readonly size: number;
  /** The numbers of a row, one a class; undefined when it was never answered. */
  get(key: string): Float64Array | undefined;
  /** Remembers answers, in one write. A disk that is full is no reason to stop: they are then kept for this run only. */
  add(answers: readonly (readonly [key: string, numbers: Float64Array])[]): void;
  /** Forgets everything. */
  clear(): void;
}

const HEAD = "evenhand answers 1\n";
const KEY_BYTES = 16;
const CHECK_BYTES = 4;

/**
 * The store of one model in a folder, which is made when it is not there and which only its owner can read.
 *
 * A record is the key (16 bytes), how many numbers there are (1 byte), the numbers as doubles, least byte first, and 4 bytes of the SHA-256
 * of all that. What a crash left half-written at the end is cut off. Rows themselves are not kept, only their keys.
 */
export function answerStore(folder: string, identity: string): AnswerStore {
  const path = join(folder, `${hash("sha256", identity, "hex").slice(0, 32)}.answers`);
  const known = new Map<string, Float64Array>();
  let kept = opened(folder, path, known);
  return {
    get size() {
      return known.size;
    },
    get: (key) => known.get(key),
    add(answers) {
      for (const [key, numbers] of answers) known.set(key, numbers);
      if (!kept || answers.length === 0) return;
      try {
        appendFileSync(path, Buffer.concat(answers.map(recordOf)));
      } catch {
        kept = false;
      }
    },
    clear() {
      known.clear();
      if (kept) writeFileSync(path, HEAD, { mode: 0o600 });
    },
  };
}

/** Reads what is there; whether answers can be kept. */
function opened(folder: string, path: string, into: Map<string, Float64Array>): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(path, "a+", 0o600);
    try {
      const bytes = readFileSync(file);
      const good = bytes.subarray(0, HEAD.length).toString() === HEAD ? read(bytes, into) : 0;
      if (good < bytes.length) ftruncateSync(file, good);
      if (good === 0) appendFileSync(file, HEAD);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
}

function recordOf([key, numbers]: readonly [string, Float64Array]): Buffer {
  const record = Buffer.alloc(KEY_BYTES + 1 + 8 * numbers.length + CHECK_BYTES);
  record.write(key, 0, "hex");
  record.writeUInt8(numbers.length, KEY_BYTES);
  numbers.forEach((number, k) => {
    record.writeDoubleLE(number, KEY_BYTES + 1 + 8 * k);
  });
  record.write(checkOf(record.subarray(0, -CHECK_BYTES)), record.length - CHECK_BYTES, "hex");
  return record;
}

/** Takes in whole records; the place where the first that is not whole begins. */
function read(bytes: Buffer, into: Map<string, Float64Array>): number {
  let at = HEAD.length;
  while (at + KEY_BYTES + 1 <= bytes.length) {
    const count = bytes[at + KEY_BYTES]!;
    const end = at + KEY_BYTES + 1 + 8 * count;
    if (end + CHECK_BYTES > bytes.length || bytes.toString("hex", end, end + CHECK_BYTES) !== checkOf(bytes.subarray(at, end))) break;
    const numbers = Float64Array.from({ length: count }, (_, k) => bytes.readDoubleLE(at + KEY_BYTES + 1 + 8 * k));
    into.set(bytes.toString("hex", at, at + KEY_BYTES), numbers);
    at = end + CHECK_BYTES;
  }
  return at;
}

const checkOf = (bytes: Buffer): string => hash("sha256", bytes, "hex").slice(0, 2 * CHECK_BYTES);
