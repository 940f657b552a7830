import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { limits } from "../limits.js";
import type { ReadOptions } from "../reader.js";
import { lineAround, notUtf8, tooLong, unclosedQuote } from "./csv-faults.js";
import { type Records, recordRoom, scanRecords } from "./scan-records.js";

/** Some whole records of a file and the bytes they lie in; both are overwritten by the next block. */
export interface RecordBlock {
  readonly bytes: Uint8Array;
  readonly records: Records;
}

const blockBytes = 524_288;

/** The records of a UTF-8 file, block by block. Throws EH104 and EH106 where they are found, with the user's name of the file. */
export async function* readRecords(path: string, name: string, delimiter: number, options: ReadOptions): AsyncGenerator<RecordBlock> {
  await using file = await open(path);
  let bytes = new Uint8Array(blockBytes);
  let records = recordRoom(bytes.length);
  let filled = 0;
  let position = 0;
  for (let last = false; !last; ) {
    options.signal?.throwIfAborted();
    while (filled < bytes.length && !last) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position);
      last = bytesRead === 0;
      if (position === 0 && bytesRead > 0) filled = withoutMark(bytes, bytesRead);
      else filled += bytesRead;
      position += bytesRead;
      options.onBytes?.(bytesRead);
    }
    scanRecords(bytes, filled, records, { delimiter, last });
    const { quote, consumed } = records;
    const whole = last ? filled : consumed;
    if (!isUtf8(bytes.subarray(0, whole))) throw notUtf8(name, bytes.subarray(0, whole), records.lines[0] ?? 1);
    if (quote !== null && (last || quote.nextQuoteLine !== null)) throw unclosedQuote(name, quote, lineAround(bytes, quote.at, filled));
    if (records.count > 0) yield { bytes, records };
    else if (!last) {
      if (quote !== null && filled - quote.at > limits.fieldBytes) throw unclosedQuote(name, quote, lineAround(bytes, quote.at, filled));
      if (filled >= limits.recordBytes) throw tooLong(name, records.nextLine, "line");
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes.subarray(0, filled));
      bytes = larger;
      records = Object.assign(recordRoom(bytes.length), { nextLine: records.nextLine });
      continue;
    }
    bytes.copyWithin(0, consumed, filled);
    filled -= consumed;
  }
}

/** Moves the bytes over a byte order mark at their start; how many are left. */
function withoutMark(bytes: Uint8Array, filled: number): number {
  if (filled < 3 || bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return filled;
  bytes.copyWithin(0, 3, filled);
  return filled - 3;
}
