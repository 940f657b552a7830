import type { ModelOutput } from "../model.js";
import type { Ensemble, Transform } from "../trees/ensemble.js";
import type { OnnxNode } from "./onnx-file.js";
import { onnxTrees } from "./onnx-trees.js";
import type { Stream } from "./streams.js";

/** The trees of an operator with what their numbers are. */
export interface OnnxEnsemble {
  readonly ensemble: Ensemble;
  readonly output: ModelOutput;
  readonly classes: readonly string[] | null;
}

/**
 * The ensemble of an operator TreeEnsembleClassifier or TreeEnsembleRegressor.
 *
 * Scores are those of onnxruntime up to the rounding of sums in 32 bits. Of two classes only the second one's trees are
 * kept, and the score is its chance. Throws RangeError, saying what, for what is not understood.
 *
 * @source ONNX, docs/Operators-ml.md; onnxruntime, core/providers/cpu/ml/tree_ensemble_aggregator.h
 */
export function onnxEnsemble(node: OnnxNode, streams: readonly Stream[], labels: readonly string[]): OnnxEnsemble {
  const trees = onnxTrees(node);
  const base = node.attributes.get("base_values")?.numbers ?? [];
  const transform = node.attributes.get("post_transform")?.text || "NONE";
  if (trees.features > streams.length) throw new RangeError(`it reads ${trees.features} columns of ${streams.length}`);
  const common = {
    library: `ONNX ${node.op}`,
    features: streams.map(({ name }) => ({ name, categories: null })),
    precision: trees.precision,
  } as const;
  if (node.op === "TreeEnsembleRegressor") {
    const targets = node.attributes.get("n_targets")?.number || 1;
    const sum = node.attributes.get("aggregate_function")?.text || "SUM";
    if (transform !== "NONE") throw new RangeError(`its post_transform is ${transform.slice(0, 30)}`);
    if (targets !== 1 || base.length > 1) throw new RangeError(`it has ${targets} targets and ${base.length} base values`);
    if (sum !== "SUM" && sum !== "AVERAGE") throw new RangeError(`its aggregate_function is ${sum.slice(0, 30)}`);
    const all = trees.treesOf(0, 0);
    const divisor = sum === "AVERAGE" ? Math.max(1, all.length) : 1;
    const start = Float64Array.of((base[0] ?? 0) * divisor);
    return { ensemble: { ...common, trees: all, outputs: 1, base: start, divisor, transform: plain }, output: "amount", classes: null };
  }
  if (labels.length === 2) {
    const { output: made, from } = ofTwo(trees.outputs, base.length, transform);
    const isChance = transform === "LOGISTIC" || trees.weights.every((weight) => weight >= 0);
    const start = Float64Array.of(base[0] ?? 0);
    const ensemble = { ...common, trees: trees.treesOf(from, 0), outputs: 1, base: start, divisor: 1, transform: made };
    return { ensemble, output: isChance ? "score" : "amount", classes: null };
  }
  const kind = ({ NONE: "identity", LOGISTIC: "one_vs_rest", SOFTMAX: "softmax" } as const)[transform];
  if (kind === undefined) throw new RangeError(`its post_transform is ${transform.slice(0, 30)}`);
  if (base.length !== 0 && base.length !== labels.length)
    throw new RangeError(`it has ${base.length} base values for ${labels.length} classes`);
  const ensemble = {
    ...common,
    trees: labels.flatMap((_, k) => trees.treesOf(k, k)),
    outputs: labels.length,
    base: Float64Array.from(labels, (_, k) => base[k] ?? 0),
    divisor: 1,
    transform: { kind, slope: 1 },
  };
  return { ensemble, output: "classes", classes: labels };
}

const plain: Transform = { kind: "identity", slope: 1 };

/** Of two classes: leaves of class 0 alone are the score of the second class, as onnxruntime has it; leaves of both are one each. */
function ofTwo(outputs: readonly number[], bases: number, transform: string): { readonly output: Transform; readonly from: number } {
  if (transform !== "NONE" && transform !== "LOGISTIC")
    throw new RangeError(`its post_transform for two classes is ${transform.slice(0, 30)}`);
  const output: Transform = transform === "LOGISTIC" ? { kind: "logistic", slope: 1 } : plain;
  if (outputs.length === 1 && outputs[0] === 0 && bases <= 1) return { output, from: 0 };
  if (outputs.length === 2 && outputs[1] === 1 && bases === 0) return { output, from: 1 };
  throw new RangeError(`its leaves are of the classes ${outputs.join(", ")} with ${bases} base values`);
}
