import type { GroupRow, Result } from "../audit/result.js";
import type { HeatBlock, HeatCell } from "./block.js";
import { exclusionsBy, isExcluded } from "./exclusions.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, MISSING } from "./format-group.js";
import { formatValue, valueDetails } from "./format-value.js";
import { groupsBy } from "./groupings.js";
import { measureFacts } from "./measure-facts.js";

const WIDEST = 7;
const SHADES = 6;

/** A rate for each pair of values of two attributes, the one with fewer values across; null when both have too many for a page. */
export function rateHeat(result: Result, by: readonly [string, string], measure: string): HeatBlock | null {
  const groups = groupsBy(result, by);
  const values = by.map((attribute) => valuesOf(groups, attribute)) as [string[], string[]];
  const [down, across] = values[1].length <= values[0].length ? ([0, 1] as const) : ([1, 0] as const);
  if (values[across].length > WIDEST) return null;
  const facts = measureFacts(result, measure);
  const exclusions = exclusionsBy(result, by);
  const isReliable = (row: GroupRow): boolean => !isExcluded(exclusions, measure, by, row.group) && row.n >= result.plan.minN;
  const shadeOf = shades(groups.filter(isReliable).flatMap((row) => row.metrics[measure]?.value ?? []));
  const cellOf = (row: GroupRow | undefined): HeatCell => {
    const value = row?.metrics[measure];
    if (!row || !value || value.value === null) return { text: "–", details: [row ? `of ${formatCount(row.n)}` : "no rows"], shade: null };
    const details = valueDetails(value, facts);
    return isReliable(row)
      ? { text: formatValue(value.value, facts), details, shade: shadeOf(value.value) }
      : { text: `${formatValue(value.value, facts)} †`, details, shade: null };
  };
  const find = (d: string, a: string): GroupRow | undefined => groups.find(({ group }) => group[by[down]] === d && group[by[across]] === a);
  return {
    kind: "heat",
    caption: `${facts.title} by ${formatGrouping(by)}`,
    rowTitle: formatGrouping([by[down]]),
    columns: values[across].map((value) => formatGroup([by[across]], { [by[across]]: value })),
    rows: values[down].map((d) => ({
      label: formatGroup([by[down]], { [by[down]]: d }),
      cells: values[across].map((a) => cellOf(find(d, a))),
    })),
    note: `Darker means higher. † Too few rows to compare, or the group is not recorded; such cells are not shaded.`,
  };
}

function valuesOf(groups: readonly GroupRow[], attribute: string): string[] {
  const values = [...new Set(groups.map(({ group }) => group[attribute]!))];
  return [...values.filter((value) => value !== MISSING), ...values.filter((value) => value === MISSING)];
}

/** Six equal steps between the lowest and the highest value. */
function shades(values: readonly number[]): (value: number) => HeatCell["shade"] {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (value) => Math.min(SHADES - 1, span > 0 ? Math.floor(((value - low) / span) * SHADES) : 0) as NonNullable<HeatCell["shade"]>;
}
