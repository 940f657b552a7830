import type { Halves } from "../../explanations/honest/halves.js";
import type { JudgedRows } from "../rows/judged-rows.js";

/** What the parts of the study share. */
export interface Known {
  readonly facts: JudgedRows;
  /** Rows with a score and an outcome, in two halves. */
  readonly halves: Halves;
  readonly alpha: number;
  /** One minus the plan's confidence. */
  readonly level: number;
  readonly minN: number;
  /** Whether amounts are predicted, and not the chance of a class. */
  readonly amounts: boolean;
  /** How far the row's score is off its outcome. */
  offBy(row: number): number;
  /** Of two classes, how many are in the answer when it holds what is off by at most `quantile`. */
  classesWithin(row: number, quantile: number): number;
}
