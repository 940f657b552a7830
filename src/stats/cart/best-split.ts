import { between } from "./between.js";
import { added, type Criterion, empty, type Part, take } from "./criterion.js";
import type { CartFeature, CartSplit } from "./tree.js";

/** The rows of a node in every order of the rows: places `from` to `to`, and what they add up to. */
export interface NodeRows {
  readonly from: number;
  readonly to: number;
  readonly total: Part;
}

/** Rows by place: the target less its mean, the weight, and whether the row is of the second group of a gap. */
export interface Targets {
  readonly target: Float64Array;
  readonly weight: Float64Array;
  readonly second: Uint8Array | null;
}

/** A way to part a node and how much of the deviance goes away by it. */
export interface Candidate {
  readonly split: CartSplit;
  readonly gain: number;
}

/** The best split of a node by one feature, the rows in that feature's order; null where none leaves enough rows on both sides. */
export function bestSplit(feature: CartFeature, { index, order, rowOf, node, targets, criterion }: Searched): Candidate | null {
  const search = { index, order, rowOf, node, targets, criterion };
  return feature.kind === "number" ? ofNumbers(feature.values, search) : ofLevels(feature, search);
}

interface Searched {
  readonly index: number;
  /** Places of rows in the order of the feature, missing ones last, ties in the order of the target. */
  readonly order: Int32Array;
  /** Row of the data at each place. */
  readonly rowOf: Int32Array;
  readonly node: NodeRows;
  readonly targets: Targets;
  readonly criterion: Criterion;
}

function ofNumbers(values: Float64Array, { index, order, rowOf, node, targets, criterion }: Searched): Candidate | null {
  const valueAt = (i: number): number => values[rowOf[order[i]!]!]!;
  let known = node.to;
  const missing = empty();
  while (known > node.from && Number.isNaN(valueAt(known - 1))) take(missing, order[--known]!, targets);
  let best: Candidate | null = null;
  const consider = (left: Part, threshold: number | (() => number), restLeft: boolean): void => {
    const gain = criterion.gain(left, node.total);
    if (!(gain > (best?.gain ?? 0))) return;
    best = {
      gain,
      split: { kind: "number", feature: index, threshold: typeof threshold === "number" ? threshold : threshold(), restLeft },
    };
  };
  const left = empty();
  for (let i = node.from; i < known; i++) {
    take(left, order[i]!, targets);
    if (i + 1 === known || valueAt(i) === valueAt(i + 1)) continue;
    const threshold = (): number => between(valueAt(i), valueAt(i + 1));
    // Without missing rows, those that come later go with the heavier side.
    consider(left, threshold, missing.rows === 0 && heavier(left, node.total));
    if (missing.rows > 0) consider(added(left, missing), threshold, true);
  }
  if (missing.rows > 0) consider(left, Infinity, false);
  return best;
}

/** Levels up to which every way to part them is tried where cuts of their order were refused. */
const MOST_TRIED = 10;

/**
 * Levels are put in the order of their means; the best of all ways to part them is among those that cut this order, as long as no
 * cut leaves too few rows. Where one does, every way is tried for up to ten levels, and cuts of the order alone for more.
 *
 * @source Fisher (1958), JASA 53:789–798; Breiman, Friedman, Olshen & Stone (1984), Classification and Regression Trees, §4.2.2 and §8.8
 */
function ofLevels(
  { codes, levels }: Extract<CartFeature, { kind: "category" }>,
  { index, order, rowOf, node, targets, criterion }: Searched,
): Candidate | null {
  const parts = new Map<number, Part>();
  for (let i = node.from; i < node.to; i++) {
    const code = Math.min(codes[rowOf[order[i]!]!]!, levels.length);
    const part = parts.get(code) ?? empty();
    parts.set(code, part);
    take(part, order[i]!, targets);
  }
  const ordered = [...parts].sort(([a, one], [b, other]) => criterion.value(one) - criterion.value(other) || a - b);
  const found = bestCut(
    ordered.map(([, part]) => part),
    node.total,
    criterion,
  );
  if (found === null) return null;
  const best = { gain: found.gain, restLeft: heavier(found.left, node.total) };
  const sides = new Int8Array(levels.length + 1);
  ordered.forEach(([code], place) => {
    sides[code] = found.goLeft(place) ? 1 : -1;
  });
  return { gain: best.gain, split: { kind: "category", feature: index, sides, restLeft: best.restLeft } };
}

interface Cut {
  readonly gain: number;
  readonly left: Part;
  goLeft(place: number): boolean;
}

/** The best way to part levels that stand in the order of their means. */
function bestCut(parts: readonly Part[], total: Part, criterion: Criterion): Cut | null {
  let best: Cut | null = null;
  let refused = false;
  let left = empty();
  for (let cut = 1; cut < parts.length; cut++) {
    left = added(left, parts[cut - 1]!);
    const gain = criterion.gain(left, total);
    if (Number.isNaN(gain)) refused = true;
    if (gain > (best?.gain ?? 0)) best = { gain, left, goLeft: (place) => place < cut };
  }
  if (!refused || parts.length > MOST_TRIED) return best;
  // The first level is on the left of every way, so that none is tried twice.
  for (let others = 0; others < 2 ** (parts.length - 1) - 1; others++) {
    const isLeft = (place: number): boolean => place === 0 || ((others >> (place - 1)) & 1) === 1;
    const side = parts.reduce((sum, part, place) => (isLeft(place) ? added(sum, part) : sum), empty());
    const gain = criterion.gain(side, total);
    // More than rounding, so that cuts of the order win ties.
    if (gain > (best?.gain ?? 0) * (1 + 1e-12)) best = { gain, left: side, goLeft: isLeft };
  }
  return best;
}

/** Whether what is missing or unseen goes with these rows. */
const heavier = (left: Part, all: Part): boolean => 2 * (left.weight + left.weight2) >= all.weight + all.weight2;
