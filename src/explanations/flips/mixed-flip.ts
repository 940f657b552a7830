import type { Rng } from "../../stats/rng.js";
import { hopSkipJump } from "./hop-skip-jump.js";

/** A row as it may be changed: numbers as shares of their columns, and categories as codes. */
export interface MixedPoint {
  readonly numbers: Float64Array;
  readonly categories: Int32Array;
}

/** A search for a near row with another decision, among numbers and categories. */
export interface MixedHunt {
  readonly from: MixedPoint;
  /** Points that are worth a try, the nearest first; those that are decided otherwise are where a search begins. */
  readonly candidates: readonly MixedPoint[];
  /** The nearest numbers that a row may have: values that occur, columns that must not move or only one way. */
  project(numbers: Float64Array): Float64Array;
  /** Whether each point is decided otherwise than `from`. */
  decidedOtherwise(points: readonly MixedPoint[]): Promise<readonly boolean[]>;
  readonly random: Rng;
  /** Most points that are asked about. */
  readonly queries: number;
}

export interface MixedFlip {
  /** Decided otherwise, and allowed. */
  readonly point: MixedPoint;
  readonly distance: number;
  readonly numbersChanged: number;
  readonly categoriesChanged: number;
}

/** Gower's distance without dividing by the columns: shares that numbers move by, and one for each category that is another one. */
export function gowerOf(a: MixedPoint, b: MixedPoint): number {
  let sum = 0;
  for (let i = 0; i < a.numbers.length; i++) sum += Math.abs(a.numbers[i]! - b.numbers[i]!);
  for (let i = 0; i < a.categories.length; i++) if (a.categories[i] !== b.categories[i]) sum++;
  return sum;
}

/** Candidates that a search begins from. */
const STARTS = 2;

/**
 * A near row with another decision, for a model that only decides: an upper bound on how little has to change.
 *
 * Of the candidates that are decided otherwise, the nearest are taken: first their categories that are not needed go back to those of
 * the row, then numbers alone are searched with the categories held, then each change is taken back that the decision does not need.
 * null when no candidate is decided otherwise.
 *
 * @source HopSkipJump as in `hopSkipJump`; the order of columns: explain-robust study, §2.21 (tabularHSJ, nice); distance: Gower (1971), Biometrics 27:857–871
 */
export async function mixedFlip(hunt: MixedHunt): Promise<MixedFlip | null> {
  const { from, candidates, project, random, queries: most } = hunt;
  let queries = 0;
  const left = (): number => most - queries;
  const ask = async (points: readonly MixedPoint[]): Promise<readonly boolean[]> => {
    queries += points.length;
    return hunt.decidedOtherwise(points);
  };
  const tried = candidates.slice(0, Math.max(0, left()));
  const answers = tried.length === 0 ? [] : await ask(tried);
  const starts = tried
    .filter((_, i) => answers[i])
    .map((point) => ({ point, distance: gowerOf(from, point) }))
    .sort((a, b) => a.distance - b.distance);
  // The nearest that keeps all categories, and the nearest of all.
  const alike = starts.find(({ point }) => point.categories.every((code, i) => code === from.categories[i]));
  const chosen = [...new Set([starts[0], alike])].filter((one) => one !== undefined).slice(0, STARTS);
  let best: { readonly point: MixedPoint; readonly distance: number } | null = null;
  for (const [i, { point }] of chosen.entries()) {
    const share = Math.floor(left() / (chosen.length - i));
    const end = queries + share;
    const found = await searched(point, () => end - queries);
    const distance = gowerOf(from, found);
    if (best === null || distance < best.distance) best = { point: found, distance };
  }
  if (best === null) return null;
  const { numbers, categories } = best.point;
  return {
    ...best,
    numbersChanged: numbers.filter((share, i) => share !== from.numbers[i]).length,
    categoriesChanged: categories.filter((code, i) => code !== from.categories[i]).length,
  };

  async function searched(start: MixedPoint, may: () => number): Promise<MixedPoint> {
    let point = await withOwnCategories(start, may);
    if (point.numbers.some((share, i) => share !== from.numbers[i])) {
      const { categories } = point;
      const { point: numbers } = await hopSkipJump({
        ...{ from: from.numbers, other: point.numbers, project, random, queries: may() },
        decidedOtherwise: (points) => ask(points.map((one) => ({ numbers: one, categories }))),
      });
      point = { numbers, categories };
    }
    return withOwnCategories(point, may);
  }

  /** The point with every category of its own again that the other decision does not need: all at once, else one after the other. */
  async function withOwnCategories(point: MixedPoint, may: () => number): Promise<MixedPoint> {
    const others = [...point.categories.keys()].filter((i) => point.categories[i] !== from.categories[i]);
    let kept = point;
    if (others.length > 1 && may() > 0 && (await ask([{ numbers: kept.numbers, categories: from.categories }]))[0])
      return { numbers: kept.numbers, categories: from.categories };
    for (const i of others) {
      if (may() <= 0) break;
      const tried = { numbers: kept.numbers, categories: kept.categories.map((code, k) => (k === i ? from.categories[i]! : code)) };
      if ((await ask([tried]))[0]) kept = tried;
    }
    return kept;
  }
}
