import { fault } from "../errors.js";
import { type Ensemble, hasCovers } from "../models/trees/ensemble.js";
import { assertAdditive } from "./additivity.js";
import { type LeafPath, leafMasks, leafPaths } from "./leaf-path.js";

/** Rows as an ensemble's numbers: one array a feature, NaN = missing; weights of 1 when absent. */
export interface Rows {
  readonly columns: readonly Float64Array[];
  readonly rows: number;
  readonly weights?: Float64Array;
}

/** What each feature adds to the raw score of each row. That it adds up is asserted for every row, to 1e-9 of the numbers' size: EH900 otherwise. */
export interface Attribution {
  /** The value that the contributions start from. */
  readonly base: number;
  /** One array a feature, one number a row; with `base` they add up to the row's raw score. */
  readonly contributions: readonly Float64Array[];
}

/**
 * Interventional Shapley values of one raw score, with every row of the background: exact, not sampled.
 *
 * A row's score less the background's mean is split among the features: v(S) = mean over background rows r of
 * f(x on S, r elsewhere). A leaf needs only which of its path's features a row and a background row satisfy, so
 * background rows are counted by that mask once, and every row looks its own mask up.
 *
 * Unit: that of the raw score (divided by the ensemble's divisor). Example: one split x ≤ 0 ? 0 : 1, x = 1 against
 * a background of 0 → base 0, contribution 1.
 *
 * @source Lundberg et al. (2020), Nature Machine Intelligence 2:56–67, algorithm 3; counted by leaf masks
 */
export function interventionalShap(ensemble: Ensemble, foreground: Rows, background: Rows, output = 0): Attribution {
  const total = weightOf(background);
  return attributed(ensemble, foreground, output, {
    table(path, leaf, backgroundMasks) {
      const weightByMask = new Map<number, number>();
      for (let row = 0; row < background.rows; row++) {
        const mask = backgroundMasks![leaf * background.rows + row]!;
        weightByMask.set(mask, (weightByMask.get(mask) ?? 0) + (background.weights?.[row] ?? 1) / total);
      }
      return { start: path.value * (weightByMask.get(path.full) ?? 0), of: (mask) => pairwise(path, mask, weightByMask) };
    },
    background,
  });
}

/**
 * Path-dependent Shapley values of one raw score, with the training covers in the trees as the background.
 *
 * Unit: that of the raw score (divided by the ensemble's divisor).
 *
 * Throws EH200 where the file has no covers, as ONNX files have none.
 *
 * @source Lundberg, Erion & Lee (2018), arXiv:1802.03888, §4; as a sum over leaves, Yang (2021), arXiv:2109.09847
 */
export function pathDependentShap(ensemble: Ensemble, foreground: Rows, output = 0): Attribution {
  if (!hasCovers(ensemble))
    throw fault("EH200", `${ensemble.library} files do not say how many training rows reached each leaf`, {
      help: ["ask for interventional values: their background is rows of the data"],
    });
  return attributed(ensemble, foreground, output, {
    table: (path) => ({ start: path.value * path.share.reduce((product, z) => product * z, 1), of: (mask) => byShares(path, mask) }),
    background: null,
  });
}

interface Way {
  /** For a leaf: what it adds to the base, and to each feature of its path for rows of a mask. */
  table(path: LeafPath, leaf: number, backgroundMasks: Uint32Array | null): { readonly start: number; of(mask: number): Float64Array };
  readonly background: Rows | null;
}

function attributed(ensemble: Ensemble, foreground: Rows, output: number, { table, background }: Way): Attribution {
  const { trees, divisor, precision, features } = ensemble;
  const own = rounded(foreground, precision);
  const other = background === foreground ? own : background && rounded(background, precision);
  const contributions = features.map(() => new Float64Array(foreground.rows));
  const reached = new Float64Array(own.rows).fill(ensemble.base[output]!);
  let base = ensemble.base[output]!;
  trees.forEach((tree) => {
    if (tree.output !== output) return;
    const paths = leafPaths(tree);
    const masks = leafMasks(tree, paths, own.columns, own.rows);
    const backgroundMasks = other === own ? masks : other && leafMasks(tree, paths, other.columns, other.rows);
    paths.forEach((path, leaf) => {
      const { start, of } = table(path, leaf, backgroundMasks);
      base += start;
      for (let row = 0; row < own.rows; row++) if (masks[leaf * own.rows + row] === path.full) reached[row]! += path.value;
      if (path.features.length === 0) return;
      const known = byMask(path.features.length, of);
      const into = path.features.map((feature) => contributions[feature]!);
      for (let row = 0; row < own.rows; row++) {
        const parts = known(masks[leaf * own.rows + row]!);
        if (parts !== null) for (let i = 0; i < into.length; i++) into[i]![row]! += parts[i]!;
      }
    });
  });
  assertAdditive(base, contributions, reached);
  return { base: base / divisor, contributions: divisor === 1 ? contributions : contributions.map((one) => one.map((x) => x / divisor)) };
}

/** Features of a path up to which places of masks are looked up in an array, used again for every leaf. */
const MOST_DENSE = 12;
const places = new Int32Array(2 ** MOST_DENSE);

/** What rows of a mask get, worked out once a mask; null where all of it is 0. */
function byMask(features: number, of: (mask: number) => Float64Array): (mask: number) => Float64Array | null {
  const found = (mask: number): Float64Array | null => {
    const parts = of(mask);
    return parts.every((part) => part === 0) ? null : parts;
  };
  if (features > MOST_DENSE) {
    const known = new Map<number, Float64Array | null>();
    return (mask) => {
      let parts = known.get(mask);
      if (parts === undefined) {
        parts = found(mask);
        known.set(mask, parts);
      }
      return parts;
    };
  }
  places.fill(0, 0, 2 ** features);
  const known: (Float64Array | null)[] = [];
  return (mask) => {
    if (places[mask] === 0) places[mask] = known.push(found(mask));
    return known[places[mask]! - 1]!;
  };
}

const rounded = (rows: Rows, precision: Ensemble["precision"]): Rows =>
  precision === "double" ? rows : { ...rows, columns: rows.columns.map((column) => Float64Array.from(column, Math.fround)) };

export const weightOf = ({ rows, weights }: Rows): number => weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;

/** Against background rows with mask b: the leaf is reached by a mixture exactly when a | b is everything; then the Shapley weights of two disjoint sets. */
function pairwise({ value, features, full }: LeafPath, a: number, weightByMask: ReadonlyMap<number, number>): Float64Array {
  const parts = new Float64Array(features.length);
  const needed = full & ~a;
  if (weightByMask.size <= 2 ** bitsIn(a)) {
    for (const [b, weight] of weightByMask) if ((b & needed) === needed) shared(parts, value * weight, a & ~b, b & ~a);
    return parts;
  }
  // Fewer masks can complete this one than occur: go through the subsets of a.
  for (let subset = a; ; subset = (subset - 1) & a) {
    const b = (needed | subset) >>> 0;
    const weight = weightByMask.get(b);
    if (weight !== undefined) shared(parts, value * weight, a & ~b, b & ~a);
    if (subset === 0) return parts;
  }
}

/** Adds what a pair gives: something to each feature that only the row passes, taken from each that only the background row passes. */
function shared(parts: Float64Array, weight: number, onlyRow: number, onlyBackground: number): void {
  const [u, w] = [bitsIn(onlyRow), bitsIn(onlyBackground)];
  if (u + w === 0) return;
  const plus = u === 0 ? 0 : (weight * factorials[u - 1]! * factorials[w]!) / factorials[u + w]!;
  const minus = w === 0 ? 0 : (weight * factorials[u]! * factorials[w - 1]!) / factorials[u + w]!;
  for (let bits = onlyRow; bits !== 0; bits &= bits - 1) parts[31 - Math.clz32(bits & -bits)]! += plus;
  for (let bits = onlyBackground; bits !== 0; bits &= bits - 1) parts[31 - Math.clz32(bits & -bits)]! -= minus;
}

/** φᵢ = v (oᵢ − zᵢ) Σₖ k! (d − 1 − k)! / d! · [tᵏ] Π over j ≠ i of (zⱼ + oⱼ t). */
function byShares({ value, features, share }: LeafPath, mask: number): Float64Array {
  const d = features.length;
  const weights = Array.from({ length: d }, (_, k) => (factorial(k) * factorial(d - 1 - k)) / factorial(d));
  const passes = (j: number): number => (mask >>> j) & 1;
  return Float64Array.from(features, (_, i) => {
    let product = [1];
    for (let j = 0; j < d; j++) {
      if (j === i) continue;
      const next = new Array<number>(product.length + 1).fill(0);
      product.forEach((c, k) => {
        next[k]! += c * share[j]!;
        next[k + 1]! += c * passes(j);
      });
      product = next;
    }
    return value * (passes(i) - share[i]!) * product.reduce((sum, c, k) => sum + c * weights[k]!, 0);
  });
}

const factorials = Array.from({ length: 33 }, (_, n) => Array.from({ length: n }, (_, i) => i + 1).reduce((product, i) => product * i, 1));
const factorial = (n: number): number => factorials[n]!;

function bitsIn(mask: number): number {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
