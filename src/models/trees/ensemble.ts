import type { Table } from "../../table/table.js";

/** Trees whose leaf values add up to the raw score of a row; the rules of each library are kept exactly. */
export interface Ensemble {
  /** e.g. "LightGBM v4", "XGBoost 3.1". */
  readonly library: string;
  /** What it reads, in the order of its numbers. */
  readonly features: readonly Feature[];
  /** In the order in which the library adds them. */
  readonly trees: readonly Tree[];
  /** Raw scores a row: 1, or one a class. */
  readonly outputs: number;
  /** Added to the raw scores, one each. */
  readonly base: Float64Array;
  /** Raw scores are divided by this before they become predictions: the iterations of a random forest, else 1. */
  readonly divisor: number;
  /** `single`: values are rounded to 32 bits before they are compared, and so is each sum. */
  readonly precision: "single" | "double";
  /** From raw scores to what the library calls a prediction. */
  readonly transform: Transform;
}

export interface Feature {
  readonly name: string;
  /** Texts by code when the library knows the column as categories; null = numbers. */
  readonly categories: readonly string[] | null;
  /** How its numbers come out of a table; absent = from the column of its name. */
  readonly read?: (table: Table) => Float64Array;
}

/** logistic: 1 / (1 + e^(−slope·x)); exponential: eˣ; softplus: ln(1 + eˣ); signed_square: sign(x)·x²; one_vs_rest: logistic for each class; sign: 1 above 0. */
export interface Transform {
  readonly kind: "identity" | "logistic" | "softmax" | "one_vs_rest" | "exponential" | "softplus" | "signed_square" | "sign";
  readonly slope: number;
}

/** Which value counts as missing at a node: none (NaN is read as 0), 0 and NaN, or NaN. */
export const missingKinds = { none: 0, zero: 1, nan: 2 } as const;
/** The test of a node: at most the threshold, below it, a code whose whole part is in the node's set, or a number that is itself in the set. */
export const testKinds = { atMost: 0, below: 1, oneOf: 2, exactly: 3 } as const;

/** One tree. Inner nodes are 0 … feature.length − 1, the root is 0; a child below 0 is the leaf −1 − child. A tree without inner nodes is one leaf. */
export interface Tree {
  /** Which raw score it adds to. */
  readonly output: number;
  readonly feature: Int32Array;
  readonly test: Uint8Array;
  readonly threshold: Float64Array;
  readonly missing: Uint8Array;
  /** Whether a missing value goes left. */
  readonly missingLeft: Uint8Array;
  /** Sets of `oneOf` and `exactly` nodes as bits, in `sets`: words from `setStart[node]` to `setStart[node + 1]`. */
  readonly sets: Uint32Array;
  readonly setStart: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
  /** Training rows (LightGBM) or their weight (XGBoost) in each leaf. */
  readonly cover: Float64Array;
}

/** Whether the value goes left at the node. `x` is already rounded when the ensemble is of single precision. */
export function goesLeft(tree: Tree, node: number, x: number): boolean {
  if (asksForSet(tree, node)) {
    if (Number.isNaN(x)) return tree.missingLeft[node] === 1;
    return (tree.test[node] === testKinds.oneOf || Number.isInteger(x)) && isInSet(tree, node, Math.trunc(x));
  }
  const missing = tree.missing[node]!;
  let value = x;
  if (Number.isNaN(x)) {
    if (missing === missingKinds.nan || missing === missingKinds.zero) return tree.missingLeft[node] === 1;
    value = 0;
  } else if (missing === missingKinds.zero && Math.abs(x) <= ZERO) return tree.missingLeft[node] === 1;
  return tree.test[node] === testKinds.atMost ? value <= tree.threshold[node]! : value < tree.threshold[node]!;
}

/** Whether a node asks for a set of codes rather than for a threshold. */
export const asksForSet = ({ test }: Pick<Tree, "test">, node: number): boolean =>
  test[node] === testKinds.oneOf || test[node] === testKinds.exactly;

/** The threshold that a number which is there has to be at most to go left; null where more than that is asked. */
export const thresholdAlone = ({ test, missing, threshold }: Tree, node: number): number | null =>
  test[node] === testKinds.atMost && missing[node] !== missingKinds.zero ? threshold[node]! : null;

/** What LightGBM holds for zero: 1e-35 in single precision. */
const ZERO = Math.fround(1e-35);

export function isInSet({ sets, setStart }: Pick<Tree, "sets" | "setStart">, node: number, code: number): boolean {
  if (code < 0) return false;
  const word = setStart[node]! + Math.floor(code / 32);
  return word < setStart[node + 1]! && ((sets[word]! >>> (code % 32)) & 1) === 1;
}

/** Whether the file says how many training rows reached each leaf: without, nothing can be weighed by them. */
export const hasCovers = ({ trees }: Pick<Ensemble, "trees">): boolean => trees.every(({ cover }) => cover.some((rows) => rows > 0));

/** The leaf of a row whose values are given by feature. */
export function leafOf(tree: Tree, columns: readonly Float64Array[], row: number): number {
  if (tree.feature.length === 0) return 0;
  let node = 0;
  do {
    node = goesLeft(tree, node, columns[tree.feature[node]!]![row]!) ? tree.left[node]! : tree.right[node]!;
  } while (node >= 0);
  return -1 - node;
}
