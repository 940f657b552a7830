import type { ScanResult } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";
import { describeGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatPoints } from "./format-points.js";

type Literals = ScanResult["found"][number]["group"];

/** A found group in a sentence, after "people": "with race Black and age 18-24". */
export const describeLiterals = (group: Literals, longest?: number): string => describeGroup(Object.keys(group), group, longest);

/** Every statement of the certificate as one sentence, the least size first. */
export function certificateSentences({ certificate }: ScanResult): readonly string[] {
  if (certificate === null) return [];
  const { confidence, statements, limit } = certificate;
  const stated = statements.map(
    ({ minRows, groups, gap, group }) =>
      `With ${formatLevel(confidence)} confidence no group of at least ${countOf(minRows, "row")} among these ${formatCount(groups)} is more than ${formatPoints(gap)} percentage points from everybody else; the widest bound is that of people ${describeLiterals(group)}.`,
  );
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

/** How deviations were judged, in words. */
export function methodSentence({ method, draws, groups, counts }: ScanResult): string {
  const many = `${formatCount(groups)} ${groups === 1 ? "group" : "groups"}`;
  const judged = {
    max_t: `p is adjusted for all ${many} at once, by the largest deviation in ${formatCount(draws ?? 0)} populations in which outcomes were given out at random`,
    holm: `p is that of an exact test, adjusted for all ${many} by Holm's method`,
    split: "groups were looked for in one random half of the rows and judged by the other half, which had no part in finding them",
  }[method];
  const explained = [
    ...(counts.implied > 0 ? [`${formatCount(counts.implied)} more are explained by a shorter group`] : []),
    ...(counts.mirrored > 0 ? [`${formatCount(counts.mirrored)} are everybody but a listed group`] : []),
    ...(counts.unlisted > 0 ? [`${formatCount(counts.unlisted)} are not listed`] : []),
  ];
  return `${judged[0]!.toUpperCase()}${judged.slice(1)}.${explained.length === 0 ? "" : ` Of the groups that deviate ${explained.join(", ")}.`}`;
}
