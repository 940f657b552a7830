/** What the shelves say of one of their parts: for `evenhand explain`, `evenhand metrics`, the documentation and the report. */
export interface CatalogueEntry {
  readonly id: string;
  readonly kind: "metric" | "contrast" | "disparity" | "individual" | "convention";
  readonly title: string;
  readonly formula: string;
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  /** "ideal": values on either side of it are worse; "neither": more is not better. */
  readonly direction: "higher" | "lower" | "neither" | "ideal";
  /** The value when groups are equal; null for metrics. */
  readonly ideal: number | null;
  /** What of each row it reads. */
  readonly needs: readonly string[];
  /** How groups are set against each other; null for metrics, which are of one group. */
  readonly comparator: ComparatorId | null;
  /** What a group is set against, in words; null for metrics. */
  readonly reference: string | null;
  /** What a large and a small value mean. */
  readonly polarity: string;
  /** When there is no value. */
  readonly undefinedWhen: string;
  /** What other tools call it, and where they differ. */
  readonly elsewhere: readonly Elsewhere[];
  readonly source: string;
  readonly aliases: readonly string[];
}

export type ComparatorId = "pairs" | "reference" | "overall" | "rest" | "best" | "individual";

/** The same number under another tool's name. */
export interface Elsewhere {
  readonly tool: string;
  readonly name: string;
  /** What the other tool's number is, in ours, with its sign. */
  readonly is: string;
  /** Where that tool's code gives another number; null when it does not. */
  readonly differs: string | null;
}
