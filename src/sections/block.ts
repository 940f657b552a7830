import type { CurvesBlock } from "./curves-block.js";
import type { DotsBlock, ForestBlock } from "./interval-block.js";
import type { SlopeBlock } from "./slope-block.js";
import type { WaterfallBlock } from "./waterfall-block.js";

export type { Curve, CurveAxis, CurvePanel, CurvePoint, CurvesBlock } from "./curves-block.js";
export type { ChartLine, DotsBlock, ForestBlock, IntervalRow, TickStyle } from "./interval-block.js";
export type { Slope, SlopeBlock } from "./slope-block.js";
export type { WaterfallBlock, WaterfallStep } from "./waterfall-block.js";

/** All a report can show. Sections make blocks, renderers draw them; neither knows the other. Texts are final, numbers in them are formatted. */
export type Block =
  | HeadingBlock
  | TextBlock
  | ListBlock
  | FactsBlock
  | TableBlock
  | DotsBlock
  | ForestBlock
  | HeatBlock
  | CurvesBlock
  | WaterfallBlock
  | SlopeBlock
  | DecisionBlock
  | SignaturesBlock
  | SealBlock
  | CodeBlock
  | MessagesBlock;

export type BlockKind = Block["kind"];

/** The title of the blocks that follow, one level below the section's. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly text: string;
}

/** One paragraph. */
export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  /** "note" is read after the rest: how to read a chart, a caveat. */
  readonly tone: "plain" | "note";
}

/** Short statements; `lead` is the few words that a reader looks for. */
export interface ListBlock {
  readonly kind: "list";
  readonly items: readonly { readonly lead: string | null; readonly text: string }[];
}

/** Names with their values, e.g. the scope of the audit. */
export interface FactsBlock {
  readonly kind: "facts";
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
}

/** What a cell says, and below it in small what qualifies it. */
export interface Cell {
  readonly text: string;
  readonly details: readonly string[];
}

export interface TableColumn {
  readonly title: string;
  readonly align: "text" | "number";
  /** Whether its cells hold nothing of the user's, so that all of their words are ours. */
  readonly ours?: boolean;
}

/** A table whose first column names its rows. */
export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** What the marks in the table mean. */
  readonly note: string | null;
}

/** A rate for each pair of values of two attributes. */
export interface HeatBlock {
  readonly kind: "heat";
  readonly caption: string;
  readonly rowTitle: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[];
  readonly note: string | null;
}

export interface HeatCell extends Cell {
  /** 0 palest to 5 darkest; null = no shade, because there is no number to rely on. */
  readonly shade: 0 | 1 | 2 | 3 | 4 | 5 | null;
}

/** The answer to "are the stated limits met?". */
export interface DecisionBlock {
  readonly kind: "decision";
  readonly tone: "met" | "not_met" | "undetermined" | "none_stated";
  readonly symbol: string;
  readonly title: string;
  readonly text: string;
}

/** Blanks for those who answer for the report. */
export interface SignaturesBlock {
  readonly kind: "signatures";
  readonly caption: string;
  /** What is known of each signer; "" is left blank. */
  readonly signers: readonly { readonly role: string; readonly name: string; readonly date: string }[];
}

/** What ties the page to the numbers behind it. */
export interface SealBlock {
  readonly kind: "seal";
  readonly digest: string;
  readonly text: string;
}

/** Something to be typed exactly as it stands. */
export interface CodeBlock {
  readonly kind: "code";
  readonly caption: string;
  readonly text: string;
}

/** What the run had to say to its user. */
export interface MessagesBlock {
  readonly kind: "messages";
  readonly messages: readonly {
    readonly level: string;
    readonly code: string;
    readonly text: string;
    readonly evidence: readonly string[];
    readonly help: readonly string[];
  }[];
}

export const heading = (text: string): HeadingBlock => ({ kind: "heading", text });
export const text = (words: string): TextBlock => ({ kind: "text", text: words, tone: "plain" });
export const note = (words: string): TextBlock => ({ kind: "text", text: words, tone: "note" });
export const cell = (words: string, ...details: readonly string[]): Cell => ({ text: words, details });
