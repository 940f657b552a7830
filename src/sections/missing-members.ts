import type { GroupRow, Result } from "../audit/result.js";
import type { Rate } from "../disparities/row.js";
import { countOf } from "./format-count.js";
import { describeGroup, formatGroup, isMissingGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatRatio } from "./format-ratio.js";
import { formatShare } from "./format-share.js";
import { everybody, groupingsOf, groupsBy, sameBy } from "./groupings.js";
import type { NotJudged } from "./not-judged.js";
import { type Counted, ratioWithUnknown } from "./unknown-members.js";

const RATE = "selection_rate";

/** For each attribute: the people whose group is not recorded, their rate, and how far they could move the ratio of the groups. */
export function missingMembers(result: Result): readonly NotJudged[] {
  return groupingsOf(result)
    .filter((by) => by.length === 1)
    .flatMap((by) => {
      const unknown = groupsBy(result, by).find((row) => isMissingGroup(by, row.group) && row.n > 0);
      return unknown ? [describe(result, by, unknown)] : [];
    });
}

function describe(result: Result, by: readonly string[], unknown: GroupRow): NotJudged {
  const all = everybody(result);
  const rate = unknown.metrics[RATE]?.value ?? null;
  const overall = all?.metrics[RATE]?.value ?? null;
  const share = all ? ` (${formatShare(unknown.n / all.n)})` : "";
  const who = `${countOf(unknown.n, "person", "people")}${share} ${describeGroup(by, unknown.group)}`;
  const theirs =
    rate === null
      ? ""
      : ` Their selection rate is ${formatShare(rate)}${overall === null ? "" : `, that of everybody ${formatShare(overall)}`}.`;
  return {
    what: who,
    why: `their ${formatName(by[0]!)} is not in the data`,
    consequence: `Shown as (missing), not compared.${theirs}${ratioRange(result, by, unknown)}`,
    brief: `${who} ${unknown.n === 1 ? "is" : "are"} not compared${rate === null ? "" : `; ${formatShare(rate)} of them ${unknown.n === 1 ? "gets" : "get"} a positive decision`}.`,
  };
}

/** What the ratio of the lowest to the highest selection rate could be if the unknown people belonged to these two groups. */
function ratioRange(result: Result, by: readonly string[], unknown: GroupRow): string {
  const row = result.disparities.find(
    (entry) => entry.metric === RATE && entry.contrast === "ratio" && sameBy(entry.by, by) && entry.pair !== null,
  );
  const [group, comparator, members] = row ? [counted(result, by, row.pair!.b), counted(result, by, row.pair!.a), countedRow(unknown)] : [];
  if (!row || !group || !comparator || !members) return "";
  const range = ratioWithUnknown(group, comparator, members);
  if (range === null) return "";
  const names = `${formatGroup(by, row.pair!.b.group)} to ${formatGroup(by, row.pair!.a.group)}`;
  return ` Depending on which group they belong to, the ratio of ${names} lies between ${formatRatio(range.lower)} and ${formatRatio(range.upper)}.`;
}

function counted(result: Result, by: readonly string[], { group }: Rate): Counted | null {
  const row = groupsBy(result, by).find((entry) => by.every((attribute) => entry.group[attribute] === group[attribute]));
  return row ? countedRow(row) : null;
}

function countedRow({ metrics }: GroupRow): Counted | null {
  const rate = metrics[RATE];
  return rate && rate.numerator !== null && rate.denominator !== null ? { hits: rate.numerator, total: rate.denominator } : null;
}
