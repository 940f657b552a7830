import type { Limits } from "../stats/limits.js";

/** One side of a contrast: a number with its uncertainty. Every metric's estimate is one. */
export interface Side {
  readonly value: number;
  /** One-sided limits, each missed with probability `alpha`; null when there are none. */
  limits(alpha: number): Limits | null;
  /** The value with each bucket of clusters left out; null when rows are independent. */
  readonly leftOut: Float64Array | null;
}

/** How two numbers are set against each other. */
export interface Pairing {
  /** Rises with `a` and falls with `b`; null when there is no such number. */
  of(a: number, b: number): number | null;
  /** One-sided limits of `of`, each missed with probability `alpha`, that hold the value between them; infinite where there is no limit. */
  limits(a: Side, b: Side, alpha: number): Limits | null;
  /** How `limits` are computed, e.g. "newcombe". */
  readonly method: string;
}

/** What every group is set against: the others pair by pair, a named group, everybody, everybody else, or the highest group. */
export type Comparator = "pairs" | "reference" | "overall" | "rest" | "best";

/**
 * A way to turn the groups' values of one metric into a disparity; knows nothing of any metric.
 *
 * Over pairs there is one number: on a difference scale the largest `of(highest, lowest)`, on a ratio scale
 * the smallest `of(lowest, highest)`. Every other comparator gives a number for each group: `of(group, comparator)`.
 */
export interface Contrast extends Pairing {
  /** snake_case, unique; the file's name in kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly comparator: Comparator;
  /** Differences are compared as they are, ratios on the log scale. */
  readonly scale: "difference" | "ratio";
  /** The value when groups are equal. */
  readonly ideal: number;
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  /** "ideal": values on either side of it are worse. */
  readonly better: "lower" | "higher" | "ideal";
  /** Other names that users may write. */
  readonly aliases: readonly string[];
  /** Where it is written down: author, year, section. */
  readonly source: string;
}
