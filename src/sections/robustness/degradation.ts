import type { Result } from "../../audit/result.js";
import type { StressedGroup } from "../../audit/stress/row.js";
import { type Block, type Curve, type CurvePanel, cell, type TableBlock, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGroup, MISSING } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatShare } from "../format-share.js";
import { lowerTitle } from "../lower-title.js";
import { pluralList } from "../plural-list.js";
import { amountWords, unitWords } from "./amount-words.js";
import { groupAt, groupsOf, type Ladder, laddersOf, type Measured } from "./ladders.js";

/** Pictures beside each other that can still be compared. */
const MOST_PANELS = 6;

/** Disturbances that are drawn; the others are told in their tables. */
const MOST_DRAWN = 4;

/**
 * How flip rates grow with the strength of a disturbance of all columns at once: a picture a group, and a table.
 *
 * Of many disturbances those are drawn in which groups are furthest apart for sure, then those that change most decisions.
 */
export function degradation({ robustness, plan }: Result): readonly Block[] {
  const ladders = laddersOf(robustness).filter(
    ({ together, steps }) => together && steps.length > 1 && steps.some(({ everybody }) => everybody.flipRate > 0),
  );
  const drawn = new Set([...ladders].sort((a, b) => sureGap(b) - sureGap(a) || mostTurned(b) - mostTurned(a)).slice(0, MOST_DRAWN));
  const [first, ...others] = [...ladders.filter((one) => drawn.has(one)), ...ladders.filter((one) => !drawn.has(one))];
  if (first === undefined) return [];
  return [
    linesOf(first, plan.confidence, true),
    ...others.map((ladder) =>
      drawn.has(ladder) ? linesOf(ladder, plan.confidence, false) : tableOf(ladder, linesIn(ladder.steps[0]!), false),
    ),
  ];
}

/** The largest gap between groups that the data vouch for, at any strength. */
const sureGap = ({ steps }: Ladder): number => Math.max(0, ...steps.flatMap(({ gaps }) => gaps.map(({ bounds }) => bounds?.lower ?? 0)));

const mostTurned = ({ steps }: Ladder): number => Math.max(...steps.map(({ everybody }) => everybody.flipRate));

/** Flip rates of disturbances of one strength, of all their columns at once: there is no line to draw, so a table of groups; a sentence where no decision changes. */
export function singleStrengths({ robustness }: Result): readonly Block[] {
  const single = laddersOf(robustness).filter(
    ({ test, together, steps }) => together && steps.length === 1 && test !== "counterfactual_swap",
  );
  const [still, turned] = [true, false].map((none) => single.filter(({ steps }) => (steps[0]!.everybody.flipRate === 0) === none));
  return [
    ...turned!.map((ladder) => tableOf(ladder, linesIn(ladder.steps[0]!), true)),
    ...(still!.length === 0
      ? []
      : [
          text(
            `No decision changes in: ${pluralList(
              still!.map(({ title, steps: [step] }) => `${lowerTitle(title)} (${countOf(step!.everybody.changedRows, "row")})`),
              still!.length,
            )}.`,
          ),
        ]),
  ];
}

interface Line {
  readonly title: string;
  readonly at: (step: Measured) => StressedGroup | undefined;
}

function linesOf(ladder: Ladder, confidence: number, first: boolean): Block {
  const { steps, title, unit, columns } = ladder;
  const lines = linesIn(steps[0]!);
  const most = Math.max(...steps.map(({ amount }) => amount));
  const drawn = lines.slice(0, MOST_PANELS);
  const highest = Math.max(...drawn.flatMap(({ at }) => steps.map((step) => at(step)?.upper ?? 0)));
  const last = steps.at(-1)!;
  const struck = columns.length === 0 ? "" : `, ${countOf(columns.length, "column")} at once`;
  return {
    kind: "curves",
    title: `${title}${struck}`,
    summary:
      `At ${amountWords(last, last.amount)} ${formatShare(last.everybody.flipRate)} of decisions about changed rows change. ${gapWords(last)}`.trim(),
    reading: first
      ? `Each picture is a group; the line shows the share of decisions that change as the disturbance grows from none. Bars are ${formatLevel(confidence)} ranges. A steeper line means that decisions about this group are less stable.`
      : "",
    x: { title: unitWords[unit], ticks: unit === "share" ? "percent" : "number", from: 0, to: 1.06 * most },
    y: { title: "decisions that change", ticks: "percent", from: 0, to: Math.min(1, Math.max(0.05, highest)) },
    diagonal: false,
    lines: [],
    panels: drawn.map((line) => panelOf(line, steps)),
    key: [],
    table: tableOf(ladder, lines, first),
  };
}

/** Everybody, and the groups of the first attribute. */
function linesIn(step: Measured): readonly Line[] {
  const attributes = [...new Set(step.byGroup.map(({ by }) => by[0]!))];
  return [
    { title: "Everybody", at: ({ everybody }) => everybody },
    ...attributes.flatMap((by) =>
      groupsOf(step, by)
        .filter((group) => group !== MISSING)
        .map((group): Line => ({ title: formatGroup([by], { [by]: group }), at: (row) => groupAt(row, by, group) })),
    ),
  ];
}

function panelOf({ title, at }: Line, steps: readonly Measured[]): CurvePanel {
  const points = steps.flatMap((step) => {
    const group = at(step);
    return group?.flipRate == null ? [] : [{ x: step.amount, y: group.flipRate, lower: group.lower, upper: group.upper }];
  });
  const curve: Curve = { stroke: "solid", dots: true, steps: false, points: [{ x: 0, y: 0, lower: 0, upper: 0 }, ...points] };
  const end = points.at(-1);
  return {
    title,
    summary: end === undefined ? "Nothing to show." : `${formatShare(end.y)} at the strongest.`,
    curves: [curve],
    bars: [],
  };
}

/** Which groups are furthest apart, where the bounds show that they are. */
export function gapWords({ gaps }: Measured): string {
  return gaps
    .filter(({ bounds }) => (bounds?.lower ?? 0) > 0)
    .map(({ by, value, higher, lower }) => {
      const name = (group: typeof higher): string => formatName(group?.[by[0]!] ?? "");
      return `By ${formatName(by[0]!)} the shares are ${formatPoints(value!)} points apart, ${name(higher)} above ${name(lower)}.`;
    })
    .join(" ");
}

function tableOf(ladder: Ladder, lines: readonly Line[], first: boolean): TableBlock {
  return {
    kind: "table",
    caption: `${ladder.title}: decisions that change`,
    columns: [
      { title: "Group", align: "text" },
      ...ladder.steps.map((step) => ({ title: amountWords(step, step.amount) || "Decisions that change", align: "number" as const })),
    ],
    rows: lines.map(({ title, at }) => {
      const counts = new Set(ladder.steps.map((step) => at(step)?.changedRows ?? 0));
      // Where every strength changed the same rows, their number stands once.
      const even = counts.size === 1;
      const [only] = counts;
      return [
        cell(title, ...(even ? [`of ${countOf(only!, "row")}`] : [])),
        ...ladder.steps.map((step) => {
          const group = at(step);
          if (group?.flipRate == null) return cell("–");
          const range = `${formatShare(group.lower!)} to ${formatShare(group.upper!)}`;
          return cell(formatShare(group.flipRate), range, ...(even ? [] : [`of ${countOf(group.changedRows, "row")}`]));
        }),
      ];
    }),
    note: first ? "Of rows in which the disturbance changed anything. Rows that stayed the same are not counted." : null,
  };
}
