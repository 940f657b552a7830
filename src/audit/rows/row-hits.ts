import type { ShareMetric } from "../../metrics/kind/share.js";
import type { JudgedRows } from "./judged-rows.js";

/** For each row whether it is a hit of a rate, 1 or 0; NaN in rows that are no trial. A reason where there are no decisions or labels. */
export function rowHits(
  { share, needs }: ShareMetric,
  { label, decisions }: JudgedRows,
  favorable: "positive" | "negative",
): { readonly values: Float64Array | null; readonly reason: string | null } {
  if (decisions === null) return { values: null, reason: "no_prediction" };
  if (label === null && needs.includes("label")) return { values: null, reason: "no_label" };
  const outcome = (value: number | undefined): 0 | 1 | null => (value === 1 ? 1 : value === 0 ? 0 : null);
  const values = decisions.map((decision, row) => {
    const [truth, said] = [outcome(label?.[row]), outcome(decision)];
    if (!share.trials(truth, said)) return Number.NaN;
    return share.hits(truth, said, favorable) ? 1 : 0;
  });
  return { values, reason: null };
}
