import type { Result } from "../../audit/result.js";
import type { ExplainedGap } from "../../audit/why/row.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatScore } from "../format-score.js";
import { gapWords } from "./gap-words.js";

const spaces: Readonly<Record<Exclude<ExplainedGap["space"], "measure">, string>> = {
  raw_score: "the model's raw score (log-odds for a classifier), before it becomes a probability",
  score: "the model's score",
  decision: "the model's decisions",
  amount: "the predicted amounts",
};

/** How a gap was taken apart, and in what it is measured. */
export function howWords(result: Result, gap: ExplainedGap): string {
  const { print } = gapWords(result, gap);
  const cut =
    gap.space === "decision" && result.why?.threshold != null ? ` at scores of at least ${formatScore(result.why.threshold)}` : "";
  const rows = gap.rows === null ? "" : ` ${countOf(gap.rows.higher, "row")} against ${formatCount(gap.rows.lower)}.`;
  const less = gap.truncated ? " The budget allowed less work than planned; ranges are wider as a result." : "";
  const left =
    gap.residual !== null && Math.abs(gap.residual) > 1e-9 ? ` ${print(gap.residual)} is left over, as not every row was drawn.` : "";
  const clusters = result.plan.cluster === null ? "" : ` Rows with the same ${formatName(result.plan.cluster)} count as one in the ranges.`;
  const where = gap.space === "measure" ? "The measure itself is split." : `Measured in ${spaces[gap.space]}${cut}.`;
  return `${where}${rows} ${ways[gap.method](gap)}${left}${less}${clusters}`;
}

const ways: Readonly<Record<ExplainedGap["method"], (gap: ExplainedGap) => string>> = {
  exact: () =>
    "Exact: Shapley values over all pairs of one row from each group, from the model's own trees or weights. Ranges cover chance in who is in the data.",
  sampled: ({ pairs, passes, evals }) =>
    `Shapley values of ${countOf(pairs ?? 0, "pair")} of rows, ${countOf(passes ?? 0, "order")} of columns and the same orders reversed; the model was asked about ${countOf(evals, "row")}. Ranges cover chance in who is in the data and in the draws.`,
  sage: ({ passes, evals, undefinedDraws }) =>
    `Shapley values of the gap itself, columns taken from other people ${countOf(passes ?? 0, "time")}; the model was asked about ${countOf(evals, "row")}.${undefinedDraws > 0 ? ` ${countOf(undefinedDraws, "draw")} had no value and ${undefinedDraws === 1 ? "is" : "are"} left out.` : ""} Ranges cover chance in who is in the data and in the draws.`,
};
