import type { CheckRow, Result } from "../audit/result.js";

type Known = Pick<Result, "askedModel" | "robustness" | "expectations">;

/** Parts of a policy whose numbers are about a model's answers wherever one was asked. */
const PARTS = ["reliability", "worst_case", "scenario"];

/** Whether a limit is on what the model itself answers, and not on the decisions in the data. */
export function isOfModel({ id }: CheckRow, { askedModel, robustness, expectations }: Known): boolean {
  if (askedModel === null) return false;
  return [...robustness, ...expectations].some(({ check }) => check === id) || PARTS.some((part) => id.startsWith(`${part}.`));
}

/** "of the model’s own answers", where it has to be told apart. */
export const modelWords = (row: CheckRow, result: Known): readonly string[] =>
  isOfModel(row, result) ? ["of the model’s own answers"] : [];
