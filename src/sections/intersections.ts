import type { Result } from "../audit/result.js";
import type { Task } from "../metrics/kind/task.js";
import { type Block, heading, note } from "./block.js";
import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf } from "./groupings.js";
import { isOfClass, measuresOf } from "./measure-facts.js";
import { rateHeat } from "./rate-heat.js";
import type { Section } from "./section.js";

/** For each task the metric of the heat table, and those of the table below it. */
const columns: Readonly<Record<Task, readonly [string, ...string[]]>> = {
  binary: ["selection_rate", "true_positive_rate", "false_positive_rate", "accuracy"],
  multiclass: ["accuracy", "macro_true_positive_rate", "worst_true_positive_rate"],
  regression: ["mean_error", "mean_absolute_error", "mean_prediction", "above_median_rate"],
  ranking: ["mean_exposure", "top_10_rate", "inter_group_pairwise_accuracy", "ndcg"],
};

/** Groups that share several attributes: a heat table of decisions and the main rates of each. */
export const intersections: Section = {
  id: "intersections",
  title: "Combinations of attributes",
  blocks: (result) =>
    groupingsOf(result)
      .filter((by) => by.length > 1)
      .flatMap((by) => ofCombination(result, by)),
};

function ofCombination(result: Result, by: readonly string[]): readonly Block[] {
  const [rate] = columns[result.plan.task];
  const name = formatGrouping(by);
  const present = measuresWithValue(result, by, measuresOf(result));
  const measures = columns[result.plan.task].filter((id) => present.includes(id));
  const heat = by.length === 2 && present.includes(rate) ? rateHeat(result, by as readonly [string, string], rate) : null;
  const rest = present.filter((id) => !isOfClass(id)).length - measures.length;
  return [
    heading(name),
    ...(heat ? [heat] : []),
    groupTable(result, by, { caption: `Main measures by ${name}`, measures }),
    ...(rest > 0 ? [note(`${countOf(rest, "more measure")} by ${name}: see results.json.`)] : []),
  ];
}
