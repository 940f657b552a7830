import { partsOf } from "../../explanations/honest/halves.js";
import { growTree } from "../../stats/cart/grow.js";
import { leafOf } from "../../stats/cart/tree.js";
import { rng } from "../../stats/rng.js";
import { worstPart } from "../../stats/worst-part.js";
import { alphaOf } from "../measure-plan.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { riskLimits } from "./risk-limits.js";
import type { WorstPoint, WorstSubpopulation } from "./row.js";

/** Parts that rows are cut into; each is guessed by a tree of the others. */
const FOLDS = 5;
const SHARES = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];
/** Rows that a part has at least. */
const LEAST_ROWS = 30;

interface Losing {
  readonly judged: JudgedRows;
  readonly loss: Float64Array;
  readonly rows: Int32Array;
  readonly by: readonly string[];
  readonly limit: number | null;
  /** Sizes that are looked at beside every twentieth. */
  readonly shares: readonly number[];
}

/** The mean loss of the worst part for each share, parts told apart by the columns `by`; expected losses are cross-fitted. */
export function subpopulation(
  { table, plan }: Pick<StudyWork, "table" | "plan">,
  { judged, loss, rows, by, limit, shares }: Losing,
): WorstSubpopulation {
  const leastShare = Math.min(1, LEAST_ROWS / Math.max(1, rows.length));
  const none = (reason: string): WorstSubpopulation => ({ by, reason, curve: [], limit, withinFrom: null, leastShare });
  if (by.length === 0) return none("no_features");
  if (rows.length < FOLDS * 2 * LEAST_ROWS) return none("too_few_rows");
  const { weights, clusters } = judged;
  const columns = by.map((name) => table.columns.get(name)!);
  const folds = partsOf(table, rows, { parts: FOLDS, random: rng(plan.seed, "worst case", "folds"), clusters });
  const expected = new Float64Array(loss.length).fill(Number.NaN);
  for (const [k, fold] of folds.entries()) {
    const others = Int32Array.from(folds.flatMap((part, i) => (i === k ? [] : [...part])));
    const tree = growTree(columns, loss, others, { maxDepth: 4, leastLeaf: LEAST_ROWS }, weights);
    for (const row of fold) expected[row] = tree.nodes[leafOf(tree, columns, row)]!.value;
  }
  const alpha = alphaOf(plan);
  const points = [...new Set([...SHARES, ...shares])]
    .sort((a, b) => a - b)
    .filter((share) => share >= leastShare && share <= 1)
    .flatMap((share) => {
      const found = worstPart({ expected, loss }, rows, { weights, clusters, share });
      return found === null ? [] : [{ share, rows: Math.round(share * rows.length), value: found.value, lower: null, upper: null, found }];
    });
  const curve = points.map((point, i): WorstPoint => {
    const limits = riskLimits(points, point.share, alpha / 2);
    const value = Math.max(...points.slice(i).map(({ found }) => found.value));
    return { ...point, value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
  });
  let withinFrom: number | null = null;
  if (limit !== null) {
    for (const point of curve.toReversed()) {
      const upper = riskLimits(points, point.share, alpha)?.upper ?? null;
      if (upper === null || upper > limit) break;
      withinFrom = point.share;
    }
  }
  return { by, reason: null, curve, limit, withinFrom, leastShare };
}
