import type { Result } from "../audit/result.js";
import type { SweepRow, SweptBin, SweptGroup } from "../audit/sweep/row.js";
import { type Block, type CurvePanel, type CurvesBlock, cell, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatScore } from "./format-score.js";
import { formatShare, formatShares } from "./format-share.js";
import { barsOf, paneled } from "./swept-panels.js";

/** The share of positives at each height of the score, one picture a group; [] without labels or probabilities. */
export function calibrationCurves(result: Result, row: SweepRow): readonly Block[] {
  const { shown, leftOut } = paneled(
    row.groups.filter(({ calibration }) => calibration.length > 0),
    row.by,
  );
  if (shown.length === 0) return [];
  const name = formatGrouping(row.by);
  const level = formatLevel(result.plan.confidence);
  const block: CurvesBlock = {
    kind: "curves",
    title: `Calibration by ${name}`,
    summary: shown.map((group) => sentence(row.by, group)).join(" "),
    reading: `Each dot is about a tenth of the group, sorted by score; its bar is the ${level} range. On the dotted diagonal, 80% of people with a score of 0.8 have the positive outcome. Below it, scores are too high; above it, too low. Grey bars show where the group's scores lie.${leftOut}`,
    x: { title: "mean score", ticks: "number", from: 0, to: 1 },
    y: { title: "recorded as positive", ticks: "percent", from: 0, to: 1 },
    diagonal: true,
    lines: [],
    panels: shown.map(
      (group): CurvePanel => ({
        title: `${formatGroup(row.by, group.group)}, n ${formatCount(group.n)}`,
        summary: sentence(row.by, group),
        curves: [
          {
            stroke: "solid",
            points: group.calibration.map(({ meanScore, rate, lower, upper }) => ({ x: meanScore, y: rate, lower, upper })),
            dots: true,
            steps: false,
          },
        ],
        bars: barsOf(group),
      }),
    ),
    key: [],
    table: table(row, shown, name),
  };
  return [block];
}

function sentence(by: readonly string[], { group, calibration }: SweptGroup): string {
  const off = calibration.filter(
    ({ meanScore, lower, upper }) => lower !== null && upper !== null && (meanScore < lower || meanScore > upper),
  );
  const furthest = [...calibration].sort((a, b) => Math.abs(b.rate - b.meanScore) - Math.abs(a.rate - a.meanScore))[0]!;
  return `For ${formatGroup(by, group)}, in ${off.length} of ${calibration.length} bins the range excludes the mean score; the furthest is a score of ${formatScore(furthest.meanScore)} with ${formatShare(furthest.rate)} positive.`;
}

const rangeText = ({ lower, upper }: SweptBin): string => (lower === null || upper === null ? "no range" : formatShares(lower, upper));

function table({ by }: SweepRow, groups: readonly SweptGroup[], name: string): TableBlock {
  const bins = Math.max(...groups.map(({ calibration }) => calibration.length));
  const shown = (bin: SweptBin | undefined) =>
    bin === undefined
      ? cell("–")
      : cell(`${formatScore(bin.meanScore)} → ${formatShare(bin.rate)}`, `${rangeText(bin)}, n\u00a0${formatCount(bin.n)}`);
  return {
    kind: "table",
    caption: `Recorded outcomes at each level of the score, by ${name}`,
    columns: [{ title: "Bin", align: "text" }, ...groups.map(({ group }) => ({ title: formatGroup(by, group), align: "number" as const }))],
    rows: Array.from({ length: bins }, (_, i) => [cell(String(i + 1)), ...groups.map(({ calibration }) => shown(calibration[i]))]),
    note: "Mean score → share with a positive recorded outcome, with its range and rows. Each group's scores are sorted from lowest to highest and cut into bins of about equal size; equal scores share a bin.",
  };
}
