import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { fault } from "../../errors.js";
import { notUtf8 } from "../csv/csv-faults.js";
import { limits } from "../limits.js";
import type { ReadOptions, SourceFile } from "../reader.js";
import { visible } from "../wording.js";
import { refuseLostDigits } from "./lost-digits.js";
import { syntaxFault } from "./syntax-fault.js";

/** The value in a JSON file. Throws EH100 with line and column for bad syntax, EH104 and EH110. */
export async function jsonFile(file: SourceFile, options: ReadOptions): Promise<unknown> {
  const { size } = await stat(file.path);
  if (size > limits.wholeFileBytes)
    throw fault("EH100", `${visible(file.name)} is a JSON file of more than ${limits.wholeFileBytes / 1_000_000} MB`, {
      help: ["write one object a line (NDJSON) or Parquet: these are read piece by piece"],
    });
  const bytes = await readFile(file.path, options.signal === undefined ? {} : { signal: options.signal });
  options.onBytes?.(bytes.length);
  if (!isUtf8(bytes)) throw notUtf8(file.name, bytes, 1);
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  refuseLostDigits(text, file.name, 1);
  return parsed(text, file.name, 1);
}

/** JSON.parse whose error says where. */
export function parsed(text: string, name: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw syntaxFault(text, name, firstLine, error as Error);
  }
}
