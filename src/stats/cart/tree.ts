/** Numbers, one a row (NaN = missing), or codes into levels, one a row (a code that is no level = missing). */
export type CartFeature =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "category"; readonly codes: ArrayLike<number>; readonly levels: { readonly length: number } };

/**
 * How a node sends rows on.
 *
 * Of numbers, those at most `threshold` go left and greater ones right; at an infinite threshold the known ones go left and the missing
 * ones right. Of levels, `sides` has 1 for left, −1 for right and 0 for levels that the node did not see; the last place is of the
 * missing ones. What is missing, or was not seen, goes left where `restLeft` is true.
 */
export type CartSplit =
  | { readonly kind: "number"; readonly feature: number; readonly threshold: number; readonly restLeft: boolean }
  | { readonly kind: "category"; readonly feature: number; readonly sides: Int8Array; readonly restLeft: boolean };

export interface CartNode {
  readonly depth: number;
  /** Node that this one comes from; −1 at the root. */
  readonly parent: number;
  /** Rows that the tree was grown on and that come here, and their weight. */
  readonly rows: number;
  readonly weight: number;
  /** Weighted mean of the target. */
  readonly value: number;
  /** Weighted sum of squared distances from that mean. */
  readonly deviance: number;
  /** null at a leaf. */
  readonly split: CartSplit | null;
  /** Nodes that it sends rows to; −1 at a leaf. */
  readonly left: number;
  readonly right: number;
}

/** A regression tree; node 0 is the root, and a parent stands before its children, the left before the right. */
export interface Cart {
  readonly nodes: readonly CartNode[];
}

/** Whether a row goes left at a split. */
export function goesLeft(split: CartSplit, features: readonly CartFeature[], row: number): boolean {
  const feature = features[split.feature]!;
  if (split.kind === "number") {
    const value = feature.kind === "number" ? feature.values[row]! : Number.NaN;
    return Number.isNaN(value) ? split.restLeft : value <= split.threshold;
  }
  const levels = split.sides.length - 1;
  const code = feature.kind === "category" ? Math.min(feature.codes[row]!, levels) : levels;
  const side = split.sides[code]!;
  return side === 0 ? split.restLeft : side === 1;
}

/** The node of the leaf that a row comes to. */
export function leafOf({ nodes }: Cart, features: readonly CartFeature[], row: number): number {
  let at = 0;
  for (let node = nodes[0]!; node.split !== null; node = nodes[at]!) at = goesLeft(node.split, features, row) ? node.left : node.right;
  return at;
}

/** The leaves of some rows, in their order. */
export const leavesOf = (tree: Cart, features: readonly CartFeature[], rows: ArrayLike<number>): Int32Array =>
  Int32Array.from(rows, (row) => leafOf(tree, features, row));

/** The nodes from the root to a node, both included. */
export function pathTo({ nodes }: Cart, node: number): readonly number[] {
  const path: number[] = [];
  for (let at = node; at !== -1; at = nodes[at]!.parent) path.unshift(at);
  return path;
}
