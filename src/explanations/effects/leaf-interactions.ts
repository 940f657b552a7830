import type { Ensemble } from "../../models/trees/ensemble.js";
import { leafMasks, leafPaths } from "../leaf-path.js";
import { routed } from "../leaf-scores.js";
import type { Rows } from "../tree-shap.js";
import { type Interaction, interaction } from "./interaction.js";

/** Interactions of the features of an ensemble, exact over the whole background. */
export interface LeafInteractions {
  /** Pairs that meet on a path, the strongest first; every other pair has none. */
  readonly pairs: readonly (Interaction & { readonly features: readonly [number, number] })[];
  /** Each feature with all others, in the order of the ensemble. */
  readonly totals: readonly Interaction[];
}

/**
 * Friedman's H² of every pair that meets on a path of a tree, and of each feature with all others, at the values of some rows.
 *
 * A leaf needs only how many background rows pass which of its features' tests, so that partial dependence on one or two
 * features at a row is a sum over leaves. A leaf that tests but one of a pair adds nothing to what the pair does together.
 *
 * @source Friedman & Popescu (2008), Ann. Appl. Stat. 2:916–954, §8.1; partial dependence from leaves by counts of masks
 */
export function leafInteractions(ensemble: Ensemble, points: Rows, background: Rows, output = 0): LeafInteractions {
  const own = routed(ensemble, points.columns);
  const other = routed(ensemble, background.columns);
  const n = points.rows;
  const single = ensemble.features.map(() => new Float64Array(n));
  const without = ensemble.features.map(() => new Float64Array(n));
  const scores = new Float64Array(n);
  const together = new Map<string, { readonly features: readonly [number, number]; readonly extra: Float64Array }>();
  for (const tree of ensemble.trees) {
    if (tree.output !== output) continue;
    const paths = leafPaths(tree);
    const masks = leafMasks(tree, paths, own, n);
    const theirs = leafMasks(tree, paths, other, background.rows);
    paths.forEach(({ value: raw, features, full }, leaf) => {
      const value = raw / ensemble.divisor;
      const share = sharesOf(theirs.subarray(leaf * background.rows, (leaf + 1) * background.rows), background);
      const mine = masks.subarray(leaf * n, (leaf + 1) * n);
      const freed = (bits: number): number => freeShare(share, full, bits);
      const passing = features.map((_, i) => [...share].reduce((sum, [mask, part]) => sum + ((mask >>> i) & 1 ? part : 0), 0));
      const all = freed(0);
      for (let row = 0; row < n; row++) if (mine[row] === full) scores[row]! += value;
      ensemble.features.forEach((_, j) => {
        const i = features.indexOf(j);
        for (let row = 0; row < n; row++) {
          // Partial dependence on all but j: the row's own values, and j from the background.
          if (i < 0) without[j]![row]! += mine[row] === full ? value : 0;
          else if ((mine[row]! | (1 << i)) >>> 0 === full) without[j]![row]! += value * passing[i]!;
          single[j]![row]! += value * (i < 0 ? all : ((mine[row]! >>> i) & 1) === 1 ? freed(1 << i) : 0);
        }
      });
      for (let a = 0; a < features.length; a++)
        for (let b = a + 1; b < features.length; b++) {
          const [first, second] = features[a]! < features[b]! ? [a, b] : [b, a];
          const pair = [features[first]!, features[second]!] as const;
          const key = pair.join();
          if (!together.has(key)) together.set(key, { features: pair, extra: new Float64Array(n) });
          const { extra } = together.get(key)!;
          const [one, two, both] = [freed(1 << first), freed(1 << second), freed((1 << first) | (1 << second))];
          for (let row = 0; row < n; row++) {
            const [x, y] = [(mine[row]! >>> first) & 1, (mine[row]! >>> second) & 1];
            extra[row]! += value * (x * y * both - x * one - y * two);
          }
        }
    });
  }
  const pairs = [...together.values()].map(({ features, extra }) => {
    const [a, b] = [single[features[0]]!, single[features[1]]!];
    return {
      features,
      ...interaction(
        extra.map((x, i) => x + a[i]! + b[i]!),
        a,
        b,
      ),
    };
  });
  return {
    pairs: pairs.sort((a, b) => b.strength - a.strength || a.features[0] - b.features[0] || a.features[1] - b.features[1]),
    totals: single.map((own, j) => interaction(scores, own, without[j]!)),
  };
}

/** The share of background weight that passes exactly these of a path's tests. */
function sharesOf(masks: Uint32Array, { rows, weights }: Rows): ReadonlyMap<number, number> {
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  const share = new Map<number, number>();
  for (let row = 0; row < rows; row++) share.set(masks[row]!, (share.get(masks[row]!) ?? 0) + (weights?.[row] ?? 1) / total);
  return share;
}

/** The share of background weight that passes all tests but perhaps those of the features in `bits`: at most four masks. */
function freeShare(share: ReadonlyMap<number, number>, full: number, bits: number): number {
  let sum = 0;
  for (let open = bits; ; open = (open - 1) & bits) {
    sum += share.get((full & ~open) >>> 0) ?? 0;
    if (open === 0) return sum;
  }
}
