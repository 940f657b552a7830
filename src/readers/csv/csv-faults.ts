import { isUtf8 } from "node:buffer";
import { type EvenhandError, fault } from "../../errors.js";
import { limits } from "../limits.js";
import { counted, countText, visible } from "../wording.js";
import { likelyEncoding } from "./likely-encoding.js";

/** A line as evidence: "377 | 5120,F,...". */
export const lineEvidence = (line: number, text: string): string => `${line} | ${visible(text, 60)}`;

/** The text of the line that has the byte `at` in it; bytes that are not UTF-8 stay visible as \xNN. */
export function lineAround(bytes: Uint8Array, at: number, end: number): string {
  let first = at;
  let last = at;
  while (first > 0 && at - first < 200 && bytes[first - 1] !== 10 && bytes[first - 1] !== 13) first--;
  while (last < end && last - at < 200 && bytes[last] !== 10 && bytes[last] !== 13) last++;
  return Buffer.from(bytes.buffer, bytes.byteOffset + first, last - first).toString("utf8");
}

/** EH104, from bytes that begin on line `firstLine` and are not UTF-8. */
export function notUtf8(name: string, bytes: Uint8Array, firstLine: number): EvenhandError {
  const at = firstBadByte(bytes);
  let line = firstLine;
  for (let i = 0; i < at; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
  let first = at;
  while (first > 0 && at - first < 20 && bytes[first - 1] !== 10) first--;
  let last = at;
  while (last < bytes.length && last - at < 20 && bytes[last] !== 10 && bytes[last] !== 13) last++;
  const shown = Array.from(bytes.subarray(first, last), (byte) =>
    byte < 32 || byte > 126 ? `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte),
  ).join("");
  const encoding = likelyEncoding(bytes);
  const byte = bytes[at]!.toString(16).toUpperCase().padStart(2, "0");
  return fault("EH104", `${visible(name)} is not UTF-8: byte 0x${byte} at line ${countText(line)}`, {
    location: { file: name, line, column: at - first + 1 },
    evidence: [`${line} | ${shown}`, ...(encoding === null ? [] : [`it reads well as ${encoding}`])],
    help: [encoding === null ? "name the encoding it was written in: --encoding NAME" : `--encoding ${encoding}`],
  });
}

/** Where the first character begins that UTF-8 does not allow. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const before = bytes.subarray(0, good);
  return isUtf8(before) ? good : lastLeadByte(before);
}

/** Whether no byte is wrong whatever follows. */
function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The start of a character that the end cuts off. */
function lastLeadByte(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > 0 && (bytes[at]! & 0xc0) === 0x80) at--;
  return at;
}

/** EH106. `next` is the line of the quote that cannot be its partner, null when there is none. */
export function unclosedQuote(
  name: string,
  quote: { line: number; field: number; nextQuoteLine: number | null },
  text: string,
): EvenhandError {
  const { line, field, nextQuoteLine: next } = quote;
  const where = `check line ${countText(line)}, field ${countText(field)}`;
  return fault(
    "EH106",
    next === line
      ? `quote opened at line ${countText(line)} closes before its field ends`
      : `quote opened at line ${countText(line)} never closes`,
    {
      location: { file: name, line, column: 1 },
      evidence: [lineEvidence(line, text)],
      help: [
        next === line
          ? `${where}: a quote inside a quoted field is written twice ("")`
          : next === null
            ? `there is no other quote after it; ${where}`
            : `the next quote is at line ${countText(next)}; ${where}`,
      ],
    },
  );
}

/** A record with another number of fields than the header. */
export interface Ragged {
  readonly line: number;
  readonly fields: number;
  readonly text: string;
}

/** EH100 for records that do not have the header's number of fields: the first ones, and how many in all. */
export function raggedRows(name: string, columns: number, ragged: readonly Ragged[], total: number, rows: number): EvenhandError {
  const first = ragged[0]!;
  const rowNames = total === rows && ragged.every(({ fields }) => fields === columns + 1);
  return fault(
    "EH100",
    `${visible(name)} has ${counted(first.fields, "field")} at line ${countText(first.line)}, its header has ${countText(columns)}`,
    {
      location: { file: name, line: first.line, column: 1 },
      evidence: [
        ...ragged.slice(0, 4).map(({ line, text }) => lineEvidence(line, text)),
        ...(total > Math.min(ragged.length, 4) ? [`... ${countText(total - Math.min(ragged.length, 4))} more such lines`] : []),
      ],
      help: [
        rowNames
          ? "every line has one field more than the header: were row names written without a name? Give that column a name"
          : "put fields that hold the delimiter in quotes, or name another delimiter with --delimiter",
      ],
    },
  );
}

/** EH100 for a field or line beyond what is read. */
export function tooLong(name: string, line: number, what: "field" | "line"): EvenhandError {
  const most = what === "field" ? limits.fieldBytes : limits.recordBytes;
  return fault("EH100", `${visible(name)} has a ${what} of more than ${most / 1_048_576} MB at line ${countText(line)}`, {
    location: { file: name, line, column: 1 },
    help: ["check that the file is text with line ends and that its delimiter is the one given with --delimiter"],
  });
}

/** EH100 for more columns than are read. */
export const tooManyColumns = (name: string, columns: number): EvenhandError =>
  fault("EH100", `${visible(name)} has ${countText(columns)} columns, at most ${countText(limits.columns)} are read`, {
    help: ["keep the columns of labels, predictions, scores and groups, and leave the others out"],
  });
