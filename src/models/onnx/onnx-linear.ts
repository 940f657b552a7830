import type { Linear } from "../linear/linear.js";
import type { ModelOutput } from "../model.js";
import type { Transform } from "../trees/ensemble.js";
import type { OnnxNode } from "./onnx-file.js";
import { missingIn, type Stream } from "./streams.js";

/** A linear operator with what its numbers are. */
export interface OnnxLinear {
  readonly linear: Linear;
  readonly output: ModelOutput;
  readonly classes: readonly string[] | null;
}

/**
 * The weights of an operator LinearClassifier or LinearRegressor.
 *
 * Of two classes the score is the chance of the second one. Throws RangeError, saying what, for what is not understood.
 *
 * @source ONNX, docs/Operators-ml.md, LinearClassifier-1 and LinearRegressor-1
 */
export function onnxLinear(node: OnnxNode, streams: readonly Stream[], labels: readonly string[]): OnnxLinear {
  const coefficients = node.attributes.get("coefficients")?.numbers ?? [];
  const given = node.attributes.get("intercepts")?.numbers ?? [];
  const transform = node.attributes.get("post_transform")?.text || "NONE";
  const terms = streams.length;
  const outputs = coefficients.length / terms;
  if (!Number.isInteger(outputs) || outputs < 1) throw new RangeError(`it has ${coefficients.length} coefficients for ${terms} columns`);
  const rows = Array.from({ length: outputs }, (_, k) => Float64Array.from(coefficients.slice(k * terms, (k + 1) * terms)));
  const intercept = Float64Array.from(rows, (_, k) => given[k] ?? 0);
  const made = (weights: readonly Float64Array[], start: Float64Array, kind: Transform["kind"]): Linear => ({
    library: `ONNX ${node.op}`,
    terms: streams.map(({ name, column }) => ({ name, column })),
    weights,
    intercept: start,
    precision: "single",
    link: { kind, slope: 1 },
    valuesOf: (table) =>
      streams.map((stream) => {
        const values = stream.valuesOf(table);
        if (values.some(Number.isNaN)) throw missingIn(stream.column, "a number");
        return values;
      }),
  });
  if (node.op === "LinearRegressor") {
    if (transform !== "NONE") throw new RangeError(`its post_transform is ${transform.slice(0, 30)}`);
    if (outputs !== 1) throw new RangeError(`it has ${outputs} targets`);
    return { linear: made(rows, intercept, "identity"), output: "amount", classes: null };
  }
  if (labels.length === 2 && outputs === 2) {
    if (transform === "LOGISTIC") return { linear: made([rows[1]!], intercept.slice(1), "logistic"), output: "score", classes: null };
    if (transform === "NONE") return { linear: made([rows[1]!], intercept.slice(1), "identity"), output: "amount", classes: null };
    if (transform !== "SOFTMAX") throw new RangeError(`its post_transform is ${transform.slice(0, 30)}`);
    const difference = rows[1]!.map((weight, i) => weight - rows[0]![i]!);
    return { linear: made([difference], Float64Array.of(intercept[1]! - intercept[0]!), "logistic"), output: "score", classes: null };
  }
  const kind = ({ NONE: "identity", LOGISTIC: "one_vs_rest", SOFTMAX: "softmax" } as const)[transform];
  if (outputs !== labels.length || outputs < 2) throw new RangeError(`it has ${outputs} rows of coefficients for ${labels.length} classes`);
  if (kind === undefined) throw new RangeError(`its post_transform is ${transform.slice(0, 30)}`);
  return { linear: made(rows, intercept, kind), output: "classes", classes: labels };
}
