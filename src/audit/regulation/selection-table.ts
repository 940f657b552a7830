import type { GroupKey } from "../../disparities/row.js";
import { holm } from "../../stats/holm.js";
import { normalQuantile } from "../../stats/normal.js";
import { type SelectionComparison, selectionComparison } from "../../stats/selection-comparison.js";
import { wilson } from "../../stats/wilson.js";
import type { SelectionRow, SelectionStanding, SelectionTable, Unknown } from "./row.js";

/** People of a group and those of them who were selected; whole numbers. */
export interface GroupSelections {
  readonly group: GroupKey;
  readonly n: number;
  readonly selected: number;
}

interface Asked extends Pick<SelectionTable, "by" | "outcome"> {
  readonly unknown: Unknown;
  /** Groups that are shown and neither compared nor a reference. */
  readonly leftOut?: readonly GroupKey[];
}

/** "2 standard deviations", as it is practised: two-sided and not adjusted; the adjusted p stands beside it. */
const SIGNIFICANT = 0.05;
/** Smaller expected counts are too few to conclude from. */
const LEAST_EXPECTED = 5;

/**
 * Each group's selections against those of the group with the highest rate; groups without people are left out.
 *
 * Of equal rates the larger group is the reference, then the first by name.
 *
 * @source 29 CFR 1607.4(D); 6 RCNY 5-301
 */
export function selectionTable(groups: readonly GroupSelections[], { by, outcome, unknown, leftOut = [] }: Asked): SelectionTable {
  const people = groups.filter(({ n }) => n > 0);
  const n = people.reduce((sum, one) => sum + one.n, 0);
  const selected = people.reduce((sum, one) => sum + one.selected, 0);
  const table = { by, outcome, n, selected, unknown };
  if (people.length === 0) return { ...table, reference: null, rows: [], reason: "no_groups" };
  const isLeftOut = ({ group }: GroupSelections): boolean => leftOut.some((one) => by.every((name) => one[name] === group[name]));
  const taken = people.filter((one) => !isLeftOut(one));
  const best = [...taken].sort(
    (a, b) => b.selected * a.n - a.selected * b.n || b.n - a.n || (JSON.stringify(a.group) < JSON.stringify(b.group) ? -1 : 1),
  )[0];
  const others =
    best === undefined
      ? []
      : taken.filter((one) => one !== best && best.selected > 0).map((one) => [one, selectionComparison(one, best)] as const);
  const adjusted = holm(others.map(([, { fisherP }]) => fisherP));
  const compared = new Map(others.map(([one, comparison], i) => [one, { ...comparison, holmP: adjusted[i]! }]));
  const rows = people.map((one): SelectionRow => {
    const rate = one.selected / one.n;
    const comparison = compared.get(one) ?? null;
    const standing = isLeftOut(one) ? "left_out" : one === best && best.selected > 0 ? "reference" : standingOf(comparison);
    return { ...one, rate, ...wilson(rate, one.n, normalQuantile(0.975)), share: one.n / n, comparison, standing };
  });
  const reference = best !== undefined && best.selected > 0 ? best.group : null;
  return { ...table, reference, rows, reason: reference !== null ? null : best === undefined ? "all_left_out" : "nobody_selected" };
}

function standingOf(comparison: SelectionComparison | null): SelectionStanding {
  if (comparison?.belowFourFifths == null) return "undetermined";
  const { belowFourFifths, fisherP, flips, leastExpected } = comparison;
  if (!belowFourFifths) return fisherP < SIGNIFICANT ? "above_but_significant" : "no_indication";
  if (fisherP < SIGNIFICANT) return "below_and_significant";
  return flips || leastExpected < LEAST_EXPECTED ? "below_too_few" : "below_not_significant";
}
