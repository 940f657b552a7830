import { goesLeft, type Tree, thresholdAlone } from "../models/trees/ensemble.js";

/** What a row must pass to reach a leaf. */
export interface LeafPath {
  readonly value: number;
  /** The different features on the way; at most 31. */
  readonly features: readonly number[];
  /** Each test on the way: the node, whether the leaf is on its left, and the bit of its feature. */
  readonly steps: readonly { readonly node: number; readonly left: boolean; readonly bit: number }[];
  /** All bits. */
  readonly full: number;
  /** For each feature the share of training rows that pass its tests, as the covers tell: Π of child over parent. */
  readonly share: readonly number[];
}

/** The path of every leaf of a tree. Throws RangeError beyond 31 features on one path. */
export function leafPaths(tree: Tree): readonly LeafPath[] {
  if (tree.feature.length === 0) return [{ value: tree.value[0]!, features: [], steps: [], full: 0, share: [] }];
  const covers = nodeCovers(tree);
  const found: LeafPath[] = [];
  const walk = (child: number, way: readonly { readonly node: number; readonly left: boolean }[]): void => {
    if (child < 0) {
      found[-1 - child] = pathOf(tree, tree.value[-1 - child]!, way, covers);
      return;
    }
    walk(tree.left[child]!, [...way, { node: child, left: true }]);
    walk(tree.right[child]!, [...way, { node: child, left: false }]);
  };
  walk(0, []);
  return found;
}

function pathOf(
  tree: Tree,
  value: number,
  way: readonly { readonly node: number; readonly left: boolean }[],
  covers: Float64Array,
): LeafPath {
  const features = [...new Set(way.map(({ node }) => tree.feature[node]!))];
  if (features.length > 31) throw new RangeError(`a path with ${features.length} features is too long to explain`);
  const share = features.map(() => 1);
  const steps = way.map(({ node, left }) => {
    const bit = features.indexOf(tree.feature[node]!);
    share[bit]! *= covers[node]! > 0 ? coverOf(tree, covers, left ? tree.left[node]! : tree.right[node]!) / covers[node]! : 0;
    return { node, left, bit };
  });
  return { value, features, steps, full: 2 ** features.length - 1, share };
}

const coverOf = (tree: Tree, covers: Float64Array, child: number): number => (child < 0 ? tree.cover[-1 - child]! : covers[child]!);

/** The covers of inner nodes, as sums of their leaves'. */
function nodeCovers(tree: Tree): Float64Array {
  const covers = new Float64Array(tree.feature.length);
  const sum = (child: number): number => {
    if (child < 0) return tree.cover[-1 - child]!;
    covers[child] = sum(tree.left[child]!) + sum(tree.right[child]!);
    return covers[child]!;
  };
  sum(0);
  return covers;
}

/** For every row the features of each leaf's path whose tests it passes, as bits: `masks[leaf * rows + row]`. */
export function leafMasks(tree: Tree, paths: readonly LeafPath[], columns: readonly Float64Array[], rows: number): Uint32Array {
  const masks = new Uint32Array(paths.length * rows);
  const wentLeft = new Uint8Array(tree.feature.length * rows);
  tree.feature.forEach((feature, node) => {
    const values = columns[feature]!;
    const threshold = thresholdAlone(tree, node);
    for (let row = 0; row < rows; row++) {
      const x = values[row]!;
      wentLeft[node * rows + row] = (threshold !== null && !Number.isNaN(x) ? x <= threshold : goesLeft(tree, node, x)) ? 1 : 0;
    }
  });
  paths.forEach(({ steps, full }, leaf) => {
    const own = masks.subarray(leaf * rows, (leaf + 1) * rows).fill(full);
    for (const { node, left, bit } of steps) {
      const went = wentLeft.subarray(node * rows, (node + 1) * rows);
      const wanted = left ? 1 : 0;
      // One where the row went the other way: its bit is taken away.
      for (let row = 0; row < rows; row++) own[row]! &= ~((went[row]! ^ wanted) << bit);
    }
  });
  return masks;
}
