import type { TableBlock } from "./block.js";

/** How an axis writes its numbers. */
export type TickStyle = "percent" | "points" | "ratio" | "number";

/** One line of a chart: a value with its limits. */
export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  /** null = no limit is known on this side, or it is infinite. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** A second number to compare with, drawn as a tick; null = none. */
  readonly mark: number | null;
  /** The numbers in words, printed at the end of the line. */
  readonly printed: string;
  /** Drawn hollow when the group takes no part in comparisons. */
  readonly standing: "compared" | "not_compared";
}

export interface ChartLine {
  readonly at: number;
  readonly label: string;
}

interface Chart {
  readonly title: string;
  /** The text equivalent: what the picture shows, in a sentence or two. */
  readonly summary: string;
  /** How to read it, in at most 60 words. */
  readonly reading: string;
  readonly axis: string;
  readonly ticks: TickStyle;
  readonly rows: readonly IntervalRow[];
  readonly lines: readonly ChartLine[];
  /** The same numbers and more, shown beside the picture. */
  readonly table: TableBlock;
}

/** The rate of each group. */
export interface DotsBlock extends Chart {
  readonly kind: "dots";
}

/** Disparities with their bounds. */
export interface ForestBlock extends Chart {
  readonly kind: "forest";
  readonly scale: "linear" | "log";
}
