import type { TableBlock } from "./block.js";
import type { ChartLine, TickStyle } from "./interval-block.js";

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
