import { goesLeft, type Tree, thresholdAlone } from "./ensemble.js";

/** The leaves of a tree from left to right, and which of them a row that turns right at a node leaves behind. */
export interface LeafMasks {
  /** 32-bit words that hold one bit a leaf. */
  readonly words: number;
  /** Leaf values from left to right. */
  readonly values: Float64Array;
  /** By inner node: the places of the first leaf below it, and of the first one to the right of its left branch. */
  readonly first: Int32Array;
  readonly middle: Int32Array;
}

/**
 * A row ends in the leftmost leaf that none of its turns to the right leaves behind, in whatever order the nodes are asked.
 *
 * @source Lucchese et al. (2015), QuickScorer, SIGIR, §3
 */
export function leafMasks({ feature, left, right, value }: Tree): LeafMasks {
  const nodes = feature.length;
  const [first, middle] = [new Int32Array(nodes), new Int32Array(nodes)];
  const values: number[] = [];
  const walk = (node: number): void => {
    if (node < 0) {
      values.push(value[-1 - node]!);
      return;
    }
    first[node] = values.length;
    walk(left[node]!);
    middle[node] = values.length;
    walk(right[node]!);
  };
  walk(nodes === 0 ? -1 : 0);
  return { words: Math.ceil(values.length / 32), values: Float64Array.from(values), first, middle };
}

/** For each row the leaves that its values of one feature leave open, as bits; the rows' words lie one after the other. */
export function openLeaves(tree: Tree, masks: LeafMasks, feature: number, values: Float64Array): Uint32Array {
  const { words, first, middle } = masks;
  const open = new Uint32Array(values.length * words).fill(0xffffffff);
  tree.feature.forEach((own, node) => {
    if (own !== feature) return;
    for (let word = 0; word < words; word++) {
      const kept = ~bits(first[node]! - 32 * word, middle[node]! - 32 * word);
      if (kept === -1) continue;
      const threshold = thresholdAlone(tree, node);
      for (let row = 0; row < values.length; row++) {
        const x = values[row]!;
        if (threshold !== null && !Number.isNaN(x) ? x > threshold : !goesLeft(tree, node, x)) open[row * words + word]! &= kept;
      }
    }
  });
  return open;
}

/** Ones from place `from` up to before place `to`, of the 32 of a word. */
function bits(from: number, to: number): number {
  const [low, high] = [Math.max(0, from), Math.min(32, to)];
  if (high <= low) return 0;
  const width = high - low;
  return width === 32 ? -1 : ((1 << width) - 1) << low;
}
