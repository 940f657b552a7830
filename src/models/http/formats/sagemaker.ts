import { listsOf } from "../../asking/batch.js";
import { numbersOf } from "../../numbers.js";
import { under } from "../address.js";
import { csvOf } from "../csv-text.js";
import { parsedJson } from "../json-text.js";
import { atPath } from "../pointer.js";
import type { WireFormat } from "../wire-format.js";

/** CSV without a header, as containers of SageMaker take it, and numbers between commas or line breaks, or JSON, back. */
export const sagemaker: WireFormat = {
  id: "sagemaker",
  title: "CSV without a header, as SageMaker containers take it",
  source: "Amazon SageMaker documentation, Common Data Formats for Inference",
  async open(address, { answer, positive = null }) {
    const endpoint = address.pathname === "/" ? under(address, "/invocations") : address;
    return {
      facts: {},
      question: (batch) => ({
        address: endpoint,
        method: "POST",
        headers: { "content-type": "text/csv", accept: "text/csv" },
        body: csvOf(listsOf(batch)),
      }),
      answer({ body }, rows) {
        const text = body.toString("utf8").trim();
        if (/^[[{]/.test(text))
          return numbersOf(answer === undefined ? listIn(parsedJson(text)) : atPath(parsedJson(text), answer), positive);
        const lines = text.split(/\r?\n/).map((line) => line.split(","));
        const [first] = lines;
        // One line for many rows: the older containers put commas where the newer ones put line breaks.
        const cells = lines.length === 1 && first !== undefined && first.length === rows && rows > 1 ? first.map((cell) => [cell]) : lines;
        return numbersOf(
          cells.map((line) => line.map(numberIn)),
          positive,
        );
      },
    };
  },
};

const numberIn = (cell: string): number | string => {
  const text = cell.trim();
  return text === "" ? Number.NaN : Number.isNaN(Number(text)) ? text : Number(text);
};

const listIn = (value: unknown): unknown => (Array.isArray(value) ? value : atPath(value, "/predictions"));
