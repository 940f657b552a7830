import type { SweepRow, SweptGroup } from "../audit/sweep/row.js";
import { type Block, type Curve, type CurvePanel, type CurvesBlock, cell, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { barsOf, paneled } from "./swept-panels.js";

const rates = [
  { title: "selected", short: "selected", stroke: "solid", of: ({ selectionRate }: SweptGroup) => selectionRate },
  {
    title: "true positive rate",
    short: "true\u00a0pos.",
    stroke: "dashed",
    of: ({ truePositiveRate }: SweptGroup) => truePositiveRate,
  },
  {
    title: "false positive rate",
    short: "false\u00a0pos.",
    stroke: "dotted",
    of: ({ falsePositiveRate }: SweptGroup) => falsePositiveRate,
  },
] as const;

/** Thresholds in the table, beside the one in force. */
const ROWS = 8;

/** What every threshold would decide, one picture a group. */
export function thresholdCurves(row: SweepRow): readonly Block[] {
  const { by, operating, thresholds } = row;
  const { shown, leftOut } = paneled(row.groups, by);
  if (shown.length === 0) return [];
  const known = rates.filter(({ of }) => shown.some((group) => of(group).some((rate) => rate !== null)));
  const name = formatGrouping(by);
  const [from, to] = endsOf(row);
  const place = operating === null ? Math.floor(thresholds.length / 2) : placeOf(row, operating);
  const block: CurvesBlock = {
    kind: "curves",
    title: `Decisions at every threshold, by ${name}`,
    summary: `At ${formatScore(thresholds[place]!)}${operating === null ? "" : ", the threshold in force,"} ${shown.map((group) => `${formatShare(group.selectionRate[place] ?? 0)} of ${formatGroup(by, group.group)} get a positive decision`).join(", ")}.`,
    reading: `A decision is positive from the threshold upwards, so a threshold further right gives fewer positive decisions. Where a rate differs between pictures at the same threshold, there is a gap. Grey bars show where the group's scores lie.${leftOut}`,
    x: { title: "threshold", ticks: "number", from, to },
    y: { title: "share of people", ticks: "percent", from: 0, to: 1 },
    diagonal: false,
    lines:
      operating === null || operating < from || operating > to ? [] : [{ at: operating, label: `in force: ${formatScore(operating)}` }],
    panels: shown.map(
      (group): CurvePanel => ({
        title: `${formatGroup(by, group.group)}, n ${formatCount(group.n)}`,
        summary: `${known.map(({ title, of }) => `${title} ${shareText(of(group)[place])}`).join(", ")} at ${formatScore(thresholds[place]!)}.`,
        curves: known.map(({ stroke, of }) => curveOf(row, of(group), { stroke, from, to })),
        bars: barsOf(group),
      }),
    ),
    key: known.map(({ title }) => title),
    table: table(row, shown, { known, name }),
  };
  return [block];
}

/** Probabilities are shown from 0 to 1, other scores over what occurs: as their bands are laid. */
function endsOf({ thresholds }: SweepRow): readonly [number, number] {
  const [lowest, highest] = [thresholds[0]!, thresholds.at(-2) ?? thresholds[0]!];
  if (lowest >= 0 && highest <= 1) return [0, 1];
  return lowest === highest ? [lowest - 0.5, highest + 0.5] : [lowest, highest];
}

function placeOf({ thresholds }: SweepRow, operating: number): number {
  const place = thresholds.findIndex((threshold) => threshold >= operating);
  return place === -1 ? thresholds.length - 1 : place;
}

/** Exact steps when every threshold that makes a difference is there, else lines between some of them. */
function curveOf(
  { thresholds, distinct }: SweepRow,
  shares: readonly (number | null)[],
  { stroke, from, to }: { readonly stroke: Curve["stroke"]; readonly from: number; readonly to: number },
): Curve {
  const inside = thresholds.map((threshold) => Math.min(to, Math.max(from, threshold)));
  const points = shares.flatMap((y, i) => (y === null ? [] : [{ x: inside[i]!, y, lower: null, upper: null }]));
  const first = points[0];
  const start = first && first.x > from ? [{ ...first, x: from }] : [];
  const last = points.at(-1);
  const end = last && last.x < to ? [{ ...last, x: to }] : [];
  return { stroke, points: [...start, ...points, ...end], dots: false, steps: distinct === thresholds.length };
}

const shareText = (share: number | null | undefined): string => (share == null ? "–" : formatShare(share));

function table(
  row: SweepRow,
  groups: readonly SweptGroup[],
  { known, name }: { readonly known: readonly (typeof rates)[number][]; readonly name: string },
): TableBlock {
  const { by, thresholds, operating } = row;
  const last = thresholds.length - 1;
  const steps = Math.min(ROWS, last);
  const places = new Set(Array.from({ length: steps }, (_, i) => Math.round(((i + 0.5) * last) / steps)));
  const inForce = operating === null ? null : placeOf(row, operating);
  if (inForce !== null) places.add(inForce);
  return {
    kind: "table",
    caption: `Decisions at other thresholds, by ${name}`,
    columns: [
      { title: "Threshold", align: "text" },
      ...groups.map(({ group }) => ({ title: formatGroup(by, group), align: "number" as const })),
    ],
    rows: [...places]
      .sort((a, b) => a - b)
      .map((place) => [
        cell(formatScore(thresholds[place]!), ...(place === inForce ? ["in force"] : [])),
        ...groups.map((group) => {
          const [main, ...others] = known;
          const beside = others.map(({ short, of }) => `${short} ${shareText(of(group)[place])}`);
          return cell(shareText(main!.of(group)[place]), ...(beside.length === 0 ? [] : [beside.join(", ")]));
        }),
      ]),
    note: `The first number is the share ${known[0]!.title}. ${thresholds.length} thresholds are in results.json.`,
  };
}
