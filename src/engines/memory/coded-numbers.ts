import { type Codes, codesFor } from "../../table/table.js";
import { numberDictionary } from "./number-dictionary.js";

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
  const room = directRoom(values);
  return room === null ? codedByDictionary(values) : codedDirectly(values, room);
}

/** The length of an array that has a place for each value; null when they are not small whole numbers. */
function directRoom(values: Float64Array): number | null {
  let room = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value >= 0 && value < DIRECT && Math.floor(value) === value) room = Math.max(room, value + 1);
    else if (!Number.isNaN(value)) return null;
  }
  return room;
}

function codedDirectly(values: Float64Array, room: number): CodedNumbers {
  const codeOf = new Uint32Array(room);
  for (let i = 0; i < values.length; i++) if (values[i]! >= 0) codeOf[values[i]!] = 1;
  const numbers = new Float64Array(codeOf.reduce((sum, occurs) => sum + occurs, 0));
  for (let value = 0, code = 0; value < room; value++) {
    if (codeOf[value] === 0) continue;
    numbers[code] = value;
    codeOf[value] = code++;
  }
  const codes = codesFor(values.length, numbers.length);
  for (let i = 0; i < values.length; i++) codes[i] = values[i]! >= 0 ? codeOf[values[i]!]! : numbers.length;
  return { codes, numbers };
}

function codedByDictionary(values: Float64Array): CodedNumbers {
  const dictionary = numberDictionary();
  const seen = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) seen[i] = Number.isNaN(values[i]!) ? -1 : dictionary.codeOf(values[i]!);
  const numbers = dictionary.numbers().sort();
  const places = new Int32Array(numbers.length);
  numbers.forEach((value, place) => {
    places[dictionary.codeOf(value)] = place;
  });
  const codes = codesFor(values.length, numbers.length);
  for (let i = 0; i < codes.length; i++) codes[i] = seen[i] === -1 ? numbers.length : places[seen[i]!]!;
  return { codes, numbers };
}

/** The different numbers among the present values, ascending. */
export function distinctNumbers(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  let length = 0;
  // NaN sorts last.
  for (let i = 0; i < sorted.length && !Number.isNaN(sorted[i]!); i++)
    if (length === 0 || sorted[i]! !== sorted[length - 1]!) sorted[length++] = sorted[i]! + 0;
  return sorted.slice(0, length);
}
