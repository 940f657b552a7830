import type { ScoreMeasure } from "./measure.js";
import type { RowFacts } from "./row-facts.js";

/** Measures that a model which gives every row the same number has a best value of. */
const best: ReadonlyMap<string, "mean" | "median" | "more_common"> = new Map([
  ["log_loss", "mean"],
  ["brier_score", "mean"],
  ["auc", "mean"],
  ["root_mean_squared_error", "mean"],
  ["r_squared", "mean"],
  ["mean_absolute_error", "median"],
  ["accuracy", "more_common"],
  ["error_rate", "more_common"],
]);

/**
 * What a model without any feature reaches: the same number for every row, the best there is. null where the measure has no such
 * number, or no value.
 *
 * Example: of log loss with 3 of 4 positive, −¾ ln ¾ − ¼ ln ¼ = 0.562; of accuracy, 0.75.
 */
export function withoutFeatures(measure: ScoreMeasure, facts: RowFacts): number | null {
  const way = best.get(measure.id);
  const { label, weights, kept } = facts;
  if (way === undefined || label === null) return null;
  const known = Array.from(kept).filter((row) => !Number.isNaN(label[row]!));
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  const total = known.reduce((sum, row) => sum + weightOf(row), 0);
  const mean = known.reduce((sum, row) => sum + weightOf(row) * label[row]!, 0) / total;
  const number =
    way === "mean" ? mean : way === "median" ? medianOf(known, label, { weightOf, total }) : mean >= 0.5 ? Infinity : -Infinity;
  const found = measure.of(new Float64Array(label.length).fill(number), kept, facts);
  return typeof found === "string" ? null : found.value;
}

function medianOf(
  rows: readonly number[],
  label: Float64Array,
  { weightOf, total }: { readonly weightOf: (row: number) => number; readonly total: number },
): number {
  const ordered = [...rows].sort((a, b) => label[a]! - label[b]!);
  let below = 0;
  const middle = ordered.find((row) => {
    below += weightOf(row);
    return below >= total / 2;
  });
  return middle === undefined ? Number.NaN : label[middle]!;
}
