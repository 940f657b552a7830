import { asksForSet, type Ensemble, missingKinds, type Tree } from "../../models/trees/ensemble.js";
import { boxedLeaves, meet } from "./leaf-boxes.js";

/** What the trees themselves say of a feature, for every row that there could be. */
export interface Certificate {
  /** The most that the raw score can fall when the feature grows and all else stays; 0 = it never falls. */
  readonly mostFall: number;
  /** The most that it can rise; 0 = it never rises. */
  readonly mostRise: number;
  /** Trees that ask for the feature. */
  readonly trees: number;
}

/** Pairs of leaves that are compared at most; beyond them there is no certificate. */
const MOST_PAIRS = 20_000_000;

/**
 * Bounds on how far a raw score can move against one's expectation when one number grows, over all rows and not only those that were seen.
 *
 * Two rows that differ in one feature part in a tree at a node that asks for it, the smaller value to the left. So in every tree each
 * leaf to the left of such a node is held against each to the right that the same other values can reach; the largest falls and
 * rises of the trees are added up. Both 0 when no tree asks. The bounds are exact for a single tree and sufficient for several,
 * whose falls and rises may make up for each other.
 *
 * null with a reason where there is no such bound: several raw scores, a feature of categories, one whose 0 counts as missing, too many leaves.
 * Unit: raw score. Example: one tree with leaves 1 | 3 at x ≤ 2: never falls, rises by 2 at most.
 *
 * @source interval analysis of leaves; monotone constraints of this form: Chen & Guestrin (2016), KDD, and XGBoost's documentation, Monotonic constraints
 */
export function certificateOf(
  { trees, outputs, divisor }: Pick<Ensemble, "trees" | "outputs" | "divisor">,
  feature: number,
): Certificate | "several_scores" | "categories" | "zero_is_missing" | "too_many_leaves" {
  if (outputs !== 1) return "several_scores";
  const found = { fall: 0, rise: 0, trees: 0, pairs: 0 };
  for (const tree of trees) {
    const nodes = [...tree.feature.keys()].filter((node) => tree.feature[node] === feature);
    if (nodes.some((node) => asksForSet(tree, node))) return "categories";
    if (nodes.some((node) => tree.missing[node] === missingKinds.zero)) return "zero_is_missing";
    if (nodes.length === 0) continue;
    found.trees++;
    const moves = movesOf(tree, feature, found);
    if (found.pairs > MOST_PAIRS) return "too_many_leaves";
    found.fall += moves.fall;
    found.rise += moves.rise;
  }
  return { mostFall: found.fall / divisor, mostRise: found.rise / divisor, trees: found.trees };
}

/** The largest fall and rise of one tree from the left of a node that asks for the feature to its right. */
function movesOf(tree: Tree, feature: number, counted: { pairs: number }) {
  let [fall, rise] = [0, 0];
  boxedLeaves(tree, feature, (node, lower, upper) => {
    if (tree.feature[node] !== feature) return;
    counted.pairs += lower.length * upper.length;
    if (counted.pairs > MOST_PAIRS) return;
    for (const a of lower) {
      for (const b of upper) {
        const moved = tree.value[b.leaf]! - tree.value[a.leaf]!;
        if ((moved < -fall || moved > rise) && meet(a.box, b.box, feature)) {
          fall = Math.max(fall, -moved);
          rise = Math.max(rise, moved);
        }
      }
    }
  });
  return { fall, rise };
}

/** Every threshold at which the trees ask for a feature, in order. */
export function thresholdsOf({ trees }: Pick<Ensemble, "trees">, feature: number): readonly number[] {
  const found = new Set<number>();
  for (const tree of trees)
    for (let node = 0; node < tree.feature.length; node++)
      if (tree.feature[node] === feature && !asksForSet(tree, node)) found.add(tree.threshold[node]!);
  return [...found].sort((a, b) => a - b);
}
