import type { Input, Result } from "../audit/result.js";
import { formatName } from "./format-name.js";

/** The file that the audit is about; null when the data were handed over without one. */
export function mainInput({ inputs }: Result): Input | null {
  return inputs.find(({ role }) => role === "evaluation") ?? inputs[0] ?? null;
}

/** A path without its folders. */
export const baseName = (path: string): string => formatName(path.split(/[\\/]/).filter(Boolean).at(-1) ?? path);

/** What was audited, as a title: "Decisions in loans.csv". */
export function subject(result: Result): string {
  const input = mainInput(result);
  const { task, prediction, rank, score } = result.plan;
  const noun = task === "binary" ? "Decisions" : "Predictions";
  const decisions =
    task === "ranking"
      ? `Ranking by “${formatName(rank ?? score ?? "score")}”`
      : prediction
        ? `${noun} “${formatName(prediction.column)}”`
        : "Outcomes";
  if (result.policy?.title) return formatName(result.policy.title);
  if (result.policy?.name) return `${decisions} under “${formatName(result.policy.name)}”`;
  return input === null ? decisions : `${decisions} in ${baseName(input.path)}`;
}
