import { MISSING } from "../../disparities/row.js";
import { ll144Table } from "./ll144-attributes.js";
import type { SelectionTable, Unknown } from "./row.js";
import type { GroupSelections } from "./selection-table.js";

/** People and selections of the groups of one grouping, before anything is compared. */
export interface Tally extends Pick<SelectionTable, "by" | "outcome" | "assigned" | "ties"> {
  /** Groups that are known on every attribute. */
  readonly known: readonly GroupSelections[];
  /** People whose group is not recorded on one of the attributes. */
  readonly unknown: Unknown;
  /** Why nothing could be counted; null = it could. */
  readonly reason: string | null;
}

/** The tally with people whose group is not recorded beside the known groups. */
export function tallyOf(groups: readonly GroupSelections[], asked: Omit<Tally, "known" | "unknown" | "reason">): Tally {
  const isKnown = ({ group }: GroupSelections): boolean => !Object.values(group).includes(MISSING);
  return { ...asked, known: groups.filter(isKnown), unknown: sumOf(groups.filter((one) => !isKnown(one))), reason: null };
}

/**
 * Tables of sex and of race with those people alone who are known on both, added up from the table of both; others as they are.
 *
 * Without a table of both nothing changes.
 */
export function knownOnBoth(tallies: readonly Tally[]): readonly Tally[] {
  return tallies.map((tally) => {
    const kind = ll144Table(tally.by);
    if (kind === null || kind === "both") return tally;
    const both = tallies.find(
      (one) => ll144Table(one.by) === "both" && one.outcome === tally.outcome && one.assigned === tally.assigned && one.reason === null,
    );
    if (both === undefined) return tally;
    const [attribute] = tally.by as [string];
    const names = [...new Set(both.known.map(({ group }) => group[attribute]!))].sort((a, b) => (a < b ? -1 : 1));
    return {
      ...tally,
      known: names.map((name) => ({
        group: { [attribute]: name },
        ...sumOf(both.known.filter(({ group }) => group[attribute] === name)),
      })),
      unknown: both.unknown,
    };
  });
}

const sumOf = (groups: readonly Unknown[]): Unknown => ({
  n: groups.reduce((sum, { n }) => sum + n, 0),
  selected: groups.reduce((sum, { selected }) => sum + selected, 0),
});
