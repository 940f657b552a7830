import { scaleLinear } from "d3-scale";
import { type Translator, translator } from "../../messages/translator.js";
import type { ChartLine, Curve, CurvePanel, CurvesBlock } from "../../sections/block.js";
import { tickFormats } from "./axis.js";
import { curveLine } from "./curve-line.js";
import { element, textElement } from "./element.js";
import { fitLabel } from "./fit-label.js";
import type { Picture } from "./interval-chart.js";
import { textWidth } from "./text-width.js";

const WIDTH = 224;
const SIZE = 11;
const LEFT = 38;
const RIGHT = 10;
const TOP = 42;
const PLOT = 140;
const BOTTOM = 36;
const TICKS = 4;
/** Height of the tallest bar. */
const BARS = 26;

/** One small picture a panel, all with the same axes; narrow enough to stand alone on a telephone. */
export function curvePanels(block: CurvesBlock, say: Translator["say"] = translator("en").say): readonly Picture[] {
  const pictures = block.panels.map((panel) => ({ title: panel.title, svg: picture(block, panel) }));
  return block.key.length === 0 ? pictures : [...pictures, { title: say("page.key"), svg: keyPicture(block, say) }];
}

type Scale = (value: number) => number;

function picture(block: CurvesBlock, panel: CurvePanel): string {
  const bottom = TOP + PLOT;
  const right = WIDTH - RIGHT;
  const x = scaleLinear([block.x.from, block.x.to], [LEFT, right]);
  const y = scaleLinear([block.y.from, block.y.to], [bottom, TOP]);
  const title = fitLabel(panel.title, { width: WIDTH - 4, size: SIZE + 1, most: 1 });
  return frame(`${block.title}, ${panel.title}. ${panel.summary}`, bottom + BOTTOM, [
    ...title.map((line) => textElement({ x: 0, y: 12, class: "panel-title" }, line)),
    ...path("grid", [
      ...x.ticks(TICKS).map((tick) => `M${tenth(x(tick))} ${TOP}v${PLOT}`),
      ...y.ticks(TICKS).map((tick) => `M${LEFT} ${tenth(y(tick))}h${right - LEFT}`),
    ]),
    ...x.ticks(TICKS).map((tick) => textElement({ x: x(tick), y: bottom + 14, class: "tick x" }, tickFormats[block.x.ticks](tick))),
    ...y.ticks(TICKS).map((tick) => textElement({ x: LEFT - 5, y: y(tick) + 4, class: "tick y" }, tickFormats[block.y.ticks](tick))),
    textElement({ x: (LEFT + right) / 2, y: bottom + 29, class: "axis-title x" }, block.x.title),
    textElement({ x: 0, y: 27, class: "axis-title" }, block.y.title),
    ...bars(panel.bars, { left: LEFT, right, bottom }),
    ...(block.diagonal ? [element("line", { x1: LEFT, y1: bottom, x2: right, y2: TOP, class: "diagonal" })] : []),
    ...block.lines.flatMap((line) => upright(line, x(line.at), { right, bottom })),
    ...panel.curves.flatMap((curve) => drawn(curve, x, y)),
  ]);
}

function frame(label: string, height: number, children: readonly string[]): string {
  return element(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": label, class: "chart panel" },
    children,
  );
}

function bars(heights: readonly number[], { left, right, bottom }: { left: number; right: number; bottom: number }): readonly string[] {
  const width = (right - left) / heights.length;
  const wide = tenth(width - 1);
  return path(
    "band",
    heights.flatMap((height, i) => {
      const high = tenth(height * BARS);
      return high > 0 ? [`M${tenth(left + i * width + 0.5)} ${bottom}v${-high}h${wide}v${high}`] : [];
    }),
  );
}

/** All pieces of one look in one element, on tenths of a pixel. */
const path = (look: string, pieces: readonly string[]): readonly string[] =>
  pieces.length === 0 ? [] : [element("path", { d: pieces.join(""), class: look })];

const tenth = (place: number): number => Math.round(place * 10) / 10;

/** The label stands over its line and is pushed inwards where it would leave the picture. */
function upright(
  { label }: ChartLine,
  x: number,
  { right, bottom }: { readonly right: number; readonly bottom: number },
): readonly string[] {
  const half = textWidth(label, SIZE - 1) / 2;
  const at = Math.min(Math.max(x, half), right + RIGHT - half);
  return [
    element("line", { x1: x, x2: x, y1: TOP - 2, y2: bottom, class: "reference" }),
    textElement({ x: at, y: TOP - 5, "text-anchor": "middle", class: "reference-label" }, label),
  ];
}

function drawn(curve: Curve, x: Scale, y: Scale): readonly string[] {
  return [
    ...path("range", curve.band === true ? outline(curve, x, y) : []),
    ...path(
      "limits",
      curve.points.flatMap(({ x: at, lower, upper }) =>
        curve.dots && lower !== null && upper !== null ? [`M${tenth(x(at))} ${tenth(y(lower))}V${tenth(y(upper))}`] : [],
      ),
    ),
    ...curveLine(curve, x, y),
    // A line of no length with round ends is a dot.
    ...path("dots", curve.dots ? curve.points.map((point) => `M${tenth(x(point.x))} ${tenth(y(point.y))}h0`) : []),
  ];
}

/** The area between the limits of the points that have both. */
function outline({ points }: Curve, x: Scale, y: Scale): readonly string[] {
  const known = points.filter(({ lower, upper }) => lower !== null && upper !== null);
  if (known.length < 2) return [];
  const corners = [
    ...known.map(({ x: at, upper }) => [at, upper!] as const),
    ...[...known].reverse().map(({ x: at, lower }) => [at, lower!] as const),
  ];
  return [`M${corners.map(([at, height]) => `${tenth(x(at))} ${tenth(y(height))}`).join("L")}Z`];
}

/** What each stroke means, in a picture of its own. */
function keyPicture({ title, key, panels }: CurvesBlock, say: Translator["say"]): string {
  const curves = panels[0]?.curves ?? [];
  const row = (i: number): number => 32 + i * 20;
  const strokes = key.map((name, i) => say(`page.${curves[i]!.stroke}`, { name })).join("; ");
  return frame(say("page.key-of", { title, strokes }), row(key.length), [
    textElement({ x: 0, y: 12, class: "panel-title" }, say("page.key")),
    ...key.flatMap((name, i) => [
      element("line", { x1: 0, x2: 34, y1: row(i) - 4, y2: row(i) - 4, class: `curve ${curves[i]!.stroke}` }),
      textElement({ x: 42, y: row(i) }, name),
    ]),
  ]);
}
