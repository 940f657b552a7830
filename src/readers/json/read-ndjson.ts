import { fault } from "../../errors.js";
import { fileName, type Layout } from "../../table/layout.js";
import type { Table } from "../../table/table.js";
import { lineEvidence } from "../csv/csv-faults.js";
import type { Reader, ReadOptions } from "../reader.js";
import { textLines } from "../text-lines.js";
import { countText, visible } from "../wording.js";
import { parsed } from "./json-text.js";
import { refuseLostDigits } from "./lost-digits.js";
import { sniffJson } from "./sniff-json.js";
import { valueTable } from "./value-table.js";

/** NDJSON files: one object a line. */
export const ndjson: Reader = {
  format: "ndjson",
  extensions: [".ndjson", ".jsonl"],
  sniff: (files, options) => sniffJson(files, options, "ndjson"),
  async read(layout: Layout, options: ReadOptions): Promise<Table> {
    const table = valueTable(layout, options, fileName(layout, 0));
    for (let file = 0; file < layout.files.length; file++) {
      const name = fileName(layout, file);
      for await (const { text, line } of textLines(layout.files[file]!, name, options)) {
        if (text.trim() === "") continue;
        refuseLostDigits(text, name, line);
        const row = parsed(text, name, line);
        if (typeof row !== "object" || row === null || Array.isArray(row)) throw notAnObject(name, line, text);
        table.addRow(row);
        if (table.rows >= (options.rows ?? Number.POSITIVE_INFINITY)) return table.finish();
      }
      table.endFile();
    }
    return table.finish();
  },
};

const notAnObject = (name: string, line: number, text: string) =>
  fault("EH100", `${visible(name)} has no object at line ${countText(line)}`, {
    location: { file: name, line, column: 1 },
    evidence: [lineEvidence(line, text)],
    help: ['write one object a line: {"id": "1", "label": 1}'],
  });
