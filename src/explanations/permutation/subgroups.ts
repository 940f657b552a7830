import { growTree } from "../../stats/cart/grow.js";
import { type Cart, type CartFeature, leafOf } from "../../stats/cart/tree.js";
import type { DonorPool } from "./donors.js";

/** Rows that are alike in the other columns: values are exchanged within each. */
export interface Subgroups {
  readonly pools: readonly DonorPool[];
  /** The tree, and the leaf of each pool; null where no row has a target. */
  readonly tree: Cart | null;
  readonly leaves: readonly number[];
  /** Share of the target's variance between subgroups: 0 to 1; 0 when it does not vary. */
  readonly rSquared: number;
}

const DEEPEST = 5;
const LEAST_LEAF = 30;
const LEAST_SHARE = 0.01;

/**
 * Subgroups of rows by a regression tree of a column on the others: at most 5 splits deep, with at least 30 rows and one percent of
 * them in each.
 *
 * `order` is the rows in canonical order, `target` one number a row. Rows without a target belong to no subgroup and keep their
 * values. Below 60 rows there is one subgroup, and conditional importance is the marginal one.
 *
 * @source Molnar, König, Bischl & Casalicchio (2023), Data Mining and Knowledge Discovery 38:2903, §4.1, cs-PFI
 */
export function subgroupsOf(target: Float64Array, others: readonly CartFeature[], order: Int32Array): Subgroups {
  const known = order.filter((row) => Number.isFinite(target[row]!));
  if (known.length === 0) return { pools: [], tree: null, leaves: [], rSquared: 0 };
  const leastLeaf = Math.max(LEAST_LEAF, Math.ceil(LEAST_SHARE * known.length));
  const tree = growTree(others, target, known, { maxDepth: DEEPEST, leastLeaf });
  const byLeaf = new Map<number, number[]>();
  for (const row of known) {
    const leaf = leafOf(tree, others, row);
    const rows = byLeaf.get(leaf);
    if (rows === undefined) byLeaf.set(leaf, [row]);
    else rows.push(row);
  }
  const leaves = [...byLeaf].sort(([a], [b]) => a - b);
  const within = leaves.reduce((sum, [leaf]) => sum + tree.nodes[leaf]!.deviance, 0);
  const whole = tree.nodes[0]!.deviance;
  return {
    pools: leaves.map(([, rows]) => {
      const own = Int32Array.from(rows);
      return { recipients: own, donors: own };
    }),
    tree,
    leaves: leaves.map(([leaf]) => leaf),
    rSquared: whole > 0 ? Math.min(1, Math.max(0, 1 - within / whole)) : 0,
  };
}
