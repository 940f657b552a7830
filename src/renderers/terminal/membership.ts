import type { Result } from "../../audit/result.js";
import { formatName, SHORT_NAME } from "../../sections/format-name.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatShare } from "../../sections/format-share.js";
import { wrapped } from "./display-width.js";

/** For each attribute known by probability, the rates of its groups and how far the gap is known; none when there is no such attribute. */
export function membershipLines({ membership, plan }: Result, width: number): readonly string[] {
  const shown = membership.filter(({ metric }) => metric === (plan.prediction === null ? "base_rate" : "selection_rate"));
  return shown.flatMap(({ attribute, groups, gap }) => {
    const rates = groups
      .map(({ group, value }) => `${formatName(group, SHORT_NAME)} ${value === null ? "–" : formatShare(value)}`)
      .join(", ");
    const bounds =
      gap.frechet === null
        ? ""
        : `, anywhere from ${formatPoints(gap.frechet.lower)} to ${formatPoints(gap.frechet.upper)} if who is a member is left open`;
    const points = gap.value === null ? "" : ` Gap ${formatPoints(gap.value)} points${bounds}.`;
    return wrapped(
      `${formatName(attribute, SHORT_NAME)} by probability: ${plan.prediction === null ? "positive outcomes" : "selected"} ${rates}.${points}`,
      width,
    );
  });
}
