import { type Codes, codesFor } from "../../table/table.js";

export interface CodedNumbers {
  /** Places in `numbers`; `numbers.length` = missing. */
  readonly codes: Codes;
  /** The different numbers, ascending. */
  readonly numbers: Float64Array;
}

/** Small whole numbers are looked up in an array of this length instead of a map. */
const DIRECT = 1 << 16;

/** The values as codes into their different numbers; -0 is 0. */
export function codedNumbers(values: Float64Array): CodedNumbers {
  return smallWhole(values) ? codedDirectly(values) : codedByMap(values);
}

function smallWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value) && !(value >= 0 && value < DIRECT && Math.floor(value) === value)) return false;
  }
  return true;
}

function codedDirectly(values: Float64Array): CodedNumbers {
  const codeOf = new Uint32Array(DIRECT);
  for (let i = 0; i < values.length; i++) if (values[i]! >= 0) codeOf[values[i]!] = 1;
  const numbers = Float64Array.from(codeOf.keys()).filter((value) => codeOf[value] === 1);
  numbers.forEach((value, code) => {
    codeOf[value] = code;
  });
  const codes = codesFor(values.length, numbers.length);
  for (let i = 0; i < values.length; i++) codes[i] = values[i]! >= 0 ? codeOf[values[i]!]! : numbers.length;
  return { codes, numbers };
}

function codedByMap(values: Float64Array): CodedNumbers {
  const numbers = distinctNumbers(values);
  const codeOf = new Map<number, number>();
  numbers.forEach((value, code) => {
    codeOf.set(value, code);
  });
  const codes = codesFor(values.length, numbers.length);
  for (let i = 0; i < values.length; i++) codes[i] = codeOf.get(values[i]!) ?? numbers.length;
  return { codes, numbers };
}

/** The different numbers among the present values, ascending. */
export function distinctNumbers(values: Float64Array): Float64Array {
  const sorted = sortedPresent(values);
  let length = 0;
  for (let i = 0; i < sorted.length; i++) if (length === 0 || sorted[i]! !== sorted[length - 1]!) sorted[length++] = sorted[i]! + 0;
  return sorted.slice(0, length);
}

/** The present values, ascending. */
export function sortedPresent(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}
