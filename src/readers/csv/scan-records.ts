/** The records found in a run of bytes: field f spans bytes[starts[f], ends[f]), record r owns the fields from firstField[r] on. */
export interface Records {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** One entry more than there are records. */
  readonly firstField: Int32Array;
  /** The line on which each record begins. */
  readonly lines: Int32Array;
  count: number;
  /** Bytes of whole records; the rest has to be scanned again with what follows it. */
  consumed: number;
  /** The line after the last whole record, 1-based. */
  nextLine: number;
  /** A quote that does not close: where it was opened, and where the quote is that cannot close it (null: none follows). */
  quote: { readonly line: number; readonly field: number; readonly at: number; readonly nextQuoteLine: number | null } | null;
}

/** Room for the records of at most `bytes` bytes. */
export const recordRoom = (bytes: number): Records => ({
  starts: new Int32Array(bytes + 1),
  ends: new Int32Array(bytes + 1),
  firstField: new Int32Array(bytes + 2),
  lines: new Int32Array(bytes + 1),
  count: 0,
  consumed: 0,
  nextLine: 1,
  quote: null,
});

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Splits bytes[0, end) into records and fields, into `found`.
 *
 * A field is quoted when its first character after spaces is a quote; a quote inside is written twice; spaces may follow the
 * closing one. Records end with LF, CRLF or CR. A record that the bytes do not complete is left unless `last`. Doubled quotes
 * are made single in place, for whole records only, so the rest can be scanned again.
 */
export function scanRecords(bytes: Uint8Array, end: number, found: Records, options: { delimiter: number; last: boolean }): void {
  const { starts, ends, firstField, lines } = found;
  const { delimiter, last } = options;
  const doubled: number[] = [];
  let line = found.nextLine;
  let fields = 0;
  let count = 0;
  let at = 0;
  found.quote = null;
  firstField[0] = 0;
  found.consumed = 0;

  records: while (at < end) {
    const recordLine = line;
    for (;;) {
      let first = at;
      while (first < end && (bytes[first] === 32 || (bytes[first] === 9 && delimiter !== 9))) first++;
      if (first < end && bytes[first] === quote) {
        const opened = line;
        const fieldNumber = fields - firstField[count]! + 1;
        let close = first + 1;
        let hasDoubled = false;
        for (; close < end; close++) {
          const byte = bytes[close]!;
          if (byte === quote) {
            if (bytes[close + 1] !== quote || close + 1 >= end) break;
            hasDoubled = true;
            close++;
          } else if (byte === lineFeed || (byte === carriageReturn && bytes[close + 1] !== lineFeed)) line++;
        }
        if (close >= end || (close + 1 === end && !last)) {
          found.quote = { line: opened, field: fieldNumber, at: first, nextQuoteLine: null };
          break records;
        }
        at = close + 1;
        while (at < end && (bytes[at] === 32 || (bytes[at] === 9 && delimiter !== 9))) at++;
        if (at < end && bytes[at] !== delimiter && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) {
          found.quote = { line: opened, field: fieldNumber, at: first, nextQuoteLine: line };
          break records;
        }
        starts[fields] = first + 1;
        ends[fields] = close;
        if (hasDoubled) doubled.push(fields);
      } else {
        starts[fields] = at;
        at = first;
        while (at < end) {
          const byte = bytes[at]!;
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
          at++;
        }
        ends[fields] = at;
      }
      if (at < end && bytes[at] === delimiter) {
        fields++;
        at++;
        if (at === end) {
          if (!last) break records;
          starts[fields] = end;
          ends[fields] = end;
          break;
        }
        continue;
      }
      break;
    }
    if (at >= end && !last) break;
    if (bytes[at] === carriageReturn && at < end) {
      if (at + 1 === end && !last) break;
      at++;
      if (at < end && bytes[at] === lineFeed) at++;
      line++;
    } else if (at < end) {
      at++;
      line++;
    }
    fields++;
    lines[count] = recordLine;
    count++;
    firstField[count] = fields;
    found.consumed = at;
    found.nextLine = line;
  }

  found.count = count;
  for (const field of doubled) if (field < firstField[count]!) ends[field] = withSingleQuotes(bytes, starts[field]!, ends[field]!);
}

/** Makes doubled quotes single in place and fills the room that is left, so that the bytes stay valid UTF-8; the new end. */
function withSingleQuotes(bytes: Uint8Array, from: number, to: number): number {
  let write = from;
  for (let read = from; read < to; read++) {
    bytes[write++] = bytes[read]!;
    if (bytes[read] === quote) read++;
  }
  bytes.fill(32, write, to);
  return write;
}

/** The text of one field, without the spaces and tabs around it. */
export function fieldText(bytes: Uint8Array, from: number, to: number): string {
  let first = from;
  let last = to;
  while (first < last && (bytes[first] === 32 || bytes[first] === 9)) first++;
  while (last > first && (bytes[last - 1] === 32 || bytes[last - 1] === 9)) last--;
  return Buffer.from(bytes.buffer, bytes.byteOffset + first, last - first).toString("utf8");
}
