/** What is asked about contributions of features to single scores. */
export interface ShapleySettings {
  /** Whether the size of contributions is measured over many rows, for everybody and each group. */
  readonly overall: boolean;
  /** Ids of rows whose scores are taken apart one by one. */
  readonly rows: readonly string[];
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
  explained: 200,
  backgroundRows: 100,
  maxEvals: 1_000_000,
  maxSeconds: null,
};
