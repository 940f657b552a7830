import { type Cart, type CartSplit, pathTo } from "./tree.js";

/**
 * What a node asks of one feature. Of numbers: greater than `above` and at most `atMost`; null = no limit. Of levels: one of `codes`.
 * `missing` says whether rows without a value are among them; `known` is false where only those are.
 */
export type CartCondition =
  | {
      readonly kind: "number";
      readonly feature: number;
      readonly above: number | null;
      readonly atMost: number | null;
      readonly missing: boolean;
      readonly known: boolean;
    }
  | { readonly kind: "category"; readonly feature: number; readonly codes: readonly number[]; readonly missing: boolean };

/** The conditions on the way to a node, those on one feature as one, in the order in which features are first asked. */
export function conditionsOf(tree: Cart, node: number): readonly CartCondition[] {
  const found = new Map<number, CartCondition>();
  const path = pathTo(tree, node);
  for (let i = 1; i < path.length; i++) {
    const { split, left } = tree.nodes[path[i - 1]!]!;
    const own = sideOf(split!, left === path[i]);
    const before = found.get(own.feature);
    found.set(own.feature, before === undefined ? own : both(before, own));
  }
  return [...found.values()];
}

/** What one side of a split holds. */
function sideOf(split: CartSplit, left: boolean): CartCondition {
  const { feature } = split;
  if (split.kind === "number") {
    const missing = split.restLeft === left;
    if (split.threshold === Infinity) return { kind: "number", feature, above: null, atMost: null, missing: !left, known: left };
    return { kind: "number", feature, above: left ? null : split.threshold, atMost: left ? split.threshold : null, missing, known: true };
  }
  const levels = split.sides.length - 1;
  const goes = (code: number): boolean => (split.sides[code] === 0 ? split.restLeft : split.sides[code] === 1) === left;
  return { kind: "category", feature, codes: [...new Array(levels).keys()].filter(goes), missing: goes(levels) };
}

function both(a: CartCondition, b: CartCondition): CartCondition {
  if (a.kind === "category" && b.kind === "category")
    return { ...a, codes: a.codes.filter((code) => b.codes.includes(code)), missing: a.missing && b.missing };
  if (a.kind === "category" || b.kind === "category") return b;
  return {
    ...a,
    above: a.above === null ? b.above : b.above === null ? a.above : Math.max(a.above, b.above),
    atMost: a.atMost === null ? b.atMost : b.atMost === null ? a.atMost : Math.min(a.atMost, b.atMost),
    missing: a.missing && b.missing,
    known: a.known && b.known,
  };
}
