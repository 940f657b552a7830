import { recordRoom, scanRecords } from "./scan-records.js";

/** The delimiters that are looked for, in order of preference. */
export const usualDelimiters = [",", ";", "\t", "|"] as const;

/** Delimiters that are recognised, and have to be confirmed with --delimiter. */
const unusualDelimiters = [":", "^", "~", "#", "\u0001", "\u001f", " "] as const;

/** How well a delimiter splits the first records. */
interface Fit {
  readonly delimiter: string;
  readonly fields: number;
  /** Share of the records that have as many fields as the header. */
  readonly even: number;
}

/** The usual delimiter that splits the first records most evenly, the widest of equals; null when none splits the header. */
export function sniffDelimiter(head: Uint8Array, whole: boolean): string | null {
  return best(usualDelimiters.map((delimiter) => fitOf(head, whole, delimiter)).filter(({ fields }) => fields > 1));
}

/** A delimiter, other than the one used, that splits every one of the first records into as many fields as the header. */
export function likelierDelimiter(head: Uint8Array, whole: boolean, used: string): string | null {
  const others = [...usualDelimiters, ...unusualDelimiters].filter((delimiter) => delimiter !== used);
  const fits = others.map((delimiter) => fitOf(head, whole, delimiter));
  return best(
    fits.filter(({ delimiter, fields, even }) => fields > 1 && (even === 1 || (even > 0 && usualDelimiters.includes(delimiter as ",")))),
  );
}

const best = (fits: readonly Fit[]): string | null =>
  fits.reduce<Fit | null>(
    (found, next) => (found === null || next.even > found.even || (next.even === found.even && next.fields > found.fields) ? next : found),
    null,
  )?.delimiter ?? null;

function fitOf(head: Uint8Array, whole: boolean, delimiter: string): Fit {
  const records = firstRecords(head, whole, delimiter);
  const fields = records[0] ?? 0;
  const even = records.filter((count) => count === fields).length;
  return { delimiter, fields, even: records.length === 0 ? 0 : even / records.length };
}

/** Numbers of fields of the first hundred records that are not empty. */
function firstRecords(head: Uint8Array, whole: boolean, delimiter: string): readonly number[] {
  const found = recordRoom(head.length);
  scanRecords(head.slice(), head.length, found, { delimiter: delimiter.charCodeAt(0), last: whole });
  const { firstField, starts, ends } = found;
  const counts: number[] = [];
  for (let r = 0; r < found.count && counts.length < 100; r++) {
    const first = firstField[r]!;
    const fields = firstField[r + 1]! - first;
    if (fields > 1 || starts[first] !== ends[first]) counts.push(fields);
  }
  return counts;
}
