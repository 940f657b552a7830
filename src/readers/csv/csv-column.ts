import type { DecimalMark } from "../../table/numerals.js";
import { type Column, sortedLevels } from "../../table/table.js";
import { byteDictionary, grown } from "./byte-dictionary.js";
import { fieldNumber } from "./field-number.js";
import type { Records } from "./scan-records.js";

/** A column that grows block by block. */
export interface CsvColumn {
  /** Takes field `place` of every record of a block; all records have `width` fields. */
  take(bytes: Uint8Array, block: Records, place: number, width: number): void;
  /** The column, or null when a text came after numbers whose texts are gone: it has to be read again as text. */
  finish(): Column | null;
}

export interface CsvColumnOptions {
  /** Text whatever the fields hold. */
  readonly text: boolean;
  readonly decimal: DecimalMark;
  readonly missing: readonly string[];
  /** A guess; the column grows when it is too low. */
  readonly rows: number;
}

/** A column of numbers as long as every present field is one, else of texts. */
export function csvColumn(options: CsvColumnOptions): CsvColumn {
  const isMissing = missingTest(options.missing);
  const texts = textColumn(isMissing, options.rows);
  if (options.text) return texts;
  const numbers = numberColumn(isMissing, options);
  let current: "numbers" | "texts" | "again" = "numbers";
  return {
    take(bytes, block, place, width) {
      if (current === "numbers" && !numbers.take(bytes, block, place, width)) {
        current = numbers.anyPresent() ? "again" : "texts";
        texts.skip(numbers.rows());
      }
      if (current === "texts") texts.take(bytes, block, place, width);
    },
    finish: () => (current === "numbers" ? numbers.finish() : current === "texts" ? texts.finish() : null),
  };
}

type MissingTest = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Whether a trimmed field is one of the texts that mean "no value". */
function missingTest(missing: readonly string[]): MissingTest {
  const tokens = missing.filter((token) => token !== "").map((token) => Buffer.from(token, "utf8"));
  if (tokens.length === 0) return (_, from, to) => from === to;
  return (bytes, from, to) =>
    from === to || tokens.some((token) => token.length === to - from && token.every((byte, i) => bytes[from + i] === byte));
}

function numberColumn(isMissing: MissingTest, { decimal, rows: guess }: CsvColumnOptions) {
  let values = new Float64Array(Math.max(guess, 16));
  let rows = 0;
  let present = 0;
  return {
    rows: () => rows,
    anyPresent: () => present > 0,
    /** False, and nothing taken, when a field is a text. */
    take(bytes: Uint8Array, { starts, ends, count }: Records, place: number, width: number): boolean {
      if (rows + count > values.length) values = grown(values, Float64Array, rows + count);
      let seen = 0;
      for (let r = 0, f = place; r < count; r++, f += width) {
        let from = starts[f]!;
        let to = ends[f]!;
        while (from < to && isBlank(bytes[from]!)) from++;
        while (to > from && isBlank(bytes[to - 1]!)) to--;
        if (isMissing(bytes, from, to)) values[rows + r] = Number.NaN;
        else {
          const value = fieldNumber(bytes, from, to, decimal);
          if (Number.isNaN(value)) return false;
          values[rows + r] = value;
          seen++;
        }
      }
      rows += count;
      present += seen;
      return true;
    },
    finish: (): Column => ({ kind: "number", values: values.slice(0, rows) }),
  };
}

function textColumn(isMissing: MissingTest, guess: number) {
  const dictionary = byteDictionary();
  let codes = new Int32Array(0);
  let rows = 0;
  const room = (more: number): void => {
    if (rows + more > codes.length) codes = grown(codes, Int32Array, Math.max(rows + more, guess));
  };
  return {
    /** Takes `count` missing rows. */
    skip(count: number): void {
      room(count);
      codes.fill(-1, rows, rows + count);
      rows += count;
    },
    take(bytes: Uint8Array, { starts, ends, count }: Records, place: number, width: number): void {
      room(count);
      for (let r = 0, f = place; r < count; r++, f += width) {
        let from = starts[f]!;
        let to = ends[f]!;
        while (from < to && isBlank(bytes[from]!)) from++;
        while (to > from && isBlank(bytes[to - 1]!)) to--;
        codes[rows + r] = isMissing(bytes, from, to) ? -1 : dictionary.codeOf(bytes, from, to);
      }
      rows += count;
    },
    finish: (): Column => sortedLevels(codes.subarray(0, rows), dictionary.texts()),
  };
}

const isBlank = (byte: number): boolean => byte === 32 || byte === 9;
