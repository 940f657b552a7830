import type { Result } from "../audit/result.js";
import type { GroupKey } from "../disparities/row.js";
import { type Exclusion, exclusionsBy, isOfGroups } from "./exclusions.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, isMissingGroup, sameGroup } from "./format-group.js";
import { FULL_NAME, SHORT_NAME } from "./format-name.js";
import { gather } from "./gather.js";
import { groupsBy, sameBy } from "./groupings.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";
import type { NotJudged } from "./not-judged.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";

const NAMES = 12;
const BRIEF_NAMES = 3;
const MEASURES = 4;

/** Groups of one way of splitting that are not compared, those with the same reason and measures together. */
export function leftOutGroups(result: Result, by: readonly string[]): readonly NotJudged[] {
  const told = exclusionsBy(result, by).filter(({ reason, group }) => reason !== "missing_group" && !isMissingGroup(by, group));
  const alike = gather(told, ({ reason, metrics }) => JSON.stringify([reason, metrics]));
  const measured = new Set(
    result.disparities.filter((row) => sameBy(row.by, by) && isOfGroups(result, row.metric)).map(({ metric }) => metric),
  ).size;
  return [...alike.values()].map((entries) => describe(result, by, { entries, measured }));
}

function describe(
  result: Result,
  by: readonly string[],
  { entries, measured }: { readonly entries: readonly Exclusion[]; readonly measured: number },
): NotJudged {
  const { reason, metrics } = entries[0]!;
  const names = entries.map(({ group }) => withRows(result, by, { group, longest: FULL_NAME }));
  const shortNames = entries.map(({ group }) => withRows(result, by, { group, longest: SHORT_NAME }));
  const titles = metrics.map((id) => lowerTitle(measureFacts(result, id).title));
  const short = reason === "below_min_n" ? `fewer than ${countOf(result.plan.minN, "row")}` : reasonWords(reason);
  const what = `${entries.length === 1 ? "Group" : "Groups"} by ${formatGrouping(by)}: ${pluralList(names, NAMES)}`;
  const who = `By ${formatGrouping(by, SHORT_NAME)}, ${pluralList(shortNames, BRIEF_NAMES)} ${entries.length === 1 ? "is" : "are"}`;
  const rest = measured - metrics.length;
  if (rest <= 0)
    return {
      what,
      why: `${short} for every measure`,
      consequence: "In the tables, but in no gap. A gap that involves them may be larger than any shown.",
      brief: `${who} not compared: ${short}.`,
    };
  return {
    what,
    why: `${reason === "below_min_n" ? `${short} count` : short} for ${pluralList(titles, MEASURES)}`,
    consequence: `Compared on ${countOf(rest, "other measure")}. For the measures named here it stands in the tables but in no gap; a gap that involves them may be larger than any shown.`,
    brief: `${who} compared on ${formatCount(rest)} of ${countOf(measured, "measure")} only: ${reason === "below_min_n" ? `${short} count for the others` : short}.`,
  };
}

function withRows(
  result: Result,
  by: readonly string[],
  { group, longest }: { readonly group: GroupKey; readonly longest: number },
): string {
  const row = groupsBy(result, by).find((entry) => sameGroup(by, entry.group, group));
  const name = formatGroup(by, group, longest);
  return row ? `${name} (${countOf(row.n, "row")})` : name;
}
