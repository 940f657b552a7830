import type { GroupKey } from "../../disparities/row.js";
import type { TreeKind } from "../../policy/surrogate-settings.js";
import type { Condition } from "../conditions/condition.js";

/** A small tree that stands for something larger, grown on one half of the rows and held against the other. */
export interface TreeStudy {
  readonly tree: TreeKind;
  /** What a node's number is: "score", "amount", "error_rate", "mean_absolute_error", or a gap such as "demographic_parity_difference@race". */
  readonly of: string;
  /** Of a gap, the two groups; their gap is the first's rate less the second's. */
  readonly pair: { readonly higher: GroupKey; readonly lower: GroupKey } | null;
  /** Why there are no nodes; null when there are some. */
  readonly reason: string | null;
  /** Whether the model was asked or the decisions in the data were taken. */
  readonly by: "model" | "data";
  /** Rows that the tree was grown on, rows that the numbers are from, and rows that had nothing to say. */
  readonly rows: { readonly grown: number; readonly judged: number; readonly leftOut: number };
  readonly columns: readonly string[];
  /** Columns that no condition may name, with the reason. */
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  readonly limits: { readonly maxDepth: number; readonly leastLeaf: number };
  /** Of a surrogate: the share of the scores' variation that the tree explains in the judged rows. null otherwise, or when scores do not vary. */
  readonly fidelity: TreeNumber | null;
  /** Of a surrogate with decisions: the share of the judged rows that the tree decides as the model does. */
  readonly agreement: TreeNumber | null;
  /** The leaf that stood out most in the grown half, against all other judged rows; null with one leaf. */
  readonly contrast: TreeContrast | null;
  /** A parent before its children; [] with a reason. */
  readonly nodes: readonly TreeNode[];
}

/** A number from the judged rows with its two-sided limits. */
export interface TreeNumber {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface TreeContrast extends TreeNumber {
  /** Place among the nodes. */
  readonly node: number;
}

export interface TreeNode {
  readonly depth: number;
  /** Place of the node it comes from; null at the root. */
  readonly parent: number | null;
  readonly leaf: boolean;
  /** All that rows have to hold to come here; [] at the root. */
  readonly conditions: readonly Condition[];
  /** The number in the half that grew the tree: it was looked for there, so it is too far out. */
  readonly grown: { readonly rows: number; readonly value: number };
  /** Judged rows that come here, and their share of the weight. */
  readonly rows: number;
  readonly share: number;
  /** The number in the judged rows; null with a reason. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | null;
}
