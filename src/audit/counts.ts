import type { Cube } from "../cube/cube.js";
import type { Series } from "../cube/series.js";
import type { AmountSeries } from "./amount-parts.js";
import type { Ranked } from "./ranking-parts.js";

/** Counts of some rows, and the scores of the same rows where there are any. */
export interface Counts {
  readonly cube: Cube;
  readonly scores: Series | null;
  /** Whether every score of the data, of which these may be a part, lies from 0 to 1. */
  readonly probabilities: boolean;
  /** The names of all classes; absent when the task has none. */
  readonly classes?: readonly string[];
  /** Absent unless amounts are predicted. */
  readonly amounts?: AmountSeries;
  /** Absent unless rows are ranked. */
  readonly ranked?: Ranked;
}
