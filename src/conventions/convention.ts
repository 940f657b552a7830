import type { Confusion } from "../metrics/kind/confusion.js";

/** Another tool's names for numbers between groups, with its signs. */
export interface Convention {
  /** snake_case; the file's name. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly comparison: Comparison;
  readonly names: readonly ConventionName[];
}

/** What the tool sets a group against: everybody else, a group of reference; or all groups against each other, in one number. */
export type Comparison = "rest" | "reference" | "groups";

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

/** A group, and what it is set against. */
export interface Facet {
  /** Everybody, where all groups are set against each other. */
  readonly group: Confusion;
  /** By the tool's comparison: everybody else, or the group of reference. */
  readonly rest: Confusion;
  /** Every group of the grouping that has a name. */
  readonly groups: readonly Confusion[];
  readonly everybody: Confusion;
  readonly favorable: "positive" | "negative";
  /** Conditional demographic disparity of the group, of labels and of predictions; null without strata. */
  readonly withinStrata: { readonly label: number | null; readonly prediction: number | null } | null;
  /** Of the group's rows, how many are decided better and worse than their nearest neighbours in the rest; null without features. */
  readonly flips: { readonly better: number; readonly worse: number; readonly rows: number } | null;
}
