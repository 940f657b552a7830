import type { Answers } from "../../audit/reliability/row.js";
import { formatAmount } from "../format-amount.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatPoints } from "../format-points.js";

/** For whom answers are proved to contain the recorded outcome less often; that nobody is, where nobody is. */
export function coverageGapWords({ gaps }: Pick<Answers, "gaps">): string {
  const proven = gaps.filter(({ bounds }) => (bounds?.lower ?? 0) > 0);
  if (proven.length === 0) return "No group is shown to be served worse than another.";
  return proven
    .map(
      ({ by, value, bounds, higher, lower }) =>
        `By ${formatGrouping(by)}, ${formatGroup(by, lower!)} is served worse than ${formatGroup(by, higher!)}: ${formatPoints(value!)} points fewer, at least ${formatPoints(bounds!.lower!)}.`,
    )
    .join(" ");
}

/** For whom intervals are proved to say less, as they are wider; "" where for nobody. */
export function widthGapWords({ widthGaps }: Pick<Answers, "widthGaps">): string {
  return widthGaps
    .filter(({ bounds }) => (bounds?.lower ?? 0) > 0)
    .map(
      ({ by, value, bounds, higher, lower }) =>
        ` By ${formatGrouping(by)}, intervals are wider for ${formatGroup(by, higher!)} than for ${formatGroup(by, lower!)}: by ${formatAmount(value!)} on average, at least ${formatAmount(bounds!.lower!)}.`,
    )
    .join("");
}
