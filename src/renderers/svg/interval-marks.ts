import type { ScaleContinuousNumeric } from "d3-scale";
import type { IntervalRow } from "../../sections/block.js";
import { element } from "./element.js";

interface Place {
  readonly y: number;
  readonly scale: ScaleContinuousNumeric<number, number>;
  /** Left and right end of the plot. */
  readonly edges: readonly [number, number];
}

const CAP = 4;
const RADIUS = 4.5;
const DIAMOND = 4.5;

/** The bar, the mark to compare with and the dot of one line; a side without a limit, or with one off the axis, ends in an arrow. */
export function intervalMarks({ value, lower, upper, mark, standing }: IntervalRow, { y, scale, edges }: Place): readonly string[] {
  const x = scale(value);
  const bar =
    lower === null && upper === null
      ? []
      : [...side(lower, { y, scale, x, edge: edges[0] }), ...side(upper, { y, scale, x, edge: edges[1] })];
  return [
    ...bar,
    ...(mark === null ? [] : [diamond(scale(mark), y)]),
    element("circle", { cx: x, cy: y, r: RADIUS, class: standing === "compared" ? "dot" : "dot hollow" }),
  ];
}

function side(
  limit: number | null,
  { y, scale, x, edge }: { readonly y: number; readonly scale: Place["scale"]; readonly x: number; readonly edge: number },
): readonly string[] {
  const end = limit === null ? edge : scale(limit);
  const isOff = limit === null || (edge < x ? end < edge : end > edge);
  const to = isOff ? edge : end;
  const inward = edge < x ? 6 : -6;
  const tip = isOff
    ? element("path", {
        d: `M${round(to + inward)} ${round(y - CAP)}L${round(to)} ${round(y)}L${round(to + inward)} ${round(y + CAP)}`,
        class: "bar arrow",
      })
    : element("line", { x1: to, x2: to, y1: y - CAP, y2: y + CAP, class: "bar" });
  return [element("line", { x1: x, x2: to, y1: y, y2: y, class: "bar" }), tip];
}

function diamond(x: number, y: number): string {
  const points = [
    [x, y - DIAMOND],
    [x + DIAMOND, y],
    [x, y + DIAMOND],
    [x - DIAMOND, y],
  ];
  return element("path", {
    d: `${points.map(([px, py], i) => `${i === 0 ? "M" : "L"}${round(px!)} ${round(py!)}`).join("")}Z`,
    class: "mark",
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
