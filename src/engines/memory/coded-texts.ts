import { type Codes, type Column, numberText } from "../../table/table.js";
import { codedNumbers } from "./coded-numbers.js";

/** A column as codes into texts; the code after the last text means missing. */
export interface CodedTexts {
  readonly codes: Codes;
  /** In the order in which `Engine.values` breaks ties: numbers by size, texts by UTF-16 code unit. */
  readonly levels: readonly string[];
}

export function codedTexts(column: Column): CodedTexts {
  if (column.kind === "category") return column;
  const { codes, numbers } = codedNumbers(column.values);
  return { codes, levels: Array.from(numbers, numberText) };
}
