import type { Tree } from "../trees/ensemble.js";
import { type FileNode, isTree, treeOf } from "../trees/tree-builder.js";
import { isNodeTest, nodeTest } from "./node-test.js";
import type { OnnxNode } from "./onnx-file.js";

/** What a leaf adds to one output. */
interface LeafWeight {
  readonly node: number;
  readonly output: number;
  readonly weight: number;
}

/** The parallel lists of an operator TreeEnsembleClassifier or TreeEnsembleRegressor, by node and by leaf. */
export interface OnnxTrees {
  /** Which outputs the leaves add to, in ascending order. */
  readonly outputs: readonly number[];
  readonly weights: readonly number[];
  /** The trees of one output, one for each tree of the file that adds to it. Throws RangeError for what is no tree. */
  treesOf(output: number, as: number): readonly Tree[];
  /** One more than the last column that is read. */
  readonly features: number;
  /** Whether values are compared in 32 or in 64 bits. */
  readonly precision: "single" | "double";
}

/**
 * The trees of an operator of ai.onnx.ml 1 or 3.
 *
 * Covers are not in the file: they are 0. Throws RangeError, saying what, for unknown tests and lists that do not fit.
 *
 * @source ONNX, docs/Operators-ml.md, TreeEnsembleClassifier-3 and TreeEnsembleRegressor-3
 */
export function onnxTrees({ op, attributes }: OnnxNode): OnnxTrees {
  const prefix = op === "TreeEnsembleClassifier" ? "class" : "target";
  const list = (name: string): readonly number[] => {
    const found = attributes.get(name)?.numbers ?? [];
    return found.length > 0 ? found : (attributes.get(`${name}_as_tensor`)?.numbers ?? []);
  };
  const [treeIds, nodeIds, features, values] = [
    list("nodes_treeids"),
    list("nodes_nodeids"),
    list("nodes_featureids"),
    list("nodes_values"),
  ];
  const [whenTrue, whenFalse, tracks] = [list("nodes_truenodeids"), list("nodes_falsenodeids"), list("nodes_missing_value_tracks_true")];
  const modes = attributes.get("nodes_modes")?.texts ?? [];
  if ([treeIds, features, values, whenTrue, whenFalse, modes].some(({ length }) => length !== nodeIds.length))
    throw new RangeError("its lists of nodes are of different lengths");
  const strange = modes.find((mode) => mode !== "LEAF" && !isNodeTest(mode));
  if (strange !== undefined) throw new RangeError(`its trees have the test ${strange.slice(0, 30)}`);
  const [leafTrees, leafNodes, leafOutputs, weights] = [
    list(`${prefix}_treeids`),
    list(`${prefix}_nodeids`),
    list(`${prefix}_ids`),
    list(`${prefix}_weights`),
  ];
  const leavesByTree = listed(
    leafTrees,
    weights.map((weight, i): LeafWeight => ({ node: leafNodes[i]!, output: leafOutputs[i]!, weight })),
  );
  const placesByTree = listed(
    treeIds,
    treeIds.map((_, place) => place),
  );

  function treeFrom(places: readonly number[], leaves: readonly LeafWeight[], as: number): Tree {
    const at = new Map(places.map((place) => [nodeIds[place]!, place]));
    const childOf = new Map<number, number>();
    let [inner, outer] = [0, 0];
    for (const place of places) childOf.set(place, modes[place] === "LEAF" ? -1 - outer++ : inner++);
    const child = (id: number): number => childOf.get(at.get(id) ?? -1) ?? Number.NaN;
    const weightAt = new Map(leaves.map(({ node, weight }) => [node, weight]));
    const nodes = places
      .filter((place) => modes[place] !== "LEAF")
      .map((place): FileNode => {
        const { trueIsLeft, ...test } = nodeTest(modes[place]!, {
          threshold: values[place]!,
          members: null,
          tracksTrue: tracks[place] === 1,
        });
        const [yes, no] = [child(whenTrue[place]!), child(whenFalse[place]!)];
        return { feature: features[place]!, ...test, left: trueIsLeft ? yes : no, right: trueIsLeft ? no : yes };
      });
    const value = places.filter((place) => modes[place] === "LEAF").map((place) => weightAt.get(nodeIds[place]!) ?? 0);
    const tree = treeOf(as, nodes, { value, cover: new Float64Array(value.length) });
    if (nodes.some(({ left, right }) => Number.isNaN(left + right)) || !isTree(tree)) throw new RangeError("it has nodes that are no tree");
    return tree;
  }

  return {
    outputs: [...new Set(leafOutputs)].sort((a, b) => a - b),
    weights,
    precision: attributes.get("nodes_values_as_tensor")?.type === "double" ? "double" : "single",
    features: features.reduce((most, at, i) => (modes[i] === "LEAF" ? most : Math.max(most, at + 1)), 0),
    treesOf: (output, as) =>
      [...placesByTree].flatMap(([id, places]) => {
        const leaves = (leavesByTree.get(id) ?? []).filter((one) => one.output === output);
        return leaves.length === 0 ? [] : [treeFrom(places, leaves, as)];
      }),
  };
}

/** Items by the key at their place, in their order. */
function listed<T>(keys: readonly number[], items: readonly T[]): Map<number, T[]> {
  const lists = new Map<number, T[]>();
  items.forEach((item, i) => {
    const list = lists.get(keys[i]!);
    if (list === undefined) lists.set(keys[i]!, [item]);
    else list.push(item);
  });
  return lists;
}
