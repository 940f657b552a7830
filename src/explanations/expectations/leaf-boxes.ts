import { asksForSet, missingKinds, type Tree } from "../../models/trees/ensemble.js";

/** What leads to a leaf: for each feature that is asked on the way, the values that pass. */
export type Box = ReadonlyMap<number, Passing>;

/** Values of one feature that pass: numbers above `above` and up to `upTo`, codes in `codes`, and whether a missing value does. */
export interface Passing {
  readonly above: number;
  readonly upTo: number;
  /** Codes that pass; null where numbers are compared, or every code. */
  readonly codes: ReadonlySet<number> | null;
  /** Codes that do not pass, beside `codes`. */
  readonly without: ReadonlySet<number>;
  readonly missing: boolean;
}

const everything: Passing = {
  above: Number.NEGATIVE_INFINITY,
  upTo: Number.POSITIVE_INFINITY,
  codes: null,
  without: new Set(),
  missing: true,
};

/** A leaf that some row can reach, with what leads to it. */
export interface BoxedLeaf {
  readonly leaf: number;
  readonly box: Box;
}

/**
 * The leaves below a node that some row can reach, each with its box; `parting` is told of every inner node with the leaves on its two sides.
 *
 * `node` below 0 is the leaf −1 − node. Of `present` a missing value is not let through.
 */
export function boxedLeaves(
  tree: Tree,
  present: number,
  parting: (node: number, left: readonly BoxedLeaf[], right: readonly BoxedLeaf[]) => void,
): readonly BoxedLeaf[] {
  const below = (node: number, box: Box): readonly BoxedLeaf[] => {
    if (node < 0) return [{ leaf: -1 - node, box }];
    const feature = tree.feature[node]!;
    const before = box.get(feature) ?? (feature === present ? { ...everything, missing: false } : everything);
    const side = (left: boolean): readonly BoxedLeaf[] => {
      const passing = narrowed(tree, node, before, left);
      return canPass(passing) ? below(left ? tree.left[node]! : tree.right[node]!, new Map(box).set(feature, passing)) : [];
    };
    const [left, right] = [side(true), side(false)];
    parting(node, left, right);
    return [...left, ...right];
  };
  return below(tree.feature.length === 0 ? -1 : 0, new Map());
}

const canPass = (one: Passing): boolean => overlap(one, one);

/**
 * The values that pass a node on one side.
 *
 * Where a library takes 0 for missing, 0 is let through on both sides: a box may then be too large, never too small.
 */
function narrowed(tree: Tree, node: number, before: Passing, left: boolean): Passing {
  const missing = before.missing && (tree.missingLeft[node] === 1) === left;
  if (asksForSet(tree, node)) {
    const inSet = codesOf(tree, node);
    if (left)
      return { ...before, missing, codes: before.codes === null ? inSet : new Set([...before.codes].filter((code) => inSet.has(code))) };
    return { ...before, missing, without: new Set([...before.without, ...inSet]) };
  }
  const threshold = tree.threshold[node]!;
  const zero = tree.missing[node] === missingKinds.zero;
  // NaN is read as 0 where nothing counts as missing.
  const asZero = tree.missing[node] === missingKinds.none ? before.missing : missing;
  if (left) return { ...before, missing: asZero, upTo: Math.min(before.upTo, zero ? Math.max(threshold, 0) : threshold) };
  return { ...before, missing: asZero, above: Math.max(before.above, zero ? Math.min(threshold, -Number.MIN_VALUE) : threshold) };
}

function codesOf({ sets, setStart }: Tree, node: number): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let word = setStart[node]!; word < setStart[node + 1]!; word++)
    for (let bit = 0; bit < 32; bit++) if ((sets[word]! >>> bit) & 1) codes.add(32 * (word - setStart[node]!) + bit);
  return codes;
}

/** Whether some row can be in both boxes, leaving out one feature. */
export function meet(a: Box, b: Box, leavingOut: number): boolean {
  for (const [feature, one] of a) {
    if (feature === leavingOut) continue;
    const other = b.get(feature);
    if (other !== undefined && !overlap(one, other)) return false;
  }
  return true;
}

function overlap(a: Passing, b: Passing): boolean {
  if (a.missing && b.missing) return true;
  if (!(Math.max(a.above, b.above) < Math.min(a.upTo, b.upTo))) return false;
  if (a.codes === null && b.codes === null) return true;
  const codes = a.codes === null ? b.codes! : b.codes === null ? a.codes : new Set([...a.codes].filter((code) => b.codes!.has(code)));
  return [...codes].some((code) => !a.without.has(code) && !b.without.has(code));
}
