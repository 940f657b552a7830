import type { EffectCurve, FeatureEffect, GroupEffect } from "../audit/effects/row.js";
import { cell, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, MISSING } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import type { NumberWords } from "./number-words.js";

/** Values in a table, at most. */
const ROWS = 8;

/** A value of a feature as it is printed. */
export const valueText = (value: number | string | null): string =>
  value === null ? MISSING : typeof value === "number" ? formatNumber(Number(value.toPrecision(4))) : formatName(value);

/** Partial dependence at some values of a feature, of everybody and of groups. */
export function effectTable(effect: FeatureEffect, groups: readonly GroupEffect[], words: NumberWords): TableBlock {
  const last = effect.at.length - 1;
  const every = effect.kind === "category" || last < ROWS;
  const places = every ? effect.at.map((_, i) => i) : Array.from({ length: ROWS }, (_, i) => Math.round((i * last) / (ROWS - 1)));
  const shown = (curve: EffectCurve, i: number) =>
    cell(words.print(curve.values[i]!), `${words.print(curve.lower[i]!)} to ${words.print(curve.upper[i]!)}`);
  return {
    kind: "table",
    caption: `Mean ${words.name} with ${formatName(effect.feature)} set to a value`,
    columns: [
      { title: formatName(effect.feature), align: "text" },
      { title: "Everybody", align: "number" },
      ...groups.map(({ by, group }) => ({ title: formatGroup(by, group), align: "number" as const })),
    ],
    rows: places.map((i) => [cell(valueText(effect.at[i]!)), shown(effect.everybody!, i), ...groups.map((group) => shown(group, i))]),
    note: every ? null : `${formatCount(effect.at.length)} values are in results.json.`,
  };
}
