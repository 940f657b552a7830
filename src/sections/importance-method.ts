import type { Importance } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";

/** How it was computed, in a few sentences. */
export function importanceMethod(block: Importance): string {
  const { donors, donorWeights, rng, repeats, rowsUsed, rowsOf, evals, skipped, truncated, threshold } = block;
  const from = { pooled: "any other row", within: "another row of the same group", cross: "a row of another group" }[donors];
  const often = donorWeights === "weighted" ? ", as often as its weight says" : "";
  const way =
    rng === "numpy-legacy"
      ? "Permutation importance with scikit-learn's draws: values are shuffled over all rows"
      : `Permutation importance by rotation: values come from ${from}${often}`;
  const times = repeats.least === repeats.most ? `${repeats.most} times` : `${repeats.least} to ${repeats.most} times`;
  const rows = rowsUsed === rowsOf ? countOf(rowsUsed, "row") : `${formatCount(rowsUsed)} of ${countOf(rowsOf, "row")}, drawn at random`;
  const cut = threshold === null ? "" : ` Decisions are scores of at least ${threshold}.`;
  const cutShort = truncated ? " The budget ended before everything was done, so features are missing or have fewer repeats." : "";
  return `${way}, ${times} over ${rows}. The model was asked about ${countOf(evals, "row")}; ${formatCount(skipped)} were left out because the value was the same.${cut} Ranges cover the sampling of rows and the drawing of values.${cutShort}`;
}

/** What the two numbers of a feature mean, and how the second one was found. */
export function conditionalWords({ conditional }: Pick<Importance, "conditional">): string {
  const how =
    conditional === "knockoffs"
      ? "values that are just as plausible given the other columns (Gaussian knockoffs; text columns with three or more values are not used)"
      : "values of rows that are alike in the other columns (subgroups by a tree)";
  return `Two numbers are shown: marginal is what the model uses; conditional is what it uses beyond the other columns, by ${how}. Where the other columns determine a feature completely, nothing is left for it.`;
}
