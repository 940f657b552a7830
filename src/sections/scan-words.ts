import type { ScanResult } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";
import { describeGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatProbability } from "./format-probability.js";
import { formatShare } from "./format-share.js";
import { pluralList } from "./plural-list.js";

type Literals = ScanResult["found"][number]["group"];

/** A found group in a sentence, after "people": "with race Black and age 18-24". */
export const describeLiterals = (group: Literals, longest?: number): string => describeGroup(Object.keys(group), group, longest);

/** Columns named before the rest is counted. */
const MOST_COLUMNS = 8;

/** What was compared with what, for all rates. */
export function searchedSentence({ columns, depth, minRows }: ScanResult): string {
  if (columns.length === 0) return "No column forms groups, so there was nothing to search.";
  const names = pluralList(
    columns.map(({ name }) => formatName(name)),
    MOST_COLUMNS,
  );
  return `Every group of people formed by up to ${countOf(depth, "value")} of ${names} was compared with everybody else, where both have at least ${countOf(minRows, "row")}.`;
}

/** Every statement of the certificate as one sentence, the least size first. */
export function certificateSentences({ certificate }: ScanResult): readonly string[] {
  if (certificate === null) return [];
  const { confidence, statements, limit } = certificate;
  const stated = statements.map(({ minRows, groups, gap, group }) => {
    const size = `of at least ${countOf(minRows, "row")}`;
    const far = `more than ${formatPoints(gap)} percentage points from everybody else`;
    const start = `With ${formatLevel(confidence)} confidence`;
    return groups === 1
      ? `${start} the one group ${size} is not ${far}: people ${describeLiterals(group)}.`
      : `${start} no group ${size}, of which there are ${formatCount(groups)}, is ${far}; the widest bound is that of people ${describeLiterals(group)}.`;
  });
  return limit === null ? stated : [limitSentence(limit, confidence), ...stated];
}

function limitSentence(limit: NonNullable<NonNullable<ScanResult["certificate"]>["limit"]>, confidence: number): string {
  const { tau, fromRows, groups, exceeded } = limit;
  const level = formatLevel(confidence);
  const size = `${formatPoints(tau)} percentage points`;
  const known =
    fromRows === null
      ? `For no size of group can a gap above ${size} be ruled out with ${level} confidence.`
      : `With ${level} confidence no group of at least ${countOf(fromRows, "row")} (${formatCount(groups)} of them) exceeds ${size}.`;
  return exceeded ? `Some group surely exceeds ${size}. ${known}` : known;
}

/** Why a group is hidden: an audit of one attribute at a time would not see it. */
export const hiddenWords = ({ certificate }: ScanResult): string =>
  certificate?.limit == null ? "no value of these columns is apart alone" : "every value of these columns is within the limit alone";

/** How deviations were judged, in words. */
export function methodSentence({ method, draws, groups, searches, counts }: ScanResult): string {
  const many = groups === 1 ? "the one group" : `all ${formatCount(groups)} groups`;
  const judged = {
    max_t: `p is adjusted for ${many} at once, by the largest deviation in ${formatCount(draws ?? 0)} populations in which outcomes were given out at random`,
    holm: `p is that of an exact test, adjusted for ${many} by Holm's method`,
    split: "groups were looked for in one random half of the rows and judged by the other half, which had no part in finding them",
  }[method];
  const together = searches === 1 ? "" : `, and for the ${formatCount(searches)} rates that were searched`;
  const explained = [
    ...(counts.implied > 0 ? [`${formatCount(counts.implied)} more ${areOrIs(counts.implied)} explained by a shorter group`] : []),
    ...(counts.mirrored > 0 ? [`${formatCount(counts.mirrored)} ${areOrIs(counts.mirrored)} everybody but a listed group`] : []),
    ...(counts.unlisted > 0 ? [`${formatCount(counts.unlisted)} ${areOrIs(counts.unlisted)} not listed`] : []),
  ];
  return `${judged[0]!.toUpperCase()}${judged.slice(1)}${together}.${explained.length === 0 ? "" : ` Of the groups that deviate ${explained.join(", ")}.`}`;
}

const areOrIs = (count: number): string => (count === 1 ? "is" : "are");

/** What the second detector found: sets of values, which a single group cannot say. */
export function valueSetSentences({ biasScan }: ScanResult): readonly { readonly lead: string; readonly text: string }[] {
  return (biasScan?.subsets ?? []).map(({ direction, values, rate, gap, pValue }) => {
    const people = Object.entries(values)
      .map(([column, some]) => `${formatName(column)} ${some.map((value) => formatName(value)).join(" or ")}`)
      .join(" and ");
    const chance =
      pValue === null
        ? "too large a search to say how often chance does that"
        : `p ${formatProbability(pValue)}, by ${formatCount(biasScan?.draws ?? 0)} draws`;
    const share = rate.value === null ? "" : `${formatShare(rate.value)} of ${countOf(rate.n, "row")}, `;
    return {
      lead: direction === "above" ? "Highest" : "Lowest",
      text: `${people}: ${share}${formatPoints(gap)} points from everybody else (${chance}).`,
    };
  });
}

const reasons = {
  one_value: "has one value, or nearly",
  too_many_values: "has too many values",
  identifies_rows: "numbers the rows",
} as const;

/** Columns that were asked for and make no groups; null when there are none. */
export function leftOutSentence({ leftOut }: ScanResult): string | null {
  if (leftOut.length === 0) return null;
  return `Not searched: ${leftOut.map(({ column, reason }) => `${formatName(column)} (${reasons[reason]})`).join(", ")}.`;
}
