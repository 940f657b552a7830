import type { Adversarial, FlipDistance } from "../../audit/stress/adversarial-row.js";
import { withinEstimate } from "../../audit/stress/near-flips.js";
import { hasValue } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";
import { type Block, type Curve, type CurvePanel, cell } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGroup, MISSING } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatNumber } from "../format-number.js";
import { formatShare } from "../format-share.js";

/** Pictures beside each other that can still be compared. */
const MOST_PANELS = 6;
/** Distances at which a curve has a point with its range. */
const STEPS = 8;

/** Which share of people has another decision within a distance, a picture a group: the distribution of the distances that were found. */
export function flipCurves({ everybody, byGroup }: Adversarial, confidence: number): readonly Block[] {
  if (everybody.flipped < 2) return [];
  const groups = [everybody, ...byGroup.filter(({ group, rows }) => rows > 0 && !Object.values(group).includes(MISSING))];
  const most = Math.max(...groups.flatMap(({ distances }) => distances.slice(-1)));
  if (!(most > 0)) return [];
  const drawn = groups.slice(0, MOST_PANELS);
  const steps = Array.from({ length: STEPS }, (_, i) => (most * (i + 1)) / STEPS);
  return [
    {
      kind: "curves",
      title: "Other decisions nearby",
      summary: `Within a distance of ${short(most / 4)}, ${formatShare(within(everybody, most / 4))} of the rows that were tried have another decision.`,
      reading: `Each picture is a group; the line shows the share of its people who would get another decision after a change of at most this size. Bars are ${formatLevel(confidence)} ranges. A line that rises sooner means that smaller changes are enough for this group.`,
      x: { title: "how much changes", ticks: "number", from: 0, to: 1.06 * most },
      y: { title: "decided otherwise", ticks: "percent", from: 0, to: 1 },
      diagonal: false,
      lines: [],
      panels: drawn.map((row): CurvePanel => {
        const points = steps.map((x) => {
          const { value: y, limits } = near(row, x);
          return { x, y, ...(limits((1 - confidence) / 2) ?? { lower: null, upper: null }) };
        });
        const curve: Curve = { stroke: "solid", dots: true, steps: false, points: [{ x: 0, y: 0, lower: 0, upper: 0 }, ...points] };
        const end = `${formatShare(points.at(-1)!.y)} at the largest distance.`;
        return { title: formatGroup(row.by, row.group), summary: end, curves: [curve], bars: [] };
      }),
      key: [],
      table: {
        kind: "table",
        caption: "People with another decision within a distance",
        columns: [{ title: "Group", align: "text" }, ...steps.map((x) => ({ title: short(x), align: "number" as const }))],
        rows: groups.map((row) => [
          cell(formatGroup(row.by, row.group), `of ${countOf(row.rows, "row")}`),
          ...steps.map((x) => cell(formatShare(within(row, x)))),
        ]),
        note: null,
      },
    },
  ];
}

const short = (distance: number): string => formatNumber(Number(distance.toPrecision(2)));

const near = (row: FlipDistance, most: number): { readonly value: number; limits(alpha: number): Limits | null } => {
  const found = withinEstimate(row, most);
  return hasValue(found) ? found : { value: 0, limits: () => null };
};

const within = (row: FlipDistance, most: number): number => near(row, most).value;
