import type { TreeKind } from "../../policy/surrogate-settings.js";
import { type Cart, pathTo } from "../../stats/cart/tree.js";
import { explainedShare } from "../../stats/explained-share.js";
import type { Measured } from "../../stats/limits.js";
import { limitsOfDifference, limitsOfMean, type RowMean, rowMean } from "../../stats/row-mean.js";
import { type AskedColumn, nodeConditions } from "../conditions/node-conditions.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { TreeNode, TreeStudy } from "./row.js";

/** A tree, and the rows that it is held against. */
interface Held {
  readonly tree: Cart;
  readonly features: readonly AskedColumn[];
  readonly rows: Int32Array;
  /** Leaf of each of `rows`. */
  readonly leaves: Int32Array;
  readonly values: Float64Array;
  readonly judged: JudgedRows;
  /** Of a gap, 1 or −1 by group; null = a node's number is a mean. */
  readonly sideOf: Int8Array | null;
}

interface Asked {
  /** One-sided. */
  readonly alpha: number;
  readonly kind: TreeKind;
}

/** Share of the scores' variation below which a tree says too little of the model for its rules to be shown. */
export const LEAST_FIDELITY = 0.7;

/** The tree's numbers in rows that had no part in growing it. */
export function judgedTree(
  held: Held,
  { alpha, kind }: Asked,
): Pick<TreeStudy, "reason" | "fidelity" | "agreement" | "contrast" | "nodes"> {
  const { tree, rows, leaves, values, judged } = held;
  const inNode = tree.nodes.map((): number[] => []);
  rows.forEach((row, i) => {
    for (const node of pathTo(tree, leaves[i]!)) inNode[node]!.push(row);
  });
  const numbers = inNode.map((own) => numberOf(own, held));
  const all = rowMean(values, rows, judged)?.weight ?? 0;
  const nodes = tree.nodes.map((node, place): TreeNode => {
    const own = numbers[place]!;
    const weight = rowMean(values, inNode[place]!, judged)?.weight ?? 0;
    const limits = limitsOf(own, alpha);
    return {
      depth: node.depth,
      parent: node.parent === -1 ? null : node.parent,
      leaf: node.split === null,
      conditions: nodeConditions(tree, place, held.features),
      grown: { rows: node.rows, value: node.value },
      rows: inNode[place]!.length,
      share: all > 0 ? weight / all : 0,
      value: saidBy(own),
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      reason: own === null ? "empty_group" : null,
    };
  });
  const contrast = contrastOf(held, inNode, alpha);
  if (kind !== "surrogate") return { reason: null, fidelity: null, agreement: null, contrast, nodes };
  const predicted = new Float64Array(values.length);
  rows.forEach((row, i) => {
    predicted[row] = tree.nodes[leaves[i]!]!.value;
  });
  const fidelity = explainedShare(values, predicted, rows, { ...judged, alpha });
  const enough = fidelity !== null && fidelity.value >= LEAST_FIDELITY;
  return {
    reason: enough ? null : fidelity === null ? "constant_score" : "low_fidelity",
    fidelity,
    agreement: agreementOf(predicted, held, alpha),
    contrast: enough ? contrast : null,
    nodes: enough ? nodes : [],
  };
}

/** A mean, or two whose difference is the gap; null where there is nothing to take it of. */
type NodeNumber =
  | { readonly kind: "mean"; readonly mean: RowMean }
  | { readonly kind: "gap"; readonly a: RowMean; readonly b: RowMean }
  | null;

function numberOf(rows: readonly number[], { values, judged, sideOf }: Held): NodeNumber {
  if (sideOf === null) {
    const mean = rowMean(values, rows, judged);
    return mean === null ? null : { kind: "mean", mean };
  }
  const [a, b] = [1, -1].map((side) =>
    rowMean(
      values,
      rows.filter((row) => sideOf[row] === side),
      judged,
    ),
  );
  return a && b ? { kind: "gap", a, b } : null;
}

const saidBy = (own: NodeNumber): number | null => (own === null ? null : own.kind === "mean" ? own.mean.value : own.a.value - own.b.value);

function limitsOf(own: NodeNumber, alpha: number) {
  if (own === null) return null;
  return own.kind === "mean" ? limitsOfMean(own.mean, alpha) : limitsOfDifference(own.a, own.b, alpha);
}

/** The leaf with the highest number in the grown half less everything else, in the judged half. */
function contrastOf(held: Held, inNode: readonly (readonly number[])[], alpha: number): TreeStudy["contrast"] {
  const { tree, rows } = held;
  if (tree.nodes.length < 2) return null;
  const places = [...tree.nodes.keys()].filter((place) => tree.nodes[place]!.split === null);
  const node = places.reduce((best, place) => (tree.nodes[place]!.value > tree.nodes[best]!.value ? place : best));
  const within = new Set(inNode[node]);
  const [own, others] = [
    numberOf(inNode[node]!, held),
    numberOf(
      [...rows].filter((row) => !within.has(row)),
      held,
    ),
  ];
  if (own === null || others === null) return null;
  const [a, b] = [measuredOf(own, alpha), measuredOf(others, alpha)];
  if (a === null || b === null) return null;
  const difference = a.value - b.value;
  return {
    node,
    value: difference,
    lower: difference - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: difference + Math.hypot(a.upper - a.value, b.value - b.lower),
  };
}

function measuredOf(own: NonNullable<NodeNumber>, alpha: number): Measured | null {
  const limits = limitsOf(own, alpha);
  return limits === null ? null : { value: saidBy(own)!, ...limits };
}

function agreementOf(predicted: Float64Array, { rows, judged }: Held, alpha: number): TreeStudy["agreement"] {
  const { decisions, threshold } = judged;
  if (decisions === null || threshold === null) return null;
  const same = predicted.map((score, row) =>
    Number.isNaN(decisions[row]!) ? Number.NaN : (score >= threshold ? 1 : 0) === decisions[row] ? 1 : 0,
  );
  const mean = rowMean(same, rows, judged);
  const limits = mean === null ? null : limitsOfMean(mean, alpha);
  return mean === null || limits === null ? null : { value: mean.value, ...limits };
}
