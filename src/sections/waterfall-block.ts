import type { TableBlock, TickStyle } from "./block.js";

/** How a number comes about, step by step from 0 to the whole. */
export interface WaterfallBlock {
  readonly kind: "waterfall";
  readonly title: string;
  readonly summary: string;
  readonly reading: string;
  readonly axis: string;
  readonly ticks: TickStyle;
  readonly steps: readonly WaterfallStep[];
  readonly whole: { readonly label: string; readonly value: number; readonly printed: string };
  /** What a paler bar means; null when there is none. */
  readonly pale: string | null;
  readonly table: TableBlock;
}

export interface WaterfallStep {
  readonly label: string;
  /** Below 0 the step goes back. */
  readonly value: number;
  /** null = no limits are known. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly printed: string;
  readonly pale: boolean;
}
