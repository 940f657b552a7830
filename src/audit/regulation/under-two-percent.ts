import type { GroupKey } from "../../disparities/row.js";
import type { Ll144Choices } from "../../policy/ll144-choices.js";
import { ll144Table } from "./ll144-attributes.js";
import type { Tally } from "./tally.js";

/**
 * Groups of a table that the rule lets be left out of the ratios, as under 2 % of the data that are used.
 *
 * @source 6 RCNY 5-301(d)
 */
export function underTwoPercent(
  tally: Tally,
  tallies: readonly Tally[],
  { two_percent_of: of, two_percent_in: among }: Pick<Ll144Choices, "two_percent_of" | "two_percent_in">,
): readonly GroupKey[] {
  const groups = tally.known.filter(({ n }) => n > 0).map(({ group }) => group);
  if (among === "each_table" || ll144Table(tally.by) !== "both") return groups.filter((group) => isUnder(tally, group, of));
  const singles = tallies.filter(
    ({ by, outcome, assigned }) => by.length === 1 && tally.by.includes(by[0]!) && outcome === tally.outcome && assigned === tally.assigned,
  );
  return groups.filter((group) => singles.some((one) => isUnder(one, { [one.by[0]!]: group[one.by[0]!]! }, of)));
}

/** In whole numbers, so that exactly 2 % is not under it. */
function isUnder({ known, unknown, by }: Tally, group: GroupKey, of: Ll144Choices["two_percent_of"]): boolean {
  const all = known.reduce((sum, { n }) => sum + n, of === "everybody" ? unknown.n : 0);
  const own = known.find((one) => by.every((name) => one.group[name] === group[name]));
  return own !== undefined && 50 * own.n < all;
}
