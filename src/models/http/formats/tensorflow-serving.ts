import type { Column } from "../../../table/table.js";
import { type Batch, valuesOf } from "../../asking/batch.js";
import { Unanswered } from "../../asking/unanswered.js";
import { numbersOf } from "../../numbers.js";
import { under } from "../address.js";
import { parsedJson } from "../json-text.js";
import { atPath } from "../pointer.js";
import type { WireFormat } from "../wire-format.js";

/** How one input wants its values: [n] a value a row, [n, 1] a list of one, [n, p] all columns. */
interface Input {
  readonly name: string;
  readonly dimensions: number;
}

/**
 * The REST interface of TensorFlow Serving, row by row. The model's signature tells whether rows are lists or objects by name.
 *
 * A missing number is sent as NaN, which TensorFlow reads and JSON has not; a missing text cannot be sent.
 */
export const tensorflowServing: WireFormat = {
  id: "tensorflow-serving",
  title: "TensorFlow Serving REST, :predict",
  source: "TensorFlow Serving documentation, RESTful API, Predict API",
  async open(address, { tensors, answer, positive = null }, look) {
    const endpoint = address.pathname.endsWith(":predict") ? address : under(address, ":predict");
    const base = new URL(endpoint);
    base.pathname = base.pathname.slice(0, -":predict".length);
    const inputs = inputsIn(await look(under(base, "/metadata")));
    return {
      facts: {},
      question(batch) {
        const byName = tensors === undefined ? inputs.length > 1 : tensors === "columns";
        // An input of one number a row takes numbers, not lists of one.
        const bare = !byName && inputs.length === 1 && inputs[0]!.dimensions === 1 && batch.columns.size === 1;
        const listed = new Set(inputs.filter(({ dimensions }) => dimensions > 1).map(({ name }) => name));
        const texts = [...batch.columns].map(([name, column]) => textsOf(batch, name, column));
        const names = [...batch.columns.keys()];
        const rows = Array.from({ length: batch.to - batch.from }, (_, i) =>
          byName
            ? `{${names.map((name, k) => `${JSON.stringify(name)}:${listed.has(name) ? `[${texts[k]![i]}]` : texts[k]![i]}`).join(",")}}`
            : bare
              ? texts[0]![i]!
              : `[${texts.map((column) => column[i]).join(",")}]`,
        );
        return {
          address: endpoint,
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"instances":[${rows.join(",")}]}`,
        };
      },
      answer({ body }) {
        const predictions = atPath(parsedJson(body.toString("utf8")), "/predictions");
        return numbersOf(answer === undefined ? predictions : atPath(predictions, `/*/${answer}`), positive);
      },
    };
  },
};

function textsOf(batch: Batch, name: string, column: Column): readonly string[] {
  return valuesOf(batch, column).map((value, row) => {
    if (value !== null) return JSON.stringify(value);
    if (column.kind === "number") return "NaN";
    throw new Unanswered("rows", `the column "${name}" has a missing text, for which TensorFlow has no value`, { row });
  });
}

/** The inputs of the usual signature, with their numbers of dimensions; [] when the server tells none. */
function inputsIn(metadata: Readonly<Record<string, unknown>> | null): readonly Input[] {
  try {
    const inputs = atPath(metadata, "/metadata/signature_def/signature_def/serving_default/inputs");
    return Object.entries(inputs as Readonly<Record<string, unknown>>).map(([name, input]) => {
      const dim = atPath(input, "/tensor_shape/dim");
      return { name, dimensions: Array.isArray(dim) ? dim.length : 1 };
    });
  } catch {
    return [];
  }
}
