import { type Column, numberText, sortedLevels } from "../table/table.js";
import { grown } from "./csv/byte-dictionary.js";
import { plainText } from "./plain-text.js";

/** A column that grows by typed values, of a format that says which values are numbers. */
export interface ValueColumn {
  /** How many values it has. */
  readonly rows: number;
  push(value: unknown): void;
  /** Adds missing values until there are `rows`. */
  fill(rows: number): void;
  finish(): Column;
}

/**
 * A column of numbers as long as every present value is one, else of texts.
 *
 * Whole numbers beyond 2^53 make it text, so that no digit is lost; so do booleans ("true"), instants (ISO) and nested values
 * (JSON). null, NaN, blank texts and those in `missing` are no value.
 */
export function valueColumn(options: { text: boolean; missing: ReadonlySet<string> }): ValueColumn {
  let numbers: Float64Array | null = options.text ? null : new Float64Array(64);
  let codes = new Int32Array(options.text ? 64 : 0);
  const known = new Map<string, number>();
  let rows = 0;

  function codeOf(text: string): number {
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, known.size);
    return known.size - 1;
  }

  function pushText(text: string): void {
    if (numbers !== null) {
      codes = new Int32Array(Math.max(64, numbers.length));
      for (let i = 0; i < rows; i++) codes[i] = Number.isNaN(numbers[i]) ? -1 : codeOf(numberText(numbers[i]!));
      numbers = null;
    }
    pushCode(codeOf(text));
  }

  function pushCode(code: number): void {
    if (rows === codes.length) codes = grown(codes, Int32Array, rows + 1);
    codes[rows++] = code;
  }

  function pushNumber(value: number): void {
    if (numbers === null) {
      pushCode(Number.isNaN(value) ? -1 : codeOf(numberText(value)));
      return;
    }
    if (rows === numbers.length) numbers = grown(numbers, Float64Array, rows + 1);
    numbers[rows++] = value;
  }

  const column = {
    get rows() {
      return rows;
    },
    push(value: unknown) {
      if (typeof value === "number") pushNumber(value);
      else if (value === null || value === undefined) pushNumber(Number.NaN);
      else if (typeof value === "bigint" && value >= -lastExact && value <= lastExact) pushNumber(Number(value));
      else {
        const text = plainText(value);
        if (options.missing.has(text.trim())) pushNumber(Number.NaN);
        else pushText(text);
      }
    },
    fill(until: number) {
      while (rows < until) pushNumber(Number.NaN);
    },
    finish: (): Column =>
      numbers === null ? sortedLevels(codes.slice(0, rows), [...known.keys()]) : { kind: "number", values: numbers.slice(0, rows) },
  };
  return column;
}

const lastExact = 2n ** 53n;
