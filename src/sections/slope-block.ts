import type { TableBlock, TickStyle } from "./block.js";

/** Two audits side by side: each number at its height, joined by a line. */
export interface SlopeBlock {
  readonly kind: "slope";
  readonly title: string;
  readonly summary: string;
  readonly reading: string;
  /** What stands above the left and the right end. */
  readonly ends: readonly [string, string];
  readonly ticks: TickStyle;
  readonly slopes: readonly Slope[];
  readonly table: TableBlock;
}

export interface Slope {
  readonly label: string;
  readonly before: number;
  readonly now: number;
  readonly printed: readonly [string, string];
  /** Worse is dashed, so that it is seen without colour. */
  readonly change: "worse" | "better" | "same";
}
