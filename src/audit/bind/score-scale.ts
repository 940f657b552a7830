import type { Points, Series } from "../../cube/series.js";

/** How a score that is no probability becomes a number from 0 to 1. */
export type ScoreScale = "sigmoid" | "percent";

const toUnit: Readonly<Record<ScoreScale, (score: number) => number>> = {
  sigmoid: (score) => 1 / (1 + Math.exp(-score)),
  percent: (score) => score / 100,
};

const fromUnit: Readonly<Record<ScoreScale, (share: number) => number>> = {
  sigmoid: (share) => Math.log(share / (1 - share)),
  percent: (share) => share * 100,
};

/** The score on the scale from 0 to 1: 0.5 of the logit 0, and of 50 per cent. */
export const onUnit = (scale: ScoreScale, score: number): number => toUnit[scale](score);

/**
 * The smallest score that is at least `threshold` on the scale from 0 to 1.
 *
 * Found among the neighbours of the inverse, which by itself may lie one rounding too high: 0.07 · 100 is more than 7.
 */
export function rawCut(scale: ScoreScale, threshold: number): number {
  if (scale === "sigmoid" && threshold <= 0) return Number.NEGATIVE_INFINITY;
  if (scale === "sigmoid" && threshold > 1) return Number.POSITIVE_INFINITY;
  // From where on exp(-x) is lost beside 1 the sigmoid is 1.
  let cut = scale === "sigmoid" && threshold === 1 ? 40 : fromUnit[scale](threshold);
  const step = (direction: 1 | -1, size: number): number => cut + direction * size * Math.max(Math.abs(cut), 1e-3);
  for (let size = 1e-3; size > 1e-17; size /= 2) {
    while (onUnit(scale, cut) < threshold) cut = step(1, size);
    for (let lower = step(-1, size); lower < cut && onUnit(scale, lower) >= threshold; lower = step(-1, size)) cut = lower;
  }
  return cut;
}

/** The series with every score on the scale from 0 to 1; scores that become the same are one. */
export function seriesOnUnit(series: Series, scale: ScoreScale): Series {
  return { ...series, parts: series.parts.map((points) => pointsOnUnit(points, scale)) };
}

function pointsOnUnit({ values, n, w, w2 }: Points, scale: ScoreScale): Points {
  const out = {
    values: new Float64Array(values.length),
    n: new Float64Array(n.length),
    w: new Float64Array(w.length),
    w2: new Float64Array(w2.length),
  };
  let length = 0;
  values.forEach((score, i) => {
    const value = onUnit(scale, score);
    if (length === 0 || out.values[length - 1] !== value) out.values[length++] = value;
    out.n[length - 1]! += n[i]!;
    out.w[length - 1]! += w[i]!;
    out.w2[length - 1]! += w2[i]!;
  });
  return {
    values: out.values.slice(0, length),
    n: out.n.slice(0, length),
    w: out.w.slice(0, length),
    w2: out.w2.slice(0, length),
  };
}
