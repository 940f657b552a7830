import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { notUtf8, tooLong } from "./csv/csv-faults.js";
import { limits } from "./limits.js";
import type { ReadOptions } from "./reader.js";

/** The lines of a UTF-8 file, without their ends, with their numbers. */
export async function* textLines(path: string, name: string, options: ReadOptions): AsyncGenerator<{ text: string; line: number }> {
  await using file = await open(path);
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for (let position = 0, last = false; !last; ) {
    options.signal?.throwIfAborted();
    const chunk = Buffer.allocUnsafe(524_288);
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    last = bytesRead === 0;
    options.onBytes?.(bytesRead);
    const marked = position === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf && bytesRead >= 3;
    position += bytesRead;
    const bytes = Buffer.concat([rest, chunk.subarray(marked ? 3 : 0, bytesRead)]);
    const end = last ? bytes.length : bytes.lastIndexOf(10) + 1;
    if (!last && end === 0 && bytes.length > limits.recordBytes) throw tooLong(name, line, "line");
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw notUtf8(name, whole, line);
    let start = 0;
    while (start < whole.length) {
      const feed = whole.indexOf(10, start);
      const stop = feed === -1 ? whole.length : feed;
      yield { text: whole.toString("utf8", start, stop > start && whole[stop - 1] === 13 ? stop - 1 : stop), line };
      line++;
      start = stop + 1;
    }
    rest = bytes.subarray(end);
  }
}
