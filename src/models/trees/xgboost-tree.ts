import { missingKinds, type Tree, testKinds } from "./ensemble.js";
import { type FileNode, isTree, treeOf } from "./tree-builder.js";
import type { Refuse, SavedTree } from "./xgboost-file.js";

/** Which raw score the tree adds to, how much its leaves count, and which tree of the file it is. */
interface Place {
  readonly output: number;
  readonly weight: number;
  readonly place: number;
  readonly refuse: Refuse;
}

/** The tree that XGBoost saved. Throws for several values in a leaf and for what is no tree. */
export function treeFrom(saved: SavedTree, { output, weight, place, refuse }: Place): Tree {
  if (Number(saved.tree_param.size_leaf_vector ?? "1") > 1) throw refuse("has several values in a leaf, which is not read");
  const { left_children: left, right_children: right, split_conditions: conditions } = saved;
  const count = left.length;
  // Inner nodes and leaves get numbers of their own, in the order of the file.
  const nodeAt = new Int32Array(count);
  let [inner, leaves] = [0, 0];
  for (let i = 0; i < count; i++) nodeAt[i] = left[i] === -1 ? -1 - leaves++ : inner++;
  const codes = codesByNode(saved);
  const nodes: FileNode[] = [];
  const value: number[] = [];
  const cover: number[] = [];
  for (let i = 0; i < count; i++) {
    if (left[i] === -1) {
      value.push(weighted(conditions[i]!, weight));
      cover.push(saved.sum_hessian[i]!);
      continue;
    }
    const isCategory = saved.split_type?.[i] === 1;
    // XGBoost sends a matching category right; here a match goes left.
    const [low, high] = isCategory ? [right[i]!, left[i]!] : [left[i]!, right[i]!];
    nodes.push({
      feature: saved.split_indices[i]!,
      test: isCategory ? testKinds.oneOf : testKinds.below,
      threshold: isCategory ? 0 : Math.fround(conditions[i]!),
      missing: missingKinds.nan,
      missingLeft: (saved.default_left[i] === 1) !== isCategory,
      codes: codes.get(i) ?? [],
      left: nodeAt[low]!,
      right: nodeAt[high]!,
    });
  }
  const tree = treeOf(output, nodes, { value, cover });
  if (!isTree(tree)) throw refuse(`is damaged: tree ${place} is not a tree`);
  return tree;
}

const weighted = (leaf: number, weight: number): number =>
  weight === 1 ? Math.fround(leaf) : Math.fround(Math.fround(leaf) * Math.fround(weight));

function codesByNode({ categories, categories_nodes, categories_segments, categories_sizes }: SavedTree): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (let k = 0; k < (categories_nodes?.length ?? 0); k++) {
    const start = categories_segments![k]!;
    found.set(
      categories_nodes![k]!,
      Array.from({ length: categories_sizes![k]! }, (_, j) => categories![start + j]!),
    );
  }
  return found;
}
