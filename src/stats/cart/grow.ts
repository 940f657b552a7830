import { bestSplit, type Candidate, type NodeRows, type Targets } from "./best-split.js";
import { byGap, byMean, type Criterion, empty, take } from "./criterion.js";
import { type Cart, type CartFeature, type CartNode, goesLeft } from "./tree.js";

export interface CartLimits {
  /** Splits between the root and any leaf, at most. */
  readonly maxDepth: number;
  /** Rows that every leaf has at least; of a gap, of each group. */
  readonly leastLeaf: number;
  /** Share of the root's deviance that a split must take away; 0 when left out. */
  readonly leastGain?: number;
  /** What a split must take away at least, in variances of the node: the χ² of one split; 0 when left out. */
  readonly leastEvidence?: number;
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
  const all = Array.from(rows, (row) => ({ row, second: 0 }));
  return grown(features, { target, rows: all, weights }, limits, { criterion: byMean(least(limits)), gap: false });
}

/**
 * A tree whose leaves differ in the gap: the mean of the target among the first group's rows less that among the second's.
 *
 * A node's value is that gap, its deviance the distances from each group's own mean. Otherwise as `growTree`.
 */
export function growGapTree(
  features: readonly CartFeature[],
  target: ArrayLike<number>,
  [first, second]: readonly [ArrayLike<number>, ArrayLike<number>],
  limits: CartLimits,
  weights: ArrayLike<number> | null = null,
): Cart {
  const all = [...Array.from(first, (row) => ({ row, second: 0 })), ...Array.from(second, (row) => ({ row, second: 1 }))];
  return grown(features, { target, rows: all, weights }, limits, { criterion: byGap(least(limits)), gap: true });
}

const least = ({ leastLeaf }: CartLimits): number => Math.max(1, leastLeaf);

interface Grown {
  readonly target: ArrayLike<number>;
  readonly rows: { readonly row: number; readonly second: number }[];
  readonly weights: ArrayLike<number> | null;
}

function grown(
  features: readonly CartFeature[],
  { target, rows, weights }: Grown,
  limits: CartLimits,
  { criterion, gap }: { readonly criterion: Criterion; readonly gap: boolean },
): Cart {
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  rows.sort((a, b) => target[a.row]! - target[b.row]! || weightOf(a.row) - weightOf(b.row) || a.second - b.second);
  const rowOf = Int32Array.from(rows, ({ row }) => row);
  const weight = Float64Array.from(rowOf, weightOf);
  const centre = meanOf(
    Float64Array.from(rowOf, (row) => target[row]!),
    weight,
  );
  const second = gap ? Uint8Array.from(rows, (one) => one.second) : null;
  const targets: Targets = { target: Float64Array.from(rowOf, (row) => target[row]! - centre), weight, second };
  const base = Int32Array.from(rowOf.keys());
  const orders = features.map((feature) => base.slice().sort(comparing(feature, rowOf)));
  const nodes: CartNode[] = [];
  const went = new Uint8Array(rowOf.length);
  const spare = new Int32Array(rowOf.length);

  function grow(from: number, to: number, depth: number, parent: number): number {
    const { total, deviance } = held(base, { from, to, targets });
    const value = criterion.value(total) + (gap ? 0 : centre);
    const leaf = {
      depth,
      parent,
      rows: to - from,
      weight: total.weight + total.weight2,
      value,
      deviance,
      split: null,
      left: -1,
      right: -1,
    };
    const place = nodes.push(leaf) - 1;
    if (depth >= limits.maxDepth || to - from < 2 * limits.leastLeaf) return place;
    const found = searched({ from, to, total }, deviance);
    if (found === null || !(found.gain > TIE * deviance) || tooLittle(found.gain, nodes[place]!, nodes[0]!)) return place;
    let kept = 0;
    for (let i = from; i < to; i++) {
      const left = goesLeft(found.split, features, rowOf[base[i]!]!);
      went[base[i]!] = left ? 1 : 0;
      if (left) kept++;
    }
    for (const order of [base, ...orders]) parted(order, { from, to, went, spare });
    const left = grow(from, from + kept, depth + 1, place);
    const right = grow(from + kept, to, depth + 1, place);
    nodes[place] = { ...leaf, split: found.split, left, right };
    return place;
  }

  function searched(node: NodeRows, deviance: number): Candidate | null {
    let best: Candidate | null = null;
    features.forEach((feature, index) => {
      const own = bestSplit(feature, { index, order: orders[index]!, rowOf, node, targets, criterion });
      if (own !== null && (best === null || own.gain > best.gain + TIE * deviance)) best = own;
    });
    return best;
  }

  const tooLittle = (gain: number, node: CartNode, root: CartNode): boolean =>
    gain < (limits.leastGain ?? 0) * root.deviance || gain * node.rows < (limits.leastEvidence ?? 0) * node.deviance;

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

function held(base: Int32Array, { from, to, targets }: { readonly from: number; readonly to: number; readonly targets: Targets }) {
  const total = empty();
  for (let i = from; i < to; i++) take(total, base[i]!, targets);
  const { target, weight, second } = targets;
  const [mean, mean2] = [total.weight > 0 ? total.sum / total.weight : 0, total.weight2 > 0 ? total.sum2 / total.weight2 : 0];
  let deviance = 0;
  for (let i = from; i < to; i++) {
    const place = base[i]!;
    deviance += weight[place]! * (target[place]! - (second?.[place] === 1 ? mean2 : mean)) ** 2;
  }
  return { total, deviance };
}

interface Parted {
  readonly from: number;
  readonly to: number;
  readonly went: Uint8Array;
  readonly spare: Int32Array;
}

/** The places that went left before those that went right, each in their order. */
function parted(order: Int32Array, { from, to, went, spare }: Parted): void {
  let [left, right] = [from, 0];
  for (let i = from; i < to; i++) {
    const place = order[i]!;
    if (went[place] === 1) order[left++] = place;
    else spare[right++] = place;
  }
  order.set(spare.subarray(0, right), left);
}
