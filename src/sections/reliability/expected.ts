import type { ExpectedMetric, ExpectedRow, ExpectedValue } from "../../audit/reliability/row.js";
import type { Result } from "../../audit/result.js";
import { cell, type TableBlock } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatShare } from "../format-share.js";
import { measureFacts } from "../measure-facts.js";
import { reasonWords } from "../reason-words.js";

const shown: readonly ExpectedMetric[] = ["accuracy", "positive_predictive_value", "true_positive_rate", "f1"];

/** Whether what came true lies where it was expected without labels. */
export const isOutside = ({ lower, upper, realised }: ExpectedValue): boolean =>
  realised !== null && lower !== null && upper !== null && (realised < lower || realised > upper);

/** What is expected where labels are missing, beside the truth; null when nothing is decided. */
export function expectedTable(result: Result, rows: readonly ExpectedRow[]): TableBlock | null {
  if (rows.length === 0) return null;
  const outside = rows.some(({ metrics }) => shown.some((id) => isOutside(metrics[id])));
  const mark =
    " ▲ marks an actual value outside its range; one in twenty is by chance alone. Where it marks large gaps, or one group again and again, this number cannot be monitored without labels.";
  return {
    kind: "table",
    caption: "Can it be monitored without labels? What was expected, and what happened",
    columns: [
      { title: "Group", align: "text" },
      ...shown.map((id) => ({ title: measureFacts(result, id).title, align: "number" as const })),
    ],
    rows: rows.map(({ by, group, n, metrics }) => [
      cell(by.length === 0 ? "Everybody" : formatGroup(by, group), countOf(n, "row")),
      ...shown.map((id) => {
        const one = metrics[id];
        if (one.expected === null) return cell("–", reasonWords(one.reason));
        const range = one.lower === null || one.upper === null ? [] : [`${formatShare(one.lower)} to ${formatShare(one.upper)}`];
        const truth = one.realised === null ? "truth not known" : `${isOutside(one) ? "▲ " : ""}came true: ${formatShare(one.realised)}`;
        return cell(formatShare(one.expected), ...range, truth);
      }),
    ]),
    note: `Expected from scores alone, turned into probabilities by the other half of the rows; ranges at ${formatLevel(result.plan.confidence)}.${outside ? mark : ""} It assumes that people with the same score have the positive outcome as often as in the rows it was learnt from; where that has changed, the number is wrong and does not show it.`,
  };
}
