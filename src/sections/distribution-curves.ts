import type { DistributionRow, Result } from "../audit/result.js";
import { type Curve, type CurvePanel, type CurvesBlock, cell, type TableBlock } from "./block.js";
import { formatAmount } from "./format-amount.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, isMissingGroup, sameGroup } from "./format-group.js";
import { formatShare } from "./format-share.js";
import { groupsBy, sameBy } from "./groupings.js";

/** Pictures beside each other that can still be compared. */
const MOST_PANELS = 6;
/** Shares that the table shows. */
const LISTED = [0.1, 0.25, 0.5, 0.75, 0.9];

/** What share of a group has an amount at or below each, predicted and true, one picture a group; null with fewer than two groups. */
export function distributionCurves(result: Result, by: readonly string[]): CurvesBlock | null {
  const own = groupsBy(result, by).filter(({ group, n }) => !isMissingGroup(by, group) && n >= result.plan.minN);
  const largest = new Set([...own].sort((a, b) => b.n - a.n).slice(0, MOST_PANELS));
  const shown = own.filter((row) => largest.has(row));
  const rowOf = (group: DistributionRow["group"], of: DistributionRow["of"]): DistributionRow | undefined =>
    result.distributions.find((row) => row.of === of && sameBy(row.by, by) && sameGroup(by, row.group, group));
  const rows = shown.flatMap(({ group }) => rowOf(group, "predictions") ?? []);
  if (rows.length < 2) return null;
  const hasLabels = shown.some(({ group }) => rowOf(group, "labels") !== undefined);
  const ends = shown.flatMap(({ group }) => [rowOf(group, "predictions"), rowOf(group, "labels")]).flatMap((row) => row?.quantiles ?? []);
  const values = ends.map(({ value }) => value);
  const [from, most] = [Math.min(...values), Math.max(...values)];
  if (!(most > from)) return null;
  // Room for the last number of the axis.
  const to = most + (most - from) / 8;
  const panels = shown.flatMap(({ group, n }): CurvePanel[] => {
    const [predicted, truth] = [rowOf(group, "predictions"), rowOf(group, "labels")];
    if (predicted === undefined) return [];
    return [
      {
        title: `${formatGroup(by, group)}, n ${formatCount(n)}`,
        summary: `${formatGroup(by, group)}: half of the predictions are at or below ${at(predicted, 0.5)}, a tenth at or below ${at(predicted, 0.1)}, nine tenths at or below ${at(predicted, 0.9)}.`,
        curves: [curveOf(predicted, "solid"), ...(truth ? [curveOf(truth, "dashed")] : [])],
        bars: [],
      },
    ];
  });
  return {
    kind: "curves",
    title: `Distribution of amounts by ${formatGrouping(by)}`,
    summary: panels.map(({ summary }) => summary).join(" "),
    reading:
      "Each line is the share of the group with an amount at or below that on the axis. Where a group’s predicted line lies left of its true one, its amounts are predicted too low. The outermost 2.5% on each side are not drawn.",
    x: { title: "amount", ticks: "number", from, to },
    y: { title: "at or below", ticks: "percent", from: 0, to: 1 },
    diagonal: false,
    lines: [],
    panels,
    key: hasLabels ? ["predicted", "true"] : [],
    table: tableOf(by, rows),
  };
}

const curveOf = ({ quantiles }: DistributionRow, stroke: Curve["stroke"]): Curve => ({
  stroke,
  points: quantiles.map(({ share, value }) => ({ x: value, y: share, lower: null, upper: null })),
  dots: false,
  steps: false,
});

const at = ({ quantiles }: DistributionRow, wanted: number): string => {
  const found = quantiles.find(({ share }) => share === wanted);
  return found === undefined ? "–" : formatAmount(found.value);
};

const tableOf = (by: readonly string[], rows: readonly DistributionRow[]): TableBlock => ({
  kind: "table",
  caption: `Predicted amounts by ${formatGrouping(by)}: which share is at or below`,
  columns: [
    { title: formatGrouping(by), align: "text" },
    ...LISTED.map((share) => ({ title: formatShare(share), align: "number" as const })),
  ],
  rows: rows.map((row) => [cell(formatGroup(by, row.group)), ...LISTED.map((share) => cell(at(row, share)))]),
  note: null,
});
