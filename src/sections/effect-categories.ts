import type { ClassEffects, FeatureEffect } from "../audit/effects/row.js";
import type { Result } from "../audit/result.js";
import type { DotsBlock, IntervalRow } from "./block.js";
import { drawnGroups } from "./effect-groups.js";
import { effectTable, valueText } from "./effect-table.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import type { NumberWords } from "./number-words.js";

/** Categories in a chart; the table has them all. */
const MOST_DRAWN = 12;

/** The model's mean number with a category set to each of its values; groups are in the table. */
export function effectCategories(result: Result, effects: ClassEffects, effect: FeatureEffect, words: NumberWords): DotsBlock {
  const { shown, leftOut } = drawnGroups(effects, effect);
  const own = effect.everybody!;
  const rows = effect.at.map(
    (value, i): IntervalRow => ({
      label: valueText(value),
      value: own.values[i]!,
      lower: own.lower[i]!,
      upper: own.upper[i]!,
      mark: null,
      printed: `${words.print(own.values[i]!)} (${words.print(own.lower[i]!)} to ${words.print(own.upper[i]!)})`,
      standing: "compared",
    }),
  );
  const ordered = [...rows].sort((a, b) => a.value - b.value);
  const [low, high] = [ordered[0]!, ordered.at(-1)!];
  return {
    kind: "dots",
    title: formatName(effect.feature),
    summary: `The mean ${words.name} goes from ${words.print(low.value)} (${low.label}) to ${words.print(high.value)} (${high.label}).${rows.length > MOST_DRAWN ? ` The first ${MOST_DRAWN} of ${rows.length} values are drawn.` : ""}`,
    reading: `Each dot is the mean ${words.name} of everybody if everybody had that value, its bar the ${formatLevel(result.plan.confidence)} range.${shown.length === 0 ? "" : " The table has the groups."}${leftOut}`,
    axis: `Mean ${words.name}`,
    ticks: "number",
    rows: rows.slice(0, MOST_DRAWN),
    lines: [],
    table: effectTable(effect, shown, words),
  };
}
