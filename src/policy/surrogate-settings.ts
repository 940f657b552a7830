/** A tree of the model's scores, of where decisions are wrong, or of where the gap between two groups is largest. */
export type TreeKind = "surrogate" | "error" | "gap";
export const treeKinds = ["surrogate", "error", "gap"] as const satisfies readonly TreeKind[];

/** What is asked of trees that stand for something simpler. */
export interface SurrogateSettings {
  readonly trees: readonly TreeKind[];
  /** Gaps to grow a tree of; [] = the gap in positive decisions (or in mean predictions) by each attribute. */
  readonly gaps: readonly string[];
  /** Columns that conditions may name; [] = those that the model reads or, without a model, those that have no role. */
  readonly columns: readonly string[];
  /** Conditions between the root and a leaf, at most. */
  readonly maxDepth: number;
  /** Rows that a leaf has at least, in the half that grows the tree; null = 2 % of them and at least 30. */
  readonly leastLeaf: number | null;
}

export const usualSurrogates: SurrogateSettings = { trees: ["surrogate", "error"], gaps: [], columns: [], maxDepth: 3, leastLeaf: null };
