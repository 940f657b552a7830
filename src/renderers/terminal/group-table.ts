import type { GroupRow, MetricValue, Result } from "../../audit/result.js";
import { formatCount } from "../../sections/format-count.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatValue } from "../../sections/format-value.js";
import { groupingsOf, groupsBy } from "../../sections/groupings.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { type TextColumn, textTable } from "./columns.js";

/** Rates in the order of preference, with the words that fit a column's head. */
const rates = [
  ["selection_rate", "selected"],
  ["true_positive_rate", "true pos."],
  ["false_positive_rate", "false pos."],
  ["accuracy", "accuracy"],
  ["base_rate", "base rate"],
] as const;

const mostRates = 4;
/** Groups of an attribute above which only the largest are listed. */
const mostGroups = 12;

/** The main rates of every group of every single attribute; combinations are in the report. */
export function groupTable(result: Result, width: number): readonly string[] {
  const all = result.groups.find(({ by }) => by.length === 0);
  const shown = rates.filter(([id]) => (all?.metrics[id]?.value ?? null) !== null).slice(0, mostRates);
  const columns: readonly TextColumn[] = [
    { title: "", align: "left", flexible: true },
    { title: "group", align: "left", flexible: true },
    { title: "people", align: "right" },
    ...shown.map(([, title]) => ({ title, align: "right" as const })),
  ];
  let marked = false;
  const cellsOf = (row: GroupRow): readonly string[] =>
    shown.map(([id]) => {
      const value = row.metrics[id];
      const small = row.by.length > 0 && value !== undefined && value.value !== null && value.n < result.plan.minN;
      marked ||= small;
      return small ? `${rateText(result, id, value)}*` : rateText(result, id, value);
    });
  const rows = groupingsOf(result)
    .filter(({ length }) => length === 1)
    .flatMap((by) => {
      const groups = groupsBy(result, by);
      const listed = groups.length <= mostGroups ? groups : [...groups].sort((a, b) => b.n - a.n).slice(0, mostGroups - 1);
      const lines = listed.map((row, i) => [
        i === 0 ? formatName(by[0]!) : "",
        formatGroup(by, row.group),
        formatCount(row.n),
        ...cellsOf(row),
      ]);
      const rest = groups.length - listed.length;
      return rest > 0 ? [...lines, ["", `… ${rest} smaller groups`]] : lines;
    });
  if (rows.length === 0) return [];
  const note = `  * of fewer than ${result.plan.minN} rows: shown, and left out of the gaps`;
  return [...textTable(columns, rows, width - 2).map((line) => `  ${line}`), ...(marked ? [note] : [])];
}

function rateText(result: Result, id: string, value: MetricValue | undefined): string {
  if (value === undefined || value.value === null) return value?.reason === "zero_denominator" ? "none there" : "–";
  return formatValue(value.value, measureFacts(result, id));
}
