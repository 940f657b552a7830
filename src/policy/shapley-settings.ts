/** Rows of the data, or the training rows that the trees counted on their paths. */
export type ShapleyBackground = "data" | "path";
export const shapleyBackgrounds = ["data", "path"] as const satisfies readonly ShapleyBackground[];

/** What is asked about contributions of features to single scores. */
export interface ShapleySettings {
  /** Whether the size of contributions is measured over many rows, for everybody and each group. */
  readonly overall: boolean;
  /** Ids of rows whose scores are taken apart one by one. */
  readonly rows: readonly string[];
  /** The class whose number is taken apart; null = the positive one, or all where that is cheap. */
  readonly class: string | null;
  /** What stands for a feature that is not known: rows of the data, or, of trees, the shares of training rows on their paths. */
  readonly background: ShapleyBackground;
  /** Rows over which contributions of a model without open trees are measured, beside more of groups that are small among them; of trees every row counts. */
  readonly explained: number;
  /** Rows that stand for everybody when a feature is not known, for a model without open trees; of trees every row does. */
  readonly backgroundRows: number;
  /** Most rows that the model is asked about. */
  readonly maxEvals: number;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualShapley: ShapleySettings = {
  overall: true,
  rows: [],
  class: null,
  background: "data",
  explained: 200,
  backgroundRows: 100,
  maxEvals: 1_000_000,
  maxSeconds: null,
};
