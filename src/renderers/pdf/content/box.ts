/** A rectangle on a page in points, the origin below on the left. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** As in "a b c d e f cm": x' = ax + cy + e, y' = bx + dy + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

/** First the one, then the other. */
export const after = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + b * r,
  a * q + b * s,
  c * p + d * r,
  c * q + d * s,
  e * p + f * r + t,
  e * q + f * s + u,
];

/** The box around the points x, y, x, y, … where a matrix puts them; null without any. */
export function around(points: readonly number[], [a, b, c, d, e, f]: Matrix): Box | null {
  if (points.length < 2) return null;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = a * points[i]! + c * points[i + 1]! + e;
    const y = b * points[i]! + d * points[i + 1]! + f;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** What both cover; where they do not meet, a box of no size. */
export function common(one: Box, other: Box | null): Box {
  if (other === null) return one;
  const left = Math.max(one[0], other[0]);
  const bottom = Math.max(one[1], other[1]);
  return [left, bottom, Math.max(left, Math.min(one[2], other[2])), Math.max(bottom, Math.min(one[3], other[3]))];
}

/** The smallest box around both. */
export const together = (one: Box | null, other: Box): Box =>
  one === null ? other : [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])];
