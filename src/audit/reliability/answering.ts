import type { Answering } from "./known.js";

/** Of two classes: every class whose score is not too far off is in the answer. */
export const classAnswers = (label: Float64Array, scores: Float64Array): Answering => ({
  kind: "classes",
  offBy: (row) => Math.abs(label[row]! - scores[row]!),
  sizeAt: (row, quantile) => (1 - scores[row]! <= quantile ? 1 : 0) + (scores[row]! <= quantile ? 1 : 0),
});

/** Of amounts: as far to both sides of every prediction. */
export const evenIntervals = (label: Float64Array, scores: Float64Array): Answering => ({
  kind: "even",
  offBy: (row) => Math.abs(label[row]! - scores[row]!),
  sizeAt: (_, quantile) => 2 * quantile,
});

/**
 * Of amounts: to both sides of the prediction, in proportion to how unsure it is said to be.
 *
 * @source Lei, G’Sell, Rinaldo, Tibshirani & Wasserman (2018), JASA 113:1094–1111, §5.2 (locally weighted)
 */
export const scaledIntervals = (label: Float64Array, scores: Float64Array, spread: Float64Array): Answering => ({
  kind: "scaled",
  offBy: (row) => Math.abs(label[row]! - scores[row]!) / spread[row]!,
  sizeAt: (row, quantile) => 2 * quantile * spread[row]!,
});

/**
 * Of amounts: the interval that is there, moved outwards on both sides; inwards where it held the truth more often than wanted.
 *
 * @source Romano, Patterson & Candès (2019), Conformalized quantile regression, NeurIPS, eq. 6 to 8
 */
export const widenedIntervals = (label: Float64Array, lower: Float64Array, upper: Float64Array): Answering => ({
  kind: "widened",
  offBy: (row) => Math.max(lower[row]! - label[row]!, label[row]! - upper[row]!),
  // Rounded, so that intervals that are meant to be equally wide are.
  sizeAt: (row, quantile) => Math.max(0, Number((upper[row]! - lower[row]! + 2 * quantile).toPrecision(10))),
});
