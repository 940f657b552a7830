import type { Confusion } from "../metrics/kind/confusion.js";

/** Another tool's names for numbers between groups, with its signs. */
export interface Convention {
  /** snake_case; the file's name. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly names: readonly ConventionName[];
}

/** One of its numbers: how it is computed there, and what it is here. */
export interface ConventionName {
  /** As the tool writes it, e.g. "DPL". */
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly range: readonly [number | null, number | null];
  readonly ideal: number;
  readonly needs: readonly ("label" | "prediction" | "strata" | "features")[];
  /** What the same number is called here, with its sign; null when it has no other name. */
  readonly here: string | null;
  /** Where the tool's own code gives another number, and why that is not done here; null when it does not. */
  readonly differs: string | null;
  of(facet: Facet): Answer;
}

/** A number, or why there is none. */
export type Answer = number | { readonly reason: string };

/** A group and everybody who is not in it. */
export interface Facet {
  readonly group: Confusion;
  readonly rest: Confusion;
  readonly favorable: "positive" | "negative";
  /** Conditional demographic disparity of the group, of labels and of predictions; null without strata. */
  readonly withinStrata: { readonly label: number | null; readonly prediction: number | null } | null;
  /** Of the group's rows, how many are decided better and worse than their nearest neighbours in the rest; null without features. */
  readonly flips: { readonly better: number; readonly worse: number; readonly rows: number } | null;
}
