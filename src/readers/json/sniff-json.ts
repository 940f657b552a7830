import { isUtf8 } from "node:buffer";
import { diagnostic, fault } from "../../errors.js";
import { notUtf8 } from "../csv/csv-faults.js";
import { fileHead } from "../file-head.js";
import type { Sniffed, SniffOptions, SourceFile } from "../reader.js";
import { textEncoding } from "../text-encoding.js";
import { typedLayout } from "../typed-layout.js";
import { commandName, visible } from "../wording.js";
import { tokensOf } from "./tokens.js";

/**
 * The layout of JSON files. The columns are the keys of the objects in the first megabyte, in order of appearance: a key that
 * first appears later is found when the rows are read.
 */
export async function sniffJson(
  files: readonly [SourceFile, ...SourceFile[]],
  options: SniffOptions,
  format: "json" | "ndjson",
): Promise<Sniffed> {
  const [first] = files;
  const head = await fileHead(first.path, 1_048_576);
  const { encoding, mark } = textEncoding(head.bytes, options.encoding, first.name);
  if (encoding !== "utf-8") throw notJsonEncoding(first, encoding);
  if (head.whole && !isUtf8(head.bytes)) throw notUtf8(first.name, head.bytes, 1);
  const text = new TextDecoder().decode(head.bytes, { stream: true });
  const layout = typedLayout(format, files, keysOf(text, format), options);
  return { layout, duplicates: [], diagnostics: mark ? [diagnostic("EH105", "removed a byte order mark")] : [] };
}

/** The keys at the depth where rows have theirs: inside the array's objects, or those of the column object itself. */
function keysOf(text: string, format: "json" | "ndjson"): readonly string[] {
  const keys = new Set<string>();
  const rowDepth = format === "json" && text.trimStart().startsWith("[") ? 2 : 1;
  let depth = 0;
  let string: string | null = null;
  for (const { kind, text: token } of tokensOf(text)) {
    if (kind === ":" && depth === rowDepth && string !== null) addKey(keys, string);
    if (kind === "{" || kind === "[") depth++;
    else if (kind === "}" || kind === "]") depth--;
    else if (kind === "other") break;
    string = kind === "string" ? token : null;
  }
  return [...keys];
}

/** Adds the key that a string token spells; one that is not valid is reported when the rows are read. */
function addKey(keys: Set<string>, token: string): void {
  try {
    keys.add(JSON.parse(token) as string);
  } catch {}
}

/** EH104: JSON is UTF-8 by definition (RFC 8259 §8.1). */
const notJsonEncoding = (file: SourceFile, encoding: string) =>
  fault("EH104", `${visible(file.name)} is ${encoding}, and JSON is read as UTF-8 only`, {
    help: [`iconv -f ${encoding} -t utf-8 ${commandName(file)} | evenhand audit -`],
  });
