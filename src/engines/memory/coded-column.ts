import { type Codes, type Column, numberText } from "../../table/table.js";
import { codedNumbers } from "./coded-numbers.js";

/** A column as codes of its different values; the code after the last one means missing. */
export interface CodedColumn {
  readonly codes: Codes;
  /** How many different values there are. */
  readonly size: number;
  /** The text of a code; in the order of codes numbers ascend by size and texts by UTF-16 code unit. */
  text(code: number): string;
  /** The numbers by code; null for a column of texts. */
  readonly numbers: Float64Array | null;
}

export function codedColumn(column: Column): CodedColumn {
  if (column.kind === "category") {
    const { codes, levels } = column;
    return { codes, size: levels.length, text: (code) => levels[code]!, numbers: null };
  }
  const { codes, numbers } = codedNumbers(column.values);
  return { codes, size: numbers.length, text: (code) => numberText(numbers[code]!), numbers };
}

/** How many rows have each code, the last one the missing; of those with 1 in the mask, if there is one. */
export function codeCounts({ codes, size }: CodedColumn, mask: Uint8Array | null): Float64Array {
  const counts = new Float64Array(size + 1);
  if (mask === null) for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
  else for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += mask[i]!;
  return counts;
}
