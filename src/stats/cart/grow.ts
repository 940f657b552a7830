import { bestSplit, type Candidate, type NodeRows, type Targets } from "./best-split.js";
import { type Cart, type CartFeature, type CartNode, goesLeft } from "./tree.js";

export interface CartLimits {
  /** Splits between the root and any leaf, at most. */
  readonly maxDepth: number;
  /** Rows that every leaf has at least. */
  readonly leastLeaf: number;
  /** Share of the root's deviance that a split must take away; 0 when left out. */
  readonly leastGain?: number;
}

/** Gains this close, as a share of the node's deviance, are a tie: rounding must not choose a feature. */
const TIE = 1e-10;

/**
 * A regression tree: each split takes away the most of the weighted squared error.
 *
 * `rows` are the rows to grow on; their targets are finite, their weights not negative. The tree does not depend on the order of
 * `rows`, to the last bit: sums run in the order of the target. Between equal gains the first feature wins, then the lowest threshold.
 * Missing values are tried on both sides and by themselves.
 *
 * @source Breiman, Friedman, Olshen & Stone (1984), Classification and Regression Trees, §8.3
 */
export function growTree(
  features: readonly CartFeature[],
  target: ArrayLike<number>,
  rows: ArrayLike<number>,
  limits: CartLimits,
  weights: ArrayLike<number> | null = null,
): Cart {
  const rowOf = Int32Array.from(rows).sort((a, b) => target[a]! - target[b]! || (weights === null ? 0 : weights[a]! - weights[b]!));
  const weight = Float64Array.from(rowOf, (row) => weights?.[row] ?? 1);
  const centre = meanOf(
    Float64Array.from(rowOf, (row) => target[row]!),
    weight,
  );
  const targets: Targets = { target: Float64Array.from(rowOf, (row) => target[row]! - centre), weight };
  const base = Int32Array.from(rowOf.keys());
  const orders = features.map((feature) => base.slice().sort(comparing(feature, rowOf)));
  const all = [base, ...orders];
  const nodes: CartNode[] = [];
  const went = new Uint8Array(rowOf.length);
  const spare = new Int32Array(rowOf.length);

  function grow(from: number, to: number, depth: number, parent: number): number {
    const { node, value, deviance } = held(base, from, to, targets);
    const place =
      nodes.push({
        depth,
        parent,
        rows: to - from,
        weight: node.weight,
        value: centre + value,
        deviance,
        split: null,
        left: -1,
        right: -1,
      }) - 1;
    if (depth >= limits.maxDepth || to - from < 2 * limits.leastLeaf) return place;
    const found = searched(node, deviance);
    if (found === null || !(found.gain > TIE * deviance) || found.gain < (limits.leastGain ?? 0) * nodes[0]!.deviance) return place;
    let kept = 0;
    for (let i = from; i < to; i++) kept += went[base[i]!] = goesLeft(found.split, features, rowOf[base[i]!]!) ? 1 : 0;
    for (const order of all) parted(order, from, to, went, spare);
    const left = grow(from, from + kept, depth + 1, place);
    const right = grow(from + kept, to, depth + 1, place);
    nodes[place] = { ...nodes[place]!, split: found.split, left, right };
    return place;
  }

  function searched(node: NodeRows, deviance: number): Candidate | null {
    let best: Candidate | null = null;
    features.forEach((feature, index) => {
      const own = bestSplit(feature, { index, order: orders[index]!, rowOf, node, targets, leastLeaf: Math.max(1, limits.leastLeaf) });
      if (own !== null && (best === null || own.gain > best.gain + TIE * deviance)) best = own;
    });
    return best;
  }

  grow(0, rowOf.length, 0, -1);
  return { nodes };
}

function meanOf(values: Float64Array, weight: Float64Array): number {
  let [total, sum] = [0, 0];
  values.forEach((value, i) => {
    total += weight[i]!;
    sum += weight[i]! * value;
  });
  return total > 0 ? sum / total : 0;
}

/** Missing values last; what ties stays in the order of the target. */
function comparing(feature: CartFeature, rowOf: Int32Array): (a: number, b: number) => number {
  if (feature.kind === "category") return (a, b) => feature.codes[rowOf[a]!]! - feature.codes[rowOf[b]!]!;
  const { values } = feature;
  return (a, b) => {
    const [x, y] = [values[rowOf[a]!]!, values[rowOf[b]!]!];
    return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : Number.isNaN(y) ? -1 : x - y;
  };
}

function held(base: Int32Array, from: number, to: number, { target, weight }: Targets) {
  let [total, sum] = [0, 0];
  for (let i = from; i < to; i++) {
    total += weight[base[i]!]!;
    sum += weight[base[i]!]! * target[base[i]!]!;
  }
  const value = total > 0 ? sum / total : 0;
  let deviance = 0;
  for (let i = from; i < to; i++) deviance += weight[base[i]!]! * (target[base[i]!]! - value) ** 2;
  return { node: { from, to, weight: total, sum }, value, deviance };
}

/** The places that went left before those that went right, each in their order. */
function parted(order: Int32Array, from: number, to: number, went: Uint8Array, spare: Int32Array): void {
  let [left, right] = [from, 0];
  for (let i = from; i < to; i++) {
    const place = order[i]!;
    if (went[place] === 1) order[left++] = place;
    else spare[right++] = place;
  }
  order.set(spare.subarray(0, right), left);
}
