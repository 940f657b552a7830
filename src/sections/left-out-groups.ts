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
  const scope = metrics.length === measured ? "every measure" : pluralList(titles, MEASURES);
  const short = reason === "below_min_n" ? `fewer than ${countOf(result.plan.minN, "row")}` : reasonWords(reason);
  return {
    what: `${formatGrouping(by)}: ${countOf(entries.length, "group")} of ${formatCount(groupsBy(result, by).length)}, ${pluralList(names, NAMES)}`,
    why: `${short} for ${scope}`,
    consequence: "Shown in the tables and left out of every gap. A gap that involves them may be larger than any shown.",
    brief: `Not compared by ${formatGrouping(by, SHORT_NAME)}: ${pluralList(shortNames, BRIEF_NAMES)}, ${short} for ${metrics.length === measured ? "every measure" : `${metrics.length} of ${measured} measures`}.`,
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
