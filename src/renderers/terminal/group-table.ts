import type { GroupRow, Result } from "../../audit/result.js";
import type { Task } from "../../metrics/kind/task.js";
import { countOf, formatCount } from "../../sections/format-count.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatValue } from "../../sections/format-value.js";
import { groupingsOf, groupsBy } from "../../sections/groupings.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { type TextColumn, tableWidth, textTable } from "./columns.js";

/** Rates of a task in the order of preference, with the words that fit a column's head. */
const rates: Readonly<Record<Task, readonly (readonly [string, string])[]>> = {
  binary: [
    ["selection_rate", "selected"],
    ["true_positive_rate", "true pos."],
    ["false_positive_rate", "false pos."],
    ["auc", "AUC"],
    ["accuracy", "accuracy"],
    ["base_rate", "base rate"],
  ],
  multiclass: [
    ["accuracy", "accuracy"],
    ["worst_true_positive_rate", "worst TPR"],
    ["macro_true_positive_rate", "mean TPR"],
    ["macro_f1", "mean F1"],
  ],
  regression: [
    ["mean_prediction", "predicted"],
    ["mean_label", "true"],
    ["mean_error", "error"],
    ["mean_absolute_error", "abs. error"],
  ],
  ranking: [
    ["mean_exposure", "exposure"],
    ["top_10_rate", "in first 10"],
    ["inter_group_pairwise_accuracy", "pairs right"],
    ["ndcg", "NDCG"],
  ],
};

/** Attribute, group, people. */
const leadingColumns = 3;
const none = "none";
const mostRates = 4;
/** Rates that stay when names would have to be cut for the last one. */
const leastRates = 3;
/** Groups of an attribute above which only the largest are listed. */
const mostGroups = 12;

/** The main rates of every group of every single attribute; combinations are in the report. */
export function groupTable(result: Result, width: number): readonly string[] {
  const all = result.groups.find(({ by }) => by.length === 0);
  const known = rates[result.plan.task].filter(([id]) => (all?.metrics[id]?.value ?? null) !== null).slice(0, mostRates);
  const rows = groupingsOf(result)
    .filter(({ length }) => length === 1)
    .flatMap((by) => attributeRows(result, by, known));
  if (rows.length === 0) return [];
  const columns: readonly TextColumn[] = [
    { title: "", align: "left", flexible: true },
    { title: "group", align: "left", flexible: true },
    { title: result.plan.task === "ranking" ? "items" : "people", align: "right" },
    ...known.map(([, title]) => ({ title, align: "right" as const })),
  ];
  const fits = tableWidth(columns, rows) <= width - 2 || known.length <= leastRates;
  const shown = fits ? columns : columns.slice(0, -1);
  const lines = textTable(shown, starsApart(fits ? rows : rows.map((row) => row.slice(0, shown.length))), width - 2);
  const has = (found: (cell: string) => boolean): boolean => rows.some((row) => row.slice(leadingColumns).some(found));
  const notes = [
    ...(has((cell) => cell.endsWith("*")) ? [`  * of fewer than ${result.plan.minN} rows: shown, and left out of the gaps`] : []),
    ...(has((cell) => cell === none) ? [`  ${none}: no row of the group counts for this rate`] : []),
  ];
  return [...lines.map((line) => `  ${line}`), ...notes];
}

/** One attribute's groups, the attribute named beside the first. */
function attributeRows(
  result: Result,
  by: readonly string[],
  shown: readonly (readonly [string, string])[],
): readonly (readonly string[])[] {
  const groups = groupsBy(result, by);
  const listed = groups.length <= mostGroups ? groups : [...groups].sort((a, b) => b.n - a.n).slice(0, mostGroups - 1);
  const lines = listed.map((row, i) => [
    i === 0 ? formatName(by[0]!) : "",
    formatGroup(by, row.group),
    formatCount(row.n),
    ...shown.map(([id]) => rateText(result, row, id)),
  ]);
  const rest = groups.length - listed.length;
  return rest > 0 ? [...lines, ["", `… ${countOf(rest, "smaller group")}`]] : lines;
}

/** Room for a star where another cell of the column has one, so that the digits stand under each other. */
function starsApart(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const starred = new Set(rows.flatMap((row) => [...row.keys()].filter((i) => row[i]!.endsWith("*"))));
  return rows.map((row) => row.map((cell, i) => (starred.has(i) && !cell.endsWith("*") ? `${cell} ` : cell)));
}

function rateText(result: Result, { metrics }: GroupRow, id: string): string {
  const value = metrics[id];
  if (value === undefined || value.value === null) return value?.reason === "zero_denominator" ? none : "–";
  const text = formatValue(value.value, measureFacts(result, id));
  return value.n < result.plan.minN ? `${text}*` : text;
}
