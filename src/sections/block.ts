import type { WaterfallBlock } from "./waterfall-block.js";

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

/** Lines over a common axis, one small picture a group, all of one size and scale so that they can be compared. */
export interface CurvesBlock {
  readonly kind: "curves";
  readonly title: string;
  readonly summary: string;
  readonly reading: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  /** A line from corner to corner, where both axes say the same. */
  readonly diagonal: boolean;
  /** Vertical lines in every picture. */
  readonly lines: readonly ChartLine[];
  readonly panels: readonly CurvePanel[];
  /** What the strokes mean, in the order of each panel's curves; [] when there is but one. */
  readonly key: readonly string[];
  readonly table: TableBlock;
}

export interface CurveAxis {
  readonly title: string;
  readonly ticks: TickStyle;
  readonly from: number;
  readonly to: number;
}

export interface CurvePanel {
  readonly title: string;
  /** The text equivalent of this picture alone. */
  readonly summary: string;
  readonly curves: readonly Curve[];
  /** Heights from 0 to 1 of equally wide bars along the bottom: where the group lies on the axis. */
  readonly bars: readonly number[];
}

export interface Curve {
  readonly stroke: "solid" | "dashed" | "dotted";
  readonly points: readonly CurvePoint[];
  /** Whether each point is drawn, with its limits. */
  readonly dots: boolean;
  /** Whether a point's value holds from the point before it, rather than being moved towards. */
  readonly steps: boolean;
  /** Whether the limits of its points are drawn as a shade. */
  readonly band?: boolean;
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly lower: number | null;
  readonly upper: number | null;
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
  readonly roles: readonly string[];
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
