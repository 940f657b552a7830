import path from "node:path";
import { fault } from "../errors.js";
import type { Format } from "../table/layout.js";
import type { SourceFile } from "./reader.js";
import { commandName, visible } from "./wording.js";

const extensions: Readonly<Record<string, Format>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".tab": "csv",
  ".txt": "csv",
  ".json": "json",
  ".jsonl": "ndjson",
  ".ndjson": "ndjson",
  ".parquet": "parquet",
  ".pq": "parquet",
  ".arrow": "arrow",
  ".arrows": "arrow",
  ".feather": "arrow",
  ".ipc": "arrow",
};

/** The format of a file: by its first bytes where they are unmistakable, then by its name, then by the look of its text. */
export function formatOf(file: SourceFile, head: Uint8Array): Format {
  const magic = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 8)).toString("latin1");
  if (magic.startsWith("PAR1")) return "parquet";
  if (magic.startsWith("ARROW1")) return "arrow";
  if (magic.startsWith("\xff\xff\xff\xff")) return "arrow";
  refuseArchives(file, magic);
  const named = extensions[path.extname(file.name).toLowerCase()];
  if (named === "csv" || named === "ndjson") return named;
  if (named === "parquet" || named === "arrow") throw notThatFormat(file, named === "parquet" ? "a Parquet file" : "an Arrow file");
  const text = Buffer.from(head.buffer, head.byteOffset, head.length)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text.startsWith("{") && linesOfObjects(text)) return "ndjson";
  return named === "json" || text.startsWith("{") || /^\[\s*[{\]]/.test(text) ? "json" : "csv";
}

/** Whether the first line is an object by itself and another follows it. */
function linesOfObjects(text: string): boolean {
  const end = text.indexOf("\n");
  if (end === -1 || !text.slice(end).trimStart().startsWith("{")) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

function refuseArchives(file: SourceFile, magic: string): void {
  const { name } = file;
  if (magic.startsWith("\x1f\x8b"))
    throw fault("EH100", `${visible(name)} is compressed with gzip`, { help: [`gunzip -c ${commandName(file)} | evenhand audit -`] });
  if (magic.startsWith("\x28\xb5\x2f\xfd"))
    throw fault("EH100", `${visible(name)} is compressed with zstd`, { help: [`zstd -dc ${commandName(file)} | evenhand audit -`] });
  if (magic.startsWith("PK\x03\x04"))
    throw fault("EH100", `${visible(name)} is a ZIP archive or a spreadsheet`, {
      help: ["save the sheet as CSV UTF-8, or unzip the file, and name the result"],
    });
  if (magic.startsWith("\xd0\xcf\x11\xe0"))
    throw fault("EH100", `${visible(name)} is an old Excel workbook`, { help: ["save the sheet as CSV UTF-8 and name the result"] });
  if (magic.startsWith("SQLite f"))
    throw fault("EH100", `${visible(name)} is an SQLite database`, {
      help: [`sqlite3 -csv -header ${commandName(file)} "select * from predictions" | evenhand audit -`],
    });
}

/** EH100 for bytes that are not what the name or --format says. */
export const notThatFormat = (file: SourceFile, what: string) =>
  fault("EH100", `${visible(file.name)} is not ${what}`, {
    evidence: ["its first bytes are not those of one"],
    help: ["name the format it has: --format csv, json, ndjson, parquet or arrow"],
  });
