import type { Tree } from "../trees/ensemble.js";
import { type FileNode, treeOf } from "../trees/tree-builder.js";
import { nodeTest, nodeTests } from "./node-test.js";
import type { OnnxNode } from "./onnx-file.js";
import type { OnnxTrees } from "./onnx-trees.js";

/**
 * The trees of the operator TreeEnsemble of ai.onnx.ml 5, whose nodes and leaves are lists of their own.
 *
 * A leaf that several nodes name is one leaf for each of them; a tree is a leaf alone where both sides of its root name
 * the same one. Covers are not in the file: they are 0. Throws RangeError, saying what, for unknown tests, lists that do
 * not fit and what is no tree.
 *
 * @source ONNX, docs/Operators-ml.md, TreeEnsemble-5
 */
export function treeEnsembleNodes({ attributes }: OnnxNode): OnnxTrees & { readonly roots: number } {
  const list = (name: string): readonly number[] => attributes.get(name)?.numbers ?? [];
  const [modes, splits, features] = [list("nodes_modes"), list("nodes_splits"), list("nodes_featureids")];
  const sides = {
    yes: { to: list("nodes_truenodeids"), isLeaf: list("nodes_trueleafs") },
    no: { to: list("nodes_falsenodeids"), isLeaf: list("nodes_falseleafs") },
  };
  const [roots, targets, weights] = [list("tree_roots"), list("leaf_targetids"), list("leaf_weights")];
  const tracks = list("nodes_missing_value_tracks_true");
  const count = modes.length;
  if ([splits, features, sides.yes.to, sides.yes.isLeaf, sides.no.to, sides.no.isLeaf].some(({ length }) => length !== count))
    throw new RangeError("its lists of nodes are of different lengths");
  if (targets.length !== weights.length) throw new RangeError("its lists of leaves are of different lengths");
  const strange = modes.find((mode) => nodeTests[mode] === undefined);
  if (strange !== undefined) throw new RangeError(`its trees have the test ${strange}`);
  const members = membersByNode(modes, list("membership_values"));

  type Side = (typeof sides)[keyof typeof sides];
  /** Where a side of a node leads: a node, or a leaf. Throws for what is not in the file. */
  function next({ to, isLeaf }: Side, node: number): { readonly node: number; readonly leaf: number } {
    const [at, leaf] = [to[node]!, isLeaf[node] === 1];
    if (!(at >= 0 && at < (leaf ? weights.length : count))) throw new RangeError("it has nodes that are no tree");
    return leaf ? { node: -1, leaf: at } : { node: at, leaf: -1 };
  }

  /** The leaves below a root in the order in which the tree has them, and its nodes. */
  function shapeFrom(root: number): { readonly nodes: readonly FileNode[]; readonly leaves: readonly number[] } {
    if (!(root >= 0 && root < count)) throw new RangeError("it has nodes that are no tree");
    const [first, second] = [next(sides.yes, root), next(sides.no, root)];
    if (first.leaf >= 0 && first.leaf === second.leaf) return { nodes: [], leaves: [first.leaf] };
    const order = [root];
    const seen = new Set(order);
    const leaves: number[] = [];
    const child = (side: Side, node: number): number => {
      const { node: inner, leaf } = next(side, node);
      if (leaf >= 0) return -leaves.push(leaf);
      if (seen.has(inner)) throw new RangeError("it has nodes that are no tree");
      seen.add(inner);
      return order.push(inner) - 1;
    };
    const nodes: FileNode[] = [];
    for (let i = 0; i < order.length; i++) {
      const node = order[i]!;
      const compared = { threshold: splits[node]!, members: members.get(node) ?? null, tracksTrue: tracks[node] === 1 };
      const { trueIsLeft, ...test } = nodeTest(nodeTests[modes[node]!]!, compared);
      const [yes, no] = [child(sides.yes, node), child(sides.no, node)];
      nodes.push({ feature: features[node]!, ...test, left: trueIsLeft ? yes : no, right: trueIsLeft ? no : yes });
    }
    return { nodes, leaves };
  }

  const shapes = roots.map(shapeFrom);
  return {
    roots: roots.length,
    outputs: [...new Set(targets)].sort((a, b) => a - b),
    weights,
    precision: attributes.get("nodes_splits")?.type === "double" ? "double" : "single",
    features: features.reduce((most, at) => Math.max(most, at + 1), 0),
    treesOf: (output, as): readonly Tree[] =>
      shapes.flatMap(({ nodes, leaves }) => {
        if (!leaves.some((leaf) => targets[leaf] === output)) return [];
        const value = leaves.map((leaf) => (targets[leaf] === output ? weights[leaf]! : 0));
        return [treeOf(as, nodes, { value, cover: new Float64Array(value.length) })];
      }),
  };
}

/** The sets of the nodes that ask for one, in their order; NaN ends a set. Throws RangeError when there are too few. */
function membersByNode(modes: readonly number[], values: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const sets: number[][] = [[]];
  for (const value of values) {
    if (Number.isNaN(value)) sets.push([]);
    else sets.at(-1)!.push(value);
  }
  const asking = modes.flatMap((mode, node) => (nodeTests[mode] === "BRANCH_MEMBER" ? [node] : []));
  if (asking.length > sets.length) throw new RangeError(`it has ${sets.length} sets for ${asking.length} nodes`);
  return new Map(asking.map((node, k) => [node, sets[k]!]));
}
