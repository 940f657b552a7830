import { scaleLinear } from "d3-scale";
import type { Slope, SlopeBlock } from "../../sections/block.js";
import { element, textElement } from "./element.js";
import { fitLabel } from "./fit-label.js";
import { textWidth } from "./text-width.js";

const WIDTH = 680;
const SIZE = 12;
const TOP = 34;
const BOTTOM = 14;
const GAP = 12;
/** Least distance between the middles of two labels. */
const LINE = 16;
const LEAST_HEIGHT = 120;
const WIDEST_LABEL = 230;

/** A slope chart: what was on the left, what is on the right, a line from one to the other. */
export function slopeChart({ title, summary, ends, slopes }: SlopeBlock): string {
  const inner = Math.max(LEAST_HEIGHT, slopes.length * LINE * 1.6);
  const height = TOP + inner + BOTTOM;
  const values = slopes.flatMap(({ before, now }) => [before, now]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? 0 : Math.abs(high) || 1;
  const y = scaleLinear([low - room, high + room], [TOP + inner, TOP]);
  const printed = Math.max(...slopes.flatMap((slope) => slope.printed.map((text) => textWidth(text, SIZE))));
  const left = printed + 2 * GAP;
  const names = Math.min(WIDEST_LABEL, Math.max(...slopes.map(({ label }) => textWidth(label, SIZE))));
  const right = WIDTH - printed - names - 3 * GAP;
  const [from, to] = [
    spread(
      slopes.map(({ before }) => y(before)),
      TOP + inner,
    ),
    spread(
      slopes.map(({ now }) => y(now)),
      TOP + inner,
    ),
  ];
  return element(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": `${title}. ${summary}`, class: "chart" },
    [
      ...[left, right].map((x) => element("line", { x1: x, x2: x, y1: TOP - 8, y2: TOP + inner + 6, class: "grid" })),
      textElement({ x: left, y: 14, "text-anchor": "middle", class: "axis-title" }, ends[0]),
      textElement({ x: right, y: 14, "text-anchor": "middle", class: "axis-title" }, ends[1]),
      ...slopes.flatMap((slope, i) => [
        element("line", { x1: left, x2: right, y1: y(slope.before), y2: y(slope.now), class: strokes[slope.change] }),
        element("circle", { cx: left, cy: y(slope.before), r: 4, class: "dot hollow" }),
        element("circle", { cx: right, cy: y(slope.now), r: 4, class: "dot" }),
        textElement({ x: left - GAP, y: from[i]! + 4, "text-anchor": "end" }, slope.printed[0]),
        textElement({ x: right + GAP, y: to[i]! + 4 }, slope.printed[1]),
        ...fitLabel(slope.label, { width: names + 8, size: SIZE, most: 1 }).map((line) =>
          textElement({ x: right + 2 * GAP + printed, y: to[i]! + 4 }, line),
        ),
      ]),
    ],
  );
}

const strokes: Readonly<Record<Slope["change"], string>> = { worse: "curve dotted", better: "curve", same: "curve dashed" };

/** Heights moved apart so that no two labels touch, in their order, and none beyond the foot. */
function spread(heights: readonly number[], foot: number): readonly number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const placed = [...heights];
  let last = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    placed[i] = Math.max(placed[i]!, last + LINE);
    last = placed[i]!;
  }
  let limit = foot;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, limit);
    limit = placed[i]! - LINE;
  }
  return placed;
}
