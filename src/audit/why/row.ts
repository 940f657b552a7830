import type { GroupKey } from "../../disparities/row.js";
import type { GapPart, GapSum } from "../../explanations/gap/part.js";
import type { WhyMethod } from "../../policy/why-settings.js";

/** What one feature carries of a gap. Positive: it raises the group with the higher value over the other one. */
export interface WhyPart extends GapPart {
  readonly columns: readonly string[];
  /** Standard error because only so many orders were drawn, a part of `se`; null when nothing was drawn or only once. */
  readonly seMonteCarlo: number | null;
  /** Of the gap; null when there is none. Parts of both signs may be larger than the gap. */
  readonly share: number | null;
  /** Whether somebody declared that groups may differ in it. */
  readonly legitimate: boolean;
}

/** What declared features carry, and what the others do, with the errors of the sums. */
export interface GapSplit {
  readonly legitimate: GapSum;
  readonly unexplained: GapSum;
}

/** A gap between two groups, taken apart by feature. */
export interface ExplainedGap {
  /** With the attribute: "demographic_parity_difference@race", "raw_score__difference@race". */
  readonly measure: string;
  readonly by: readonly string[];
  /** Of a model of classes, the one that the gap is in; null otherwise. */
  readonly className: string | null;
  /**
   * What the parts are measured in: the model's raw score (log-odds of a classifier), its score, its decisions, amounts, or the
   * measure itself.
   */
  readonly space: "raw_score" | "score" | "decision" | "amount" | "measure";
  readonly method: WhyMethod;
  /** The two groups that are furthest apart; null when there is no gap. */
  readonly pair: { readonly higher: GroupKey; readonly lower: GroupKey } | null;
  /** Rows of the two groups that the gap is of. */
  readonly rows: { readonly higher: number; readonly lower: number } | null;
  /** Higher less lower, of the model that was asked; null with a reason. */
  readonly gap: number | null;
  readonly reason: string | null;
  /** Standard error and limits of the gap of this pair, from the same rows; null when there is no gap. */
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the groups have each; null where only their gap is measured. */
  readonly levels: { readonly higher: number; readonly lower: number } | null;
  /** Largest first. */
  readonly parts: readonly WhyPart[];
  /** What the gap would be without any feature: every one taken from a donor. null unless the gap itself was valued. */
  readonly start: GapSum | null;
  /** The gap less the parts and the start: rounding, or rows that were not drawn. */
  readonly residual: number | null;
  /** null when nothing is declared. */
  readonly split: GapSplit | null;
  /** Pairs of rows, and the passes over them or the draws; null where nothing is drawn. */
  readonly pairs: number | null;
  readonly passes: number | null;
  /** Draws that are left out because the gap had no value on the way. */
  readonly undefinedDraws: number;
  /** Rows that the work would ask the model about at most, known before; and that it did ask about. */
  readonly forecast: number;
  readonly evals: number;
  /** Rows that the model has to be asked about at least for this gap: with less room nothing is found. */
  readonly least: number;
  /** A budget made the work smaller than it was meant to be. */
  readonly truncated: boolean;
}

/** What drives the gaps between groups, by asking the model. */
export interface Why {
  readonly gaps: readonly ExplainedGap[];
  /** Features that somebody declared. */
  readonly legitimate: readonly string[];
  /** Decisions are score >= this; null where scores are amounts. */
  readonly threshold: number | null;
  readonly rowsUsed: number;
  /** Rows that all gaps would ask about at most, with all those of the data; and that they did. */
  readonly forecast: number;
  readonly evals: number;
  readonly truncated: boolean;
}
