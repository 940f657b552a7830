import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { notation, withDecimal } from "../../look/notation.js";
import type { IntervalRow, TickStyle } from "../../sections/block.js";

/** A scale of a chart with the places of its ticks. */
export interface Axis {
  readonly scale: ScaleContinuousNumeric<number, number>;
  readonly ticks: readonly number[];
  format(tick: number): string;
}

interface AxisRequest {
  readonly rows: readonly IntervalRow[];
  /** Values that must be on the axis. */
  readonly also: readonly number[];
  readonly kind: "linear" | "log";
  readonly ticks: TickStyle;
  readonly range: readonly [number, number];
}

const TICKS = 6;
/** Limits further from the value than this factor are drawn as arrows, or one wide range would flatten all others. */
const FURTHEST = 12;

const ROUND_RATIOS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** How an axis writes its numbers. */
export const tickFormats: Readonly<Record<TickStyle, (tick: number) => string>> = {
  percent: (tick) => `${trimmed(tick * 100)}${notation().percent}`,
  points: (tick) => trimmed(tick * 100),
  ratio: trimmed,
  number: trimmed,
};

/** The axis that shows all values, and all limits that are not too far out. */
export function axisOf(request: AxisRequest): Axis {
  return { ...(request.kind === "log" ? logAxis(request) : linearAxis(request)), format: tickFormats[request.ticks] };
}

function linearAxis({ rows, also, range, ticks }: AxisRequest): Omit<Axis, "format"> {
  const values = [...also, ...rows.flatMap(({ value, lower, upper, mark }) => [value, lower ?? value, upper ?? value, mark ?? value])];
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && low < high / 2) low = 0;
  if (high === low) [low, high] = [low - 0.05, high + 0.05];
  const scale = scaleLinear([low, high], range).nice(TICKS);
  if (ticks === "percent") scale.domain(scale.domain().map((end) => Math.min(1, Math.max(0, end))));
  return { scale, ticks: scale.ticks(TICKS) };
}

function logAxis({ rows, also, range }: AxisRequest): Omit<Axis, "format"> {
  const values = [...also, ...rows.map(({ value }) => value)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const limits = rows
    .flatMap(({ lower, upper }) => [lower ?? least, upper ?? most])
    .filter((limit) => limit > least / FURTHEST && limit < most * FURTHEST);
  const [low, high] = [Math.min(least, ...limits) / 1.05, Math.max(most, ...limits) * 1.05];
  const scale = scaleLog([low, high], range);
  const round = ROUND_RATIOS.filter((tick) => tick >= low && tick <= high);
  return { scale, ticks: high / low < 4 ? scaleLinear([low, high], range).ticks(TICKS) : round };
}

function trimmed(value: number): string {
  return withDecimal(String(Number(value.toPrecision(6))).replace("-", "−"));
}
