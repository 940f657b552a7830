import type { Effects } from "../effects/row.js";
import type { SageBlock } from "../sage/row.js";
import type { Shapley } from "../shapley/row.js";

/** What effects, contributions and SAGE found; null where nobody asked. */
export interface ExplainedBlocks {
  /** How the model's numbers move with its features. */
  readonly effects: Effects | null;
  /** How much features contribute to single scores. */
  readonly shapley: Shapley | null;
  /** The cost that the model saves because it knows each feature. */
  readonly sage: SageBlock | null;
}

export const noExplainedBlocks: ExplainedBlocks = { effects: null, shapley: null, sage: null };
