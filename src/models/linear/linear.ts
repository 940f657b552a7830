import type { Table } from "../../table/table.js";
import type { Model } from "../model.js";
import type { Transform } from "../trees/ensemble.js";

/** One thing that a linear model multiplies by a weight. */
export interface Term {
  /** As the model calls it, e.g. "region=north". */
  readonly name: string;
  /** The column of the data that it is made of; several terms may share one. */
  readonly column: string;
}

/** A model whose raw score is an intercept and a weighted sum of terms. */
export interface Linear {
  /** e.g. "XGBoost 3.2 gblinear", "ONNX LinearClassifier". */
  readonly library: string;
  readonly terms: readonly Term[];
  /** One array an output, one weight a term. */
  readonly weights: readonly Float64Array[];
  /** One an output. */
  readonly intercept: Float64Array;
  /** `single`: products and sums are rounded to 32 bits. */
  readonly precision: "single" | "double";
  /** From raw scores to predictions. */
  readonly link: Transform;
  /**
   * Values of rows, one array a term: what the weights are multiplied by.
   *
   * A missing value is 0 where the model leaves it out of the sum. Throws EH307 for columns that are absent or hold
   * texts, and EH304, naming the column, where the model cannot take a missing value.
   */
  valuesOf(table: Table): readonly Float64Array[];
}

/** A model whose weights are open: attribution is exact, weight × (value − mean). */
export type LinearModel = Model & { readonly linear: Linear };

export const hasLinear = (model: Model): model is LinearModel => "linear" in model;
