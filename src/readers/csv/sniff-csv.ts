import { isUtf8 } from "node:buffer";
import { type Diagnostic, diagnostic, fault } from "../../errors.js";
import { distinctNames } from "../distinct-names.js";
import { fileHead } from "../file-head.js";
import { limits } from "../limits.js";
import type { Sniffed, SniffOptions, SourceFile } from "../reader.js";
import { sameColumns } from "../same-columns.js";
import { textEncoding } from "../text-encoding.js";
import { counted, quoted, visible } from "../wording.js";
import { lineAround, notUtf8, tooLong, tooManyColumns, unclosedQuote } from "./csv-faults.js";
import { likelierDelimiter, sniffDelimiter } from "./delimiter.js";
import { fieldText, type Records, recordRoom, scanRecords } from "./scan-records.js";

/** How CSV files become columns: encoding, delimiter and header of the first file; the others must have the same header. */
export async function sniffCsv(files: readonly [SourceFile, ...SourceFile[]], options: SniffOptions): Promise<Sniffed> {
  const [first, ...others] = files;
  const head = await csvHead(first, options);
  const delimiter = givenDelimiter(options.delimiter) ?? head.sniffed ?? ",";
  const header = headerOf(head, delimiter, first.name);
  if (header.length === 1) refuseOneColumn(header[0]!, head, delimiter, first.name);
  for (const other of others) sameColumns(first.name, header, other.name, headerOf(await csvHead(other, options), delimiter, other.name));
  const { columns, duplicates } = distinctNames(header.map(({ text }) => text));
  const { missing = [], text = [], decimal } = options;
  return {
    layout: {
      files: files.map(({ path }) => path),
      names: files.map(({ name }) => name),
      format: "csv",
      columns,
      missing: [...new Set(["", ...missing])],
      text,
      csv: { delimiter, decimal: decimal ?? ".", encoding: head.encoding },
    },
    duplicates,
    diagnostics: cleaned(head.mark, header.filter(({ padded }) => padded).length),
  };
}

interface CsvHead {
  readonly bytes: Uint8Array;
  readonly whole: boolean;
  readonly encoding: string;
  readonly mark: boolean;
  readonly sniffed: string | null;
}

/** The first bytes as UTF-8 without a mark; a header longer than a quarter of a megabyte gets a longer look. */
async function csvHead(file: SourceFile, options: SniffOptions): Promise<CsvHead> {
  for (let most = 262_144; ; most *= 8) {
    const head = await fileHead(file.path, most);
    const { encoding, mark } = textEncoding(head.bytes, options.encoding, file.name);
    const raw = mark && encoding === "utf-8" ? head.bytes.subarray(3) : head.bytes;
    const bytes = encoding === "utf-8" ? raw : Buffer.from(new TextDecoder(encoding).decode(raw, { stream: true }), "utf8");
    if (bytes.includes(10) || bytes.includes(13) || head.whole || most > limits.recordBytes)
      return { bytes, whole: head.whole, encoding, mark, sniffed: sniffDelimiter(bytes, head.whole) };
  }
}

interface HeaderField {
  readonly text: string;
  readonly padded: boolean;
}

function headerOf(head: CsvHead, delimiter: string, name: string): readonly HeaderField[] {
  const bytes = head.bytes.slice();
  const found = recordRoom(bytes.length);
  scanRecords(bytes, bytes.length, found, { delimiter: delimiter.charCodeAt(0), last: head.whole });
  const record = firstRecord(found);
  if (record === null) {
    if (found.quote !== null) throw unclosedQuote(name, found.quote, lineAround(bytes, found.quote.at, bytes.length));
    if (head.whole) throw fault("EH107", `${visible(name)} is empty`, { help: ["check the program that writes it"] });
    throw tooLong(name, 1, "line");
  }
  const from = found.firstField[record]!;
  const fields = found.firstField[record + 1]! - from;
  if (fields > limits.columns) throw tooManyColumns(name, fields);
  return Array.from({ length: fields }, (_, i) => {
    const start = found.starts[from + i]!;
    const end = found.ends[from + i]!;
    if (end - start > limits.fieldBytes) throw tooLong(name, found.lines[record]!, "field");
    if (!isUtf8(bytes.subarray(start, end))) throw notUtf8(name, head.bytes.subarray(0, found.consumed), 1);
    const text = fieldText(bytes, start, end);
    return { text, padded: Buffer.byteLength(text) !== end - start };
  });
}

/** The first record that is not an empty line. */
function firstRecord({ count, firstField, starts, ends }: Records): number | null {
  for (let r = 0; r < count; r++) {
    const field = firstField[r]!;
    if (firstField[r + 1]! - field > 1 || starts[field] !== ends[field]) return r;
  }
  return null;
}

/** EH103 when the only column's name was split by another delimiter. */
function refuseOneColumn({ text }: HeaderField, head: CsvHead, used: string, name: string): void {
  const likelier = likelierDelimiter(head.bytes, head.whole, used);
  if (likelier === null || !text.includes(likelier)) return;
  const decimal = likelier !== "," && /\d,\d/.test(Buffer.from(head.bytes.subarray(0, 65_536)).toString("utf8"));
  const shown = likelier === "\t" ? "a tab" : quoted(likelier);
  throw fault("EH103", `${visible(name)} has one column called ${quoted(text, 40)}`, {
    evidence: [decimal ? `separated by ${shown}, with decimal ","?` : `separated by ${shown}?`],
    help: [`--delimiter ${delimiterFlag(likelier)}${decimal ? ' --decimal ","' : ""}`],
  });
}

/** How --delimiter is written for a delimiter. */
const delimiterFlag = (delimiter: string): string =>
  delimiter === "\t" ? "tab" : delimiter < " " ? `'\\x${delimiter.charCodeAt(0).toString(16).padStart(2, "0")}'` : `"${delimiter}"`;

/** The one character that --delimiter names. */
function givenDelimiter(given: string | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const code = /^\\x([0-9a-f]{2})$/i.exec(given);
  const delimiter = given === "tab" || given === "\\t" ? "\t" : code !== null ? String.fromCharCode(Number.parseInt(code[1]!, 16)) : given;
  if (/^[^"\r\n\x80-\uffff]$/.test(delimiter)) return delimiter;
  throw fault("EH200", `${quoted(given)} cannot be a delimiter`, {
    help: ['--delimiter takes one ASCII character that is not a quote, or "tab"'],
  });
}

function cleaned(mark: boolean, padded: number): readonly Diagnostic[] {
  const removed = [...(mark ? ["a byte order mark"] : []), ...(padded > 0 ? [`spaces around ${counted(padded, "header")}`] : [])];
  return removed.length === 0 ? [] : [diagnostic("EH105", `removed ${removed.join(" and ")}`)];
}
