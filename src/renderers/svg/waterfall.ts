import { scaleLinear } from "d3-scale";
import type { WaterfallBlock, WaterfallStep } from "../../sections/block.js";
import { tickFormats } from "./axis.js";
import { element, textElement } from "./element.js";
import { fitLabel } from "./fit-label.js";
import type { Picture } from "./interval-chart.js";
import { textWidth } from "./text-width.js";

const WIDTH = 680;
const SIZE = 12;
const LINE = 15;
const TOP = 12;
const BOTTOM = 44;
const KEY = 24;
const GAP = 14;
const ROW = 30;
const BAR = 14;
const CAP = 3;
const WIDEST_LABEL = 190;
const TICKS = 6;

/** A waterfall: bars one under the other, each beginning where the one above it ends, and the whole at the foot. */
export function waterfalls(block: WaterfallBlock): readonly Picture[] {
  const rows = placed(block.steps);
  const labels = [...rows.map(({ step }) => step.label), block.whole.label];
  const labelWidth = Math.min(WIDEST_LABEL, Math.max(...labels.map((label) => textWidth(label, SIZE))));
  const printedWidth = Math.max(...[...block.steps, block.whole].map(({ printed }) => textWidth(printed, SIZE)));
  const ends = [0, block.whole.value, ...rows.flatMap(({ from, step }) => [from, ...limitsOf(step).map((limit) => from + limit)])];
  const scale = scaleLinear([Math.min(...ends), Math.max(...ends)], [labelWidth + GAP + 6, WIDTH - printedWidth - GAP - 6]).nice(TICKS);
  const bottom = TOP + (rows.length + 1) * ROW;
  const middle = (i: number): number => TOP + (i + 0.5) * ROW;
  const format = tickFormats[block.ticks];
  const height = bottom + BOTTOM + (block.pale === null ? 0 : KEY);
  const [left, right] = scale.range() as [number, number];
  const svg = element(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: "img",
      "aria-label": `${block.title}. ${block.summary}`,
      class: "chart",
    },
    [
      ...scale
        .ticks(TICKS)
        .flatMap((tick) => [
          element("line", { x1: scale(tick), x2: scale(tick), y1: TOP, y2: bottom, class: "grid" }),
          textElement({ x: scale(tick), y: bottom + 17, "text-anchor": "middle", class: "tick" }, format(tick)),
        ]),
      element("line", { x1: scale(0), x2: scale(0), y1: TOP - 4, y2: bottom, class: "reference" }),
      textElement({ x: (left + right) / 2, y: bottom + 36, class: "axis-title", "text-anchor": "middle" }, block.axis),
      ...rows.flatMap(({ step, from }, i) => [
        ...named(step.label, middle(i), labelWidth),
        ...bar(scale(from), scale(from + step.value), { y: middle(i), kind: step.pale ? "step pale" : "step" }),
        ...range(step, from, { scale, y: middle(i) }),
        element("line", {
          x1: scale(from + step.value),
          x2: scale(from + step.value),
          y1: middle(i) + BAR / 2,
          y2: middle(i + 1) - BAR / 2,
          class: "joint",
        }),
        textElement({ x: WIDTH, y: middle(i) + 4, "text-anchor": "end", class: "printed" }, step.printed),
      ]),
      ...named(block.whole.label, middle(rows.length), labelWidth),
      ...bar(scale(0), scale(block.whole.value), { y: middle(rows.length), kind: "step whole" }),
      textElement({ x: WIDTH, y: middle(rows.length) + 4, "text-anchor": "end", class: "printed" }, block.whole.printed),
      ...(block.pale === null ? [] : key(block.pale, bottom + BOTTOM + 12)),
    ],
  );
  return [{ title: block.title, svg }];
}

/** Each step with where it begins. */
function placed(steps: readonly WaterfallStep[]): readonly { readonly step: WaterfallStep; readonly from: number }[] {
  let reached = 0;
  return steps.map((step) => {
    const from = reached;
    reached += step.value;
    return { step, from };
  });
}

const limitsOf = ({ value, lower, upper }: WaterfallStep): readonly number[] => [value, lower ?? value, upper ?? value];

function named(label: string, y: number, width: number): readonly string[] {
  const lines = fitLabel(label, { width, size: SIZE, most: 2 });
  return lines.map((line, l) => textElement({ x: width, y: y + 4 + (l - (lines.length - 1) / 2) * LINE, "text-anchor": "end" }, line));
}

/** A part of nearly nothing is still a line. */
function bar(from: number, to: number, { y, kind }: { readonly y: number; readonly kind: string }): readonly string[] {
  return [element("rect", { x: Math.min(from, to), y: y - BAR / 2, width: Math.max(0.5, Math.abs(to - from)), height: BAR, class: kind })];
}

/** The limits of a step as a line over its bar, with an edge of the paper's colour so that it is seen on the bar too. */
function range(
  { lower, upper }: WaterfallStep,
  from: number,
  { scale, y }: { readonly scale: (value: number) => number; readonly y: number },
): readonly string[] {
  if (lower === null || upper === null) return [];
  const [x1, x2] = [scale(from + lower), scale(from + upper)];
  const path = `M${cut(x1)} ${cut(y - CAP)}V${cut(y + CAP)}M${cut(x1)} ${cut(y)}H${cut(x2)}M${cut(x2)} ${cut(y - CAP)}V${cut(y + CAP)}`;
  return [element("path", { d: path, class: "reach-edge" }), element("path", { d: path, class: "reach" })];
}

function key(label: string, y: number): readonly string[] {
  return [element("rect", { x: 0, y: y - BAR / 2, width: 22, height: BAR, class: "step pale" }), textElement({ x: 30, y: y + 4 }, label)];
}

const cut = (value: number): number => Math.round(value * 100) / 100;
