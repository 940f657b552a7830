import type { Result } from "../../audit/result.js";
import type { FlipGap } from "../../audit/stress/row.js";
import { type Block, cell, type IntervalRow, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { amountWords } from "./amount-words.js";
import { isMeasured, type Measured } from "./ladders.js";

/** Gaps in a picture. */
const MOST_DRAWN = 12;

export interface ShownGap {
  readonly row: Measured;
  readonly gap: FlipGap & { readonly value: number };
}

/** Gaps between groups that the bounds show to be there: for each column, and for each disturbance of all columns, the one with the largest lower bound, largest first. */
export function provenGaps({ robustness }: Pick<Result, "robustness">): readonly ShownGap[] {
  const best = new Map<string, ShownGap>();
  for (const row of robustness.filter(isMeasured)) {
    for (const gap of row.gaps) {
      if (gap.value === null || !((gap.bounds?.lower ?? 0) > 0)) continue;
      const key = JSON.stringify([row.together ? row.test : null, row.columns, gap.by]);
      const known = best.get(key);
      if (known === undefined || (known.gap.bounds?.lower ?? 0) < (gap.bounds?.lower ?? 0))
        best.set(key, { row, gap: { ...gap, value: gap.value } });
    }
  }
  return [...best.values()].sort((a, b) => (b.gap.bounds?.lower ?? 0) - (a.gap.bounds?.lower ?? 0));
}

/** "Noise on numbers (0.1 sd), income". */
export function strikeWords({ test, unit, title, amount, columns, together }: Measured): string {
  const struck = together
    ? columns.length > 1
      ? "all columns"
      : columns.map((name) => formatName(name)).join("")
    : columns.map((name) => formatName(name)).join(" and ");
  const size = amountWords({ test, unit }, amount);
  return [size === "" ? title : `${title} (${size})`, struck].filter((part) => part !== "").join(", ");
}

const sideWords = ({ by, higher, lower }: FlipGap): string => {
  const name = (group: typeof higher): string => formatName(group?.[by[0]!] ?? "");
  return `${name(higher)} above ${name(lower)}`;
};

/** Where a disturbance changes decisions about one group more often than about another. */
export function gapForest(result: Result): readonly Block[] {
  const proven = provenGaps(result);
  const [first] = proven;
  if (first === undefined)
    return result.robustness.some(({ gaps }) => gaps.some(({ value }) => value !== null))
      ? [text("No disturbance was shown to change decisions more often for one group than for another.")]
      : [];
  const shown = proven.slice(0, MOST_DRAWN);
  const printed = (gap: ShownGap["gap"]): string =>
    `${formatPoints(gap.value)} (${formatPoints(gap.bounds!.lower!)} to ${gap.bounds!.upper === null ? "∞" : formatPoints(gap.bounds!.upper)})`;
  return [
    {
      kind: "forest",
      title: "Disturbances that hit one group harder",
      summary: `The gap that is surest: ${strikeWords(first.row)}: ${printed(first.gap)} points, ${sideWords(first.gap)}.${proven.length > shown.length ? ` ${MOST_DRAWN} of ${countOf(proven.length, "such gap")} are drawn; results.json has them all.` : ""}`,
      reading: `Each dot is the difference in how often decisions change, between the group with the most changes and the group with the fewest, among rows that the disturbance changed. ${shown.length === 1 ? "The bar is its range, which lies above 0." : "Bars are ranges; all of them lie above 0. For each column, and for each disturbance of all columns, the surest gap is drawn. Many gaps were examined, so some small ones are chance."}`,
      axis: "Percentage points",
      ticks: "points",
      scale: "linear",
      rows: shown.map(
        ({ row, gap }): IntervalRow => ({
          label: `${strikeWords(row)}, by ${formatName(gap.by[0]!)}`,
          value: gap.value,
          lower: gap.bounds!.lower,
          upper: gap.bounds!.upper,
          mark: null,
          printed: printed(gap),
          standing: "compared",
        }),
      ),
      lines: [{ at: 0, label: "no gap" }],
      table: {
        kind: "table",
        caption: "Gaps in the share of decisions that change",
        columns: [
          { title: "Disturbance", align: "text" },
          { title: "Attribute", align: "text" },
          { title: "Points", align: "number" },
          { title: "Groups", align: "text" },
        ],
        rows: shown.map(({ row, gap }) => [cell(strikeWords(row)), cell(formatName(gap.by[0]!)), cell(printed(gap)), cell(sideWords(gap))]),
        note: null,
      },
    },
  ];
}
