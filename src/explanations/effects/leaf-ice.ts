import { type Ensemble, goesLeft, leafOf, type Tree } from "../../models/trees/ensemble.js";
import { routed } from "../leaf-scores.js";
import type { Ice } from "./ice.js";

export interface LeafIceOf {
  /** Values by feature, NaN = missing. */
  readonly columns: readonly Float64Array[];
  /** Rows that are looked at; numbers are in their order. */
  readonly rows: ArrayLike<number>;
  /** Place of the feature. */
  readonly feature: number;
  /** Its values at the points of the grid, as the ensemble's numbers. */
  readonly grid: Float64Array;
  readonly output?: number;
}

/**
 * Individual conditional expectation of a tree ensemble from one walk a row and tree, not from one a point.
 *
 * At a test of the feature the walk carries on both ways with the points that go there; at a leaf its value counts for
 * the points that arrived. Exact, for categories and missing values too.
 *
 * Unit: raw score, divided by the ensemble's divisor.
 *
 * @source Goldstein et al. (2015), J. Comput. Graph. Stat. 24:44–65, §2, the same numbers
 */
export function leafIce(ensemble: Ensemble, { columns, rows, feature, grid, output = 0 }: LeafIceOf): Ice {
  const values = routed(ensemble, columns);
  const points = ensemble.precision === "double" ? grid : grid.map(Math.fround);
  const same = new Float64Array(rows.length).fill(ensemble.base[output]!);
  const ice = Array.from(points, () => new Float64Array(rows.length));
  for (const tree of ensemble.trees) {
    if (tree.output !== output) continue;
    if (!tree.feature.includes(feature)) {
      for (let i = 0; i < rows.length; i++) same[i]! += tree.value[leafOf(tree, values, rows[i]!)]!;
      continue;
    }
    for (let from = 0; from < points.length; from += 32) walked(tree, { values, rows, feature, points, from, ice });
  }
  return ice.map((one) => one.map((x, i) => (x + same[i]!) / ensemble.divisor));
}

interface Walk {
  readonly values: readonly Float64Array[];
  readonly rows: ArrayLike<number>;
  readonly feature: number;
  readonly points: Float64Array;
  /** The first of up to 32 points that are carried at a time, as bits. */
  readonly from: number;
  readonly ice: readonly Float64Array[];
}

function walked(tree: Tree, { values, rows, feature, points, from, ice }: Walk): void {
  const width = Math.min(32, points.length - from);
  const leftPoints = Uint32Array.from(tree.feature, (own, node) => (own === feature ? pointsLeft(tree, node, points, from, width) : 0));
  const all = width === 32 ? 0xffffffff : 2 ** width - 1;
  const [nodes, masks] = [new Int32Array(tree.feature.length + 1), new Uint32Array(tree.feature.length + 1)];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    nodes[0] = 0;
    masks[0] = all;
    for (let open = 1; open > 0; ) {
      open--;
      let [node, mask] = [nodes[open]!, masks[open]!];
      while (node >= 0) {
        if (tree.feature[node] !== feature) {
          node = goesLeft(tree, node, values[tree.feature[node]!]![row]!) ? tree.left[node]! : tree.right[node]!;
          continue;
        }
        const left = (mask & leftPoints[node]!) >>> 0;
        const right = (mask & ~leftPoints[node]!) >>> 0;
        if (left !== 0 && right !== 0) {
          nodes[open] = tree.right[node]!;
          masks[open++] = right;
        }
        mask = left !== 0 ? left : right;
        node = left !== 0 ? tree.left[node]! : tree.right[node]!;
      }
      const value = tree.value[-1 - node]!;
      for (let rest = mask; rest !== 0; ) {
        const bit = 31 - Math.clz32(rest & -rest);
        ice[from + bit]![i]! += value;
        rest = (rest & (rest - 1)) >>> 0;
      }
    }
  }
}

function pointsLeft(tree: Tree, node: number, points: Float64Array, from: number, width: number): number {
  let mask = 0;
  for (let bit = 0; bit < width; bit++) if (goesLeft(tree, node, points[from + bit]!)) mask |= 1 << bit;
  return mask >>> 0;
}
