import { type Translator, translator } from "../../messages/translator.js";
import type { DotsBlock, ForestBlock, IntervalRow } from "../../sections/block.js";
import { axisOf } from "./axis.js";
import { element, textElement } from "./element.js";
import { fitLabel } from "./fit-label.js";
import { intervalMarks } from "./interval-marks.js";
import { textWidth } from "./text-width.js";

const WIDTH = 680;
const SIZE = 12;
const LINE = 15;
const TOP = 26;
const BOTTOM = 44;
const GAP = 14;
const WIDEST_LABEL = 210;
/** One picture has to fit on one printed page. */
const MOST_ROWS = 24;

/** A drawing and what to call it. */
export interface Picture {
  readonly title: string;
  readonly svg: string;
}

/** A chart of values with their limits, one a line; a long one as several pictures with the same axis. */
export function intervalCharts(block: DotsBlock | ForestBlock, say: Translator["say"] = translator("en").say): readonly Picture[] {
  const parts = Math.ceil(block.rows.length / MOST_ROWS);
  const size = Math.ceil(block.rows.length / parts);
  return Array.from({ length: parts }, (_, i) => {
    const title = parts === 1 ? block.title : say("page.part", { title: block.title, n: i + 1, of: parts });
    return { title, svg: picture(block, block.rows.slice(i * size, (i + 1) * size), title) };
  });
}

function picture(block: DotsBlock | ForestBlock, rows: readonly IntervalRow[], title: string): string {
  const labelWidth = Math.min(WIDEST_LABEL, Math.max(...block.rows.map(({ label }) => textWidth(label, SIZE))));
  const printedWidth = Math.max(...block.rows.map(({ printed }) => textWidth(printed, SIZE)));
  const plot: readonly [number, number] = [labelWidth + GAP, WIDTH - printedWidth - GAP];
  const axis = axisOf({
    rows: block.rows,
    also: block.lines.map(({ at }) => at),
    kind: block.kind === "forest" ? block.scale : "linear",
    ticks: block.ticks,
    range: [plot[0] + 8, plot[1] - 8],
  });
  const labels = rows.map(({ label }) => fitLabel(label, { width: labelWidth, size: SIZE, most: 2 }));
  const rowHeight = labels.some((lines) => lines.length > 1) ? 38 : 27;
  const bottom = TOP + rows.length * rowHeight;
  const middle = (i: number): number => TOP + (i + 0.5) * rowHeight;
  const height = bottom + BOTTOM;
  return element(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: "img",
      "aria-label": `${title}. ${block.summary}`,
      class: "chart",
    },
    [
      ...axis.ticks.flatMap((tick) => gridLine(axis.scale(tick), axis.format(tick), bottom)),
      textElement({ x: (plot[0] + plot[1]) / 2, y: bottom + 36, class: "axis-title", "text-anchor": "middle" }, block.axis),
      ...block.lines.flatMap(({ at, label }) => referenceLine(axis.scale(at), { label, bottom, plot })),
      ...rows.flatMap((row, i) => [
        ...labels[i]!.map((line, l) =>
          textElement({ x: labelWidth, y: middle(i) + 4 + (l - (labels[i]!.length - 1) / 2) * LINE, "text-anchor": "end" }, line),
        ),
        ...intervalMarks(row, { y: middle(i), scale: axis.scale, edges: plot }),
        textElement({ x: WIDTH, y: middle(i) + 4, "text-anchor": "end", class: "printed" }, row.printed),
      ]),
    ],
  );
}

function gridLine(x: number, label: string, bottom: number): readonly string[] {
  return [
    element("line", { x1: x, x2: x, y1: TOP, y2: bottom, class: "grid" }),
    textElement({ x, y: bottom + 17, "text-anchor": "middle", class: "tick" }, label),
  ];
}

/** The label stands over its line and is pushed inwards where it would leave the picture. */
function referenceLine(
  x: number,
  { label, bottom, plot }: { readonly label: string; readonly bottom: number; readonly plot: readonly [number, number] },
): readonly string[] {
  const half = textWidth(label, SIZE) / 2;
  const at = Math.min(Math.max(x, plot[0] + half), Math.max(plot[1], WIDTH - half) - half);
  return [
    element("line", { x1: x, x2: x, y1: TOP - 6, y2: bottom, class: "reference" }),
    textElement({ x: Math.max(half, at), y: TOP - 11, "text-anchor": "middle", class: "reference-label" }, label),
  ];
}
