import type { Result } from "../audit/result.js";
import { formatGroup, formatGrouping, isMissingGroup } from "./format-group.js";
import { formatShare } from "./format-share.js";
import { groupsBy } from "./groupings.js";

/**
 * How far the recorded outcome itself lies apart between the groups of the first attribute, in a sentence; null where there are not two
 * groups of enough rows. Decisions that agree with outcomes carry on what made those differ.
 */
export function recordedRates(result: Result): string | null {
  const { task, groupings, minN } = result.plan;
  const [by] = groupings;
  if (task !== "binary" || by === undefined) return null;
  const rates = groupsBy(result, by).flatMap(({ group, metrics }) => {
    const rate = metrics.base_rate;
    return rate?.value == null || rate.n < minN || isMissingGroup(by, group) ? [] : [{ group, value: rate.value }];
  });
  const sorted = [...rates].sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return null;
  const name = ({ group }: typeof low): string => formatGroup(by, group);
  return `The recorded outcome itself differs by ${formatGrouping(by)}: it is positive for ${formatShare(low.value)} of ${name(low)} and ${formatShare(high.value)} of ${name(high)}.`;
}
