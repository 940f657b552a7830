import type { Result } from "../../audit/result.js";
import type { ExplainedGap, WhyPart } from "../../audit/why/row.js";
import type { TableBlock, WaterfallBlock, WaterfallStep } from "../block.js";
import { countOf } from "../format-count.js";
import { formatLevel } from "../format-level.js";
import { formatName } from "../format-name.js";
import { pluralList } from "../plural-list.js";
import { gapWords } from "./gap-words.js";

/** Columns drawn one by one; the others are added up. */
const MOST = 10;
/** What is left over below this is rounding. */
const ROUNDING = 1e-9;

/** The gap as a waterfall: declared columns first, then the others, each from the largest on. */
export function gapWaterfall(result: Result, gap: ExplainedGap, table: TableBlock): WaterfallBlock {
  const { title, higher, lower, points, print, withRange } = gapWords(result, gap);
  const used = gap.parts.filter(({ value, se }) => value !== 0 || se !== 0);
  const single = used.slice(0, MOST);
  const rest = used.slice(MOST);
  const step = (part: WhyPart): WaterfallStep => ({
    label: formatName(part.feature),
    ...{ value: part.value, lower: part.lower, upper: part.upper },
    printed: withRange(part),
    pale: part.legitimate,
  });
  const sum = (label: string, value: number): WaterfallStep => ({
    label,
    value,
    lower: null,
    upper: null,
    printed: print(value),
    pale: false,
  });
  const steps = [
    ...single.filter(({ legitimate }) => legitimate).map(step),
    ...single.filter(({ legitimate }) => !legitimate).map(step),
    ...(rest.length > 0
      ? [
          sum(
            countOf(rest.length, "more column"),
            rest.reduce((all, { value }) => all + value, 0),
          ),
        ]
      : []),
    ...(gap.start !== null && gap.start.value !== 0
      ? [{ ...sum("without any column", gap.start.value), lower: gap.start.lower, upper: gap.start.upper, printed: withRange(gap.start) }]
      : []),
    ...(Math.abs(gap.residual ?? 0) > ROUNDING ? [sum("rows not drawn", gap.residual!)] : []),
  ];
  const first = single.slice(0, 3).map(({ feature, value }) => `${formatName(feature)} ${print(value)}`);
  return {
    kind: "waterfall",
    title: `${title}: from no gap to ${higher} above ${lower}`,
    summary: `The largest parts are ${pluralList(first)}; all together make ${print(gap.gap!)}.`,
    reading: `Each bar begins where the one above it ends; bars that go left narrow the gap. Thin lines are ${formatLevel(result.plan.confidence)} ranges of each part. The last bar is the gap.`,
    axis: points ? "Percentage points of the gap" : "Part of the gap",
    ticks: points ? "points" : "number",
    steps,
    whole: { label: "the gap", value: gap.gap!, printed: withRange({ value: gap.gap!, lower: gap.lower!, upper: gap.upper! }) },
    pale: gap.split === null ? null : "declared: groups may differ in this column",
    table,
  };
}
