import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import type { Block, ForestBlock, IntervalRow } from "./block.js";
import { decimalsOf, disparityTitle, formatBounds, formatDisparity } from "./disparity-facts.js";
import { disparityTable } from "./disparity-table.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";

const kinds = {
  points: { axis: "Difference in percentage points", ticks: "points", drawn: "linear", none: 0 },
  ratio: { axis: "Ratio (logarithmic)", ticks: "ratio", drawn: "log", none: 1 },
} as const;

/** A forest plot of disparities on one scale with the table of the same; the table alone when none has a value to draw. */
export function disparityForest(
  result: Result,
  rows: readonly DisparityRow[],
  { scale, title }: { readonly scale: "points" | "ratio"; readonly title: string },
): readonly Block[] {
  if (rows.length === 0) return [];
  const { axis, ticks, drawn, none } = kinds[scale];
  const table = disparityTable(result, rows, title);
  const decimals = decimalsOf(rows, scale);
  const lines = rows.flatMap((row): IntervalRow[] => {
    // A ratio of zero has no place on a logarithmic axis; the table has it.
    if (row.value === null || (drawn === "log" && row.value <= 0)) return [];
    const lower = row.bounds?.lower ?? null;
    return [
      {
        label: row.group ? formatGroup(row.by, row.group) : disparityTitle(result, row),
        value: row.value,
        lower: drawn === "log" && lower !== null && lower <= 0 ? null : lower,
        upper: row.bounds?.upper ?? null,
        mark: row.expectedUnderNone,
        printed: `${formatDisparity(row.value, scale, decimals)} (${formatBounds(row, scale, decimals)})`,
        standing: "compared",
      },
    ];
  });
  if (lines.length === 0) return [table];
  const reading = `Each dot is the observed gap; its bar is the range of ${rows[0]!.group === undefined ? "the largest gap" : "that one comparison"}, at ${formatLevel(result.plan.confidence)} confidence on each side. A bar that touches the line “no gap” leaves open whether there is a gap.`;
  const hasMark = lines.some(({ mark }) => mark !== null);
  return [
    {
      kind: "forest",
      title,
      summary: summary(lines, none),
      reading: hasMark ? `${reading} The open diamond is the gap that chance alone would show.` : reading,
      axis,
      ticks,
      scale: drawn,
      rows: lines,
      lines: [{ at: none, label: "no gap" }],
      table,
    } satisfies ForestBlock,
  ];
}

function summary(rows: readonly IntervalRow[], none: number): string {
  const clear = rows.filter(({ lower, upper }) => (lower !== null && lower > none) || (upper !== null && upper < none));
  const furthest = rows.reduce((far, row) => (Math.abs(row.value - none) > Math.abs(far.value - none) ? row : far));
  return `${clear.length} of ${rows.length} ranges exclude no gap. Furthest from it: ${furthest.label}, ${furthest.printed}.`;
}
