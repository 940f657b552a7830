import { type Batch, listsOf, recordsOf, valuesOf } from "../../asking/batch.js";
import { numbersOf } from "../../numbers.js";
import { csvOf } from "../csv-text.js";
import { parsedJson } from "../json-text.js";
import { atPath } from "../pointer.js";
import type { WireFormat } from "../wire-format.js";

/** What a text of the template stands for. */
const places: Readonly<Record<string, (batch: Batch) => unknown>> = {
  $rows: listsOf,
  $records: recordsOf,
  $columns: (batch) => Object.fromEntries([...batch.columns].map(([name, column]) => [name, valuesOf(batch, column)])),
  $names: ({ columns }) => [...columns.keys()],
  $csv: (batch) => csvOf([[...batch.columns.keys()], ...listsOf(batch)]),
  $ndjson: (batch) =>
    recordsOf(batch)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(""),
};

const plainTypes: Readonly<Record<string, string>> = { $csv: "text/csv", $ndjson: "application/x-ndjson" };

/**
 * Any server that takes rows as JSON, CSV or NDJSON: a template of JSON in which whole texts such as "$rows" give way to the rows.
 *
 * The template is data: nothing in it is run, and texts in the rows are never looked at again. The answer is a list of numbers, at the
 * path that `answer` says; without it the whole answer, or the only list in it.
 */
export const generic: WireFormat = {
  id: "http",
  title: "Any server, by a template",
  source: "docs/models.md",
  async open(address, { method = "POST", body = "$records", answer, positive = null }) {
    const plain = typeof body === "string" ? plainTypes[body] : undefined;
    return {
      facts: {},
      question: (batch) => ({
        address,
        method,
        headers: { "content-type": plain ?? "application/json" },
        body: plain === undefined ? JSON.stringify(filled(body, batch)) : String(filled(body, batch)),
      }),
      answer: ({ body: bytes }) => numbersOf(found(parsedJson(bytes.toString("utf8")), answer), positive),
    };
  },
};

function filled(template: unknown, batch: Batch): unknown {
  if (typeof template === "string") return Object.hasOwn(places, template) ? places[template]!(batch) : template;
  if (Array.isArray(template)) return template.map((one) => filled(one, batch));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, one]) => [key, filled(one, batch)]));
}

function found(value: unknown, path: string | undefined): unknown {
  if (path !== undefined) return atPath(value, path);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const lists = Object.values(value).filter((one) => Array.isArray(one));
  if (lists.length === 1) return lists[0];
  throw new TypeError(
    `the answer has ${lists.length} lists (it has ${Object.keys(value).slice(0, 5).join(", ")}); the setting answer says where the numbers are`,
  );
}
