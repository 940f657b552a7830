import type { JointCurve } from "../audit/effects/row.js";
import type { HeatBlock, HeatCell } from "./block.js";
import { valueText } from "./effect-table.js";
import { formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import type { NumberWords } from "./number-words.js";

/** Values across that a page holds. */
const WIDEST = 7;
const SHADES = 6;

/** What two numbers do together at their values, the one with fewer values across; null when both have too many for a page. */
export function jointHeat({ features, at, values, cells, borrowed }: JointCurve, words: NumberWords): HeatBlock | null {
  const turned = at[0].length < at[1].length;
  const [down, across] = turned ? ([1, 0] as const) : ([0, 1] as const);
  if (at[across].length > WIDEST) return null;
  const all = values.flat();
  const low = Math.min(...all);
  const span = Math.max(...all) - low;
  const cellOf = (value: number): HeatCell => ({
    text: words.printChange(value),
    details: [],
    shade: Math.min(SHADES - 1, span > 0 ? Math.floor(((value - low) / span) * SHADES) : 0) as NonNullable<HeatCell["shade"]>,
  });
  const few =
    borrowed === 0
      ? ""
      : ` ${formatCount(borrowed)} of ${formatCount(cells)} cells between these values have no row; the nearest cell that has some stands in for them.`;
  return {
    kind: "heat",
    caption: `What ${formatName(features[0])} and ${formatName(features[1])} add to the ${words.name} together`,
    rowTitle: `${formatName(features[down])} below, ${formatName(features[across])} across`,
    columns: at[across].map(valueText),
    rows: at[down].map((value, i) => ({
      label: valueText(value),
      cells: at[across].map((_, k) => cellOf(turned ? values[k]![i]! : values[i]![k]!)),
    })),
    note: `Accumulated local effects beyond what each feature does alone; the mean over all rows is 0. Darker means higher.${few}`,
  };
}
