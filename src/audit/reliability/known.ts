import type { Halves } from "../../explanations/honest/halves.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { AnswerKind } from "./row.js";

/** What an answer to each row is once it is known how far off it may be. */
export interface Answering {
  readonly kind: AnswerKind;
  /** How far off the row's answer is: the least quantile at which it holds the truth. */
  offBy(row: number): number;
  /** Classes in the answer, or the width of the interval, when it holds what is off by at most `quantile`. */
  sizeAt(row: number, quantile: number): number;
}

/** What the parts of the study share. */
export interface Known {
  readonly facts: JudgedRows;
  /** Rows with an answer and an outcome, in two halves. */
  readonly halves: Halves;
  readonly alpha: number;
  /** One minus the plan's confidence. */
  readonly level: number;
  readonly minN: number;
}
