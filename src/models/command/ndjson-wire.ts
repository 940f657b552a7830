import { listsOf } from "../asking/batch.js";
import { numbersOf } from "../numbers.js";
import { MOST_BYTES, type Said, type Wire } from "./wire.js";

/**
 * One message a line, as JSON.
 *
 * A question is `{"id": 1, "columns": ["income", "city"], "rows": [[52000, "Bonn"], [null, "Rome"]]}`. Its answer is
 * `{"id": 1, "outputs": [0.1, 0.7]}`, with a list a row where there are classes; or `{"id": 1, "error": "why"}`. A program that is
 * long at work may write `{"id": 1, "working": true}` now and then.
 */
export const ndjsonWire: Wire = {
  question: (id, batch) => Buffer.from(`${JSON.stringify({ id, columns: [...batch.columns.keys()], rows: listsOf(batch) })}\n`),
  next(bytes, id) {
    const end = bytes.indexOf(10);
    if (end === -1) {
      if (bytes.length > MOST_BYTES) throw new TypeError("a line of more than 256 MB");
      return null;
    }
    return { said: saidIn(bytes.toString("utf8", 0, end), id), used: end + 1 };
  },
};

function saidIn(line: string, id: number): Said {
  const message = parsed(line);
  if (message === null || message.id !== id)
    throw new TypeError(`${JSON.stringify(line.slice(0, 80))} where an answer with "id": ${id} belongs`);
  if (message.working === true) return { kind: "working" };
  if (typeof message.error === "string") return { kind: "error", message: message.error };
  return { kind: "answer", answer: numbersOf(message.outputs) };
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
