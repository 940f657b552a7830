import type { Curve } from "../../sections/block.js";
import { element } from "./element.js";

type Scale = (value: number) => number;

/** The path of a curve; none of fewer than two points. Places are whole tenths of a pixel, each written as the way from the last. */
export function curveLine({ points, stroke, steps }: Curve, x: Scale, y: Scale): readonly string[] {
  if (points.length < 2) return [];
  let [left, top] = [tenths(x(points[0]!.x)), tenths(y(points[0]!.y))];
  let path = `M${left / 10} ${top / 10}`;
  for (const point of points.slice(1)) {
    const [across, down] = [tenths(x(point.x)) - left, tenths(y(point.y)) - top];
    if (across === 0 && down === 0) continue;
    if (!steps) path += `l${across / 10} ${down / 10}`;
    else path += `${down === 0 ? "" : `v${down / 10}`}${across === 0 ? "" : `h${across / 10}`}`;
    [left, top] = [left + across, top + down];
  }
  return [element("path", { d: path, class: `curve ${stroke}` })];
}

const tenths = (place: number): number => Math.round(place * 10);
