import type { Ensemble, Tree } from "../trees/ensemble.js";
import type { OnnxEnsemble } from "./onnx-ensemble.js";
import type { OnnxNode } from "./onnx-file.js";
import type { Activation } from "./scores-output.js";
import type { Stream } from "./streams.js";
import { treeEnsembleNodes } from "./tree-ensemble-nodes.js";

const aggregates = ["AVERAGE", "SUM", "MIN", "MAX"];

/**
 * The ensemble of the operator TreeEnsemble of ai.onnx.ml 5, one number a target, with the activation behind it.
 *
 * Of two targets the second one is the score, as of two classes: behind Softmax it is the logistic of the difference.
 * Its own post_transform is not read: 1 is SOFTMAX and 2 LOGISTIC in the specification, the other way round in
 * onnxruntime 1.32, and the reference evaluator leaves all out. Neither are MIN and MAX. RangeError says which.
 *
 * @source ONNX, docs/Operators-ml.md, TreeEnsemble-5; onnxruntime, core/providers/cpu/ml/tree_ensemble_aggregator.h
 */
export function treeEnsemble(node: OnnxNode, streams: readonly Stream[], activation: Activation): OnnxEnsemble {
  const trees = treeEnsembleNodes(node);
  const number = (name: string, otherwise: number): number => node.attributes.get(name)?.number ?? otherwise;
  const [targets, transform] = [number("n_targets", 1), number("post_transform", 0)];
  const sum = aggregates[number("aggregate_function", 1)];
  if (trees.features > streams.length) throw new RangeError(`it reads ${trees.features} columns of ${streams.length}`);
  if (sum !== "SUM" && sum !== "AVERAGE") throw new RangeError(`its aggregate_function is ${sum}`);
  if (trees.outputs.some((target) => target >= targets)) throw new RangeError(`its leaves are of more than ${targets} targets`);
  if (transform !== 0)
    throw new RangeError(`its post_transform is ${transform}, of which the specification and onnxruntime say different things`);
  const made = (kept: readonly Tree[], outputs: number, kind: Ensemble["transform"]["kind"]): Ensemble => ({
    library: "ONNX TreeEnsemble",
    features: streams.map(({ name }) => ({ name, categories: null })),
    trees: kept,
    outputs,
    base: new Float64Array(outputs),
    divisor: sum === "AVERAGE" ? Math.max(1, trees.roots) : 1,
    precision: trees.precision,
    transform: { kind, slope: 1 },
  });
  if (targets > 2) {
    const all = Array.from({ length: targets }, (_, k) => trees.treesOf(k, k)).flat();
    const kind = activation === "none" ? "identity" : activation === "softmax" ? "softmax" : "one_vs_rest";
    return { ensemble: made(all, targets, kind), output: "classes", classes: Array.from({ length: targets }, (_, k) => String(k)) };
  }
  if (targets === 1 && activation === "softmax") throw new RangeError("a Softmax of one number is behind it");
  const [score, other] = targets === 1 ? [trees.treesOf(0, 0), []] : [trees.treesOf(1, 0), trees.treesOf(0, 0)];
  const kept = activation === "softmax" ? [...score, ...other.map(negated)] : score;
  const isChance = activation !== "none" || (targets === 2 && trees.weights.every((weight) => weight >= 0));
  return { ensemble: made(kept, 1, activation === "none" ? "identity" : "logistic"), output: isChance ? "score" : "amount", classes: null };
}

const negated = (tree: Tree): Tree => ({ ...tree, value: tree.value.map((value) => -value) });
