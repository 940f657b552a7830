import { linearModel } from "../linear/linear-model.js";
import type { Model, ModelFacts } from "../model.js";
import { treeModel } from "../trees/tree-model.js";
import { labelsOf } from "./class-labels.js";
import { onnxEnsemble } from "./onnx-ensemble.js";
import type { OnnxGraph } from "./onnx-file.js";
import { onnxLinear } from "./onnx-linear.js";
import { activationOf, comesOut } from "./scores-output.js";
import { type InputColumns, traced } from "./traced.js";
import { treeEnsemble } from "./tree-ensemble.js";

const operators = ["TreeEnsemble", "TreeEnsembleClassifier", "TreeEnsembleRegressor", "LinearClassifier", "LinearRegressor"];

/** A model of trees or weights that was read from the graph, or why the graph has to be run. */
export type NativeModel = { readonly model: Model; readonly why: null } | { readonly model: null; readonly why: string };

/**
 * The trees or weights of a graph that is one such operator, with preprocessing that is understood before it and nothing
 * that changes numbers behind it.
 *
 * Trees have to read the columns themselves; before weights there may be scaling, imputing and one-hot encoding.
 */
export function nativeModel(graph: OnnxGraph, inputs: InputColumns, facts: ModelFacts): NativeModel {
  const none = (why: string): NativeModel => ({ model: null, why });
  const found = graph.nodes.filter(({ op }) => operators.includes(op));
  const [node] = found;
  if (node === undefined || found.length > 1) return none(`it has ${found.length} operators of trees or weights`);
  const isTrees = node.op.startsWith("Tree");
  const isClassifier = node.op.endsWith("Classifier");
  const numbers = node.outputs[isClassifier ? 1 : 0] ?? "";
  const activation = node.op === "TreeEnsemble" ? activationOf(graph, numbers) : comesOut(graph, numbers) ? "none" : null;
  if (activation === null) return none(`the numbers of ${node.op} are changed before they come out`);
  const streams = traced(graph, node.inputs[0]!, inputs);
  if (streams === null || streams.some(({ kind }) => kind === "text")) return none(`what comes before ${node.op} is not understood`);
  if (isTrees && streams.some(({ kind }) => kind !== "number")) return none(`${node.op} reads columns that are made of others`);
  const labels = labelsOf(node);
  const positive = labels.length === 2 ? { positive: labels[1]! } : {};
  try {
    if (isTrees) {
      const { ensemble, ...said } =
        node.op === "TreeEnsemble" ? treeEnsemble(node, streams, activation) : onnxEnsemble(node, streams, labels);
      return { model: treeModel(ensemble, { adapter: "onnx", facts: { ...facts, ...positive }, ...said }), why: null };
    }
    const { linear, output, classes } = onnxLinear(node, streams, labels);
    return { model: linearModel(linear, { adapter: "onnx", facts: { ...facts, ...positive }, output, classes }), why: null };
  } catch (cause) {
    if (cause instanceof RangeError) return none(`${node.op} is not understood: ${cause.message}`);
    throw cause;
  }
}
