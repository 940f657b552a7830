import type { Tree } from "./ensemble.js";

/** A node as a library's file gives it. */
export interface FileNode {
  readonly feature: number;
  readonly test: number;
  readonly threshold: number;
  readonly missing: number;
  readonly missingLeft: boolean;
  /** Codes that go left; [] for numbers. */
  readonly codes: readonly number[];
  /** A child below 0 is the leaf −1 − child. */
  readonly left: number;
  readonly right: number;
}

/** The tree of nodes and leaves in the order in which children name them. */
export function treeOf(
  output: number,
  nodes: readonly FileNode[],
  leaves: { readonly value: ArrayLike<number>; readonly cover: ArrayLike<number> },
): Tree {
  const bits = nodes.map(({ codes }) => bitsOf(codes));
  const setStart = new Int32Array(nodes.length + 1);
  bits.forEach((words, i) => {
    setStart[i + 1] = setStart[i]! + words.length;
  });
  return {
    output,
    feature: Int32Array.from(nodes, ({ feature }) => feature),
    test: Uint8Array.from(nodes, ({ test }) => test),
    threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
    missing: Uint8Array.from(nodes, ({ missing }) => missing),
    missingLeft: Uint8Array.from(nodes, ({ missingLeft }) => (missingLeft ? 1 : 0)),
    sets: Uint32Array.from(bits.flat()),
    setStart,
    left: Int32Array.from(nodes, ({ left }) => left),
    right: Int32Array.from(nodes, ({ right }) => right),
    value: Float64Array.from(leaves.value),
    cover: Float64Array.from(leaves.cover),
  };
}

function bitsOf(codes: readonly number[]): number[] {
  const words: number[] = new Array<number>(codes.length === 0 ? 0 : Math.floor(Math.max(...codes) / 32) + 1).fill(0);
  for (const code of codes) words[Math.floor(code / 32)]! |= 1 << (code % 32);
  return words;
}

/** Whether every node and leaf is reached exactly once from the root: a file that is cut or twisted is not a tree. */
export function isTree({ feature, left, right, value }: Tree): boolean {
  if (feature.length === 0) return value.length === 1;
  const seenNodes = new Uint8Array(feature.length);
  const seenLeaves = new Uint8Array(value.length);
  const open = [0];
  while (open.length > 0) {
    const node = open.pop()!;
    if (node >= feature.length || seenNodes[node]) return false;
    seenNodes[node] = 1;
    for (const child of [left[node]!, right[node]!]) {
      if (child >= 0) open.push(child);
      else if (-1 - child >= value.length || seenLeaves[-1 - child]) return false;
      else seenLeaves[-1 - child] = 1;
    }
  }
  return seenNodes.every((seen) => seen === 1) && seenLeaves.every((seen) => seen === 1);
}
