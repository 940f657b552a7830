/** How a gap is taken apart: exactly from an open model, by pairs of rows of any model, or as the Shapley value of the gap itself. */
export type WhyMethod = "exact" | "sampled" | "sage";

export const whyMethods = ["auto", "exact", "sampled", "sage"] as const satisfies readonly (WhyMethod | "auto")[];

/** What is asked about what drives gaps. */
export interface WhySettings {
  /** Gaps: "demographic_parity_difference@race", "raw_score"; [] = that of decisions, or of amounts, and of the raw score where the model is open. */
  readonly of: readonly string[];
  /** Attributes to look at; [] = all that are audited. */
  readonly attributes: readonly string[];
  readonly method: WhyMethod | "auto";
  /** The class whose gaps are taken apart; null = the positive one, or all where that is cheap. */
  readonly class: string | null;
  /** Columns in which groups may differ for a reason that somebody answers for; [] = what the policy says. */
  readonly legitimate: readonly string[];
  /** Columns that are moved together, by the name they are shown under. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  /** Most pairs of rows of a gap; null = 2,000, and every row once where the model is asked in this process. */
  readonly pairs: number | null;
  /** Orders of features and their reverses that each pair, or each draw, is walked in; null = 2 for pairs, up to 50 draws. */
  readonly passes: number | null;
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualWhy: WhySettings = {
  of: [],
  attributes: [],
  method: "auto",
  class: null,
  legitimate: [],
  together: {},
  pairs: null,
  passes: null,
  maxEvals: null,
  maxSeconds: null,
};
