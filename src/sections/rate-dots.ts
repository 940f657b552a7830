import type { GroupRow, Result } from "../audit/result.js";
import type { DotsBlock, IntervalRow, TableBlock, TickStyle } from "./block.js";
import { exclusionsBy, isExcluded } from "./exclusions.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, isMissingGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatValue } from "./format-value.js";
import { everybody, groupsBy } from "./groupings.js";
import { type MeasureFacts, measureFacts } from "./measure-facts.js";

const ticks: Readonly<Record<MeasureFacts["unit"], TickStyle>> = {
  proportion: "percent",
  ratio: "ratio",
  score: "number",
  amount: "number",
};

/** The dot plot of one metric over the groups of one way of splitting; null with fewer than two values. */
export function rateDots(
  result: Result,
  by: readonly string[],
  { measure, table }: { readonly measure: string; readonly table: TableBlock },
): DotsBlock | null {
  const facts = measureFacts(result, measure);
  const exclusions = exclusionsBy(result, by);
  const hollow = (group: GroupRow): boolean => isMissingGroup(by, group.group) || isExcluded(exclusions, measure, by, group.group);
  const rows = groupsBy(result, by).flatMap((group): IntervalRow[] => {
    const value = group.metrics[measure];
    if (!value || value.value === null) return [];
    return [
      {
        label: formatGroup(by, group.group),
        value: value.value,
        lower: value.lower,
        upper: value.upper,
        mark: null,
        printed: `${formatValue(value.value, facts)} of ${formatCount(value.n)}`,
        standing: hollow(group) ? "not_compared" : "compared",
      },
    ];
  });
  if (rows.length < 2) return null;
  const overall = everybody(result)?.metrics[measure]?.value ?? null;
  return {
    kind: "dots",
    title: `${facts.title} by ${formatGrouping(by)}`,
    summary: summary(rows, facts),
    reading: `Each dot is a group; its bar is the range at ${formatLevel(result.plan.confidence)} confidence. ${rows.some(({ standing }) => standing === "not_compared") ? "Hollow dots are groups that are not compared. " : ""}The dashed line is everybody together.`,
    axis: facts.title,
    ticks: ticks[facts.unit],
    rows,
    lines: overall === null ? [] : [{ at: overall, label: `everybody ${formatValue(overall, facts)}` }],
    table,
  };
}

function summary(rows: readonly IntervalRow[], facts: MeasureFacts): string {
  const ordered = [...rows].sort((a, b) => a.value - b.value);
  const [low, high] = [ordered[0]!, ordered.at(-1)!];
  return `${facts.title} runs from ${formatValue(low.value, facts)} (${low.label}) to ${formatValue(high.value, facts)} (${high.label}).`;
}
