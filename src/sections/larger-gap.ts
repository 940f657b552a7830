import type { Result } from "../audit/result.js";
import { disparityScale, formatBounds } from "./disparity-facts.js";
import { formatCount } from "./format-count.js";
import { formatGap, gapUnit } from "./format-gap.js";
import { formatGroup } from "./format-group.js";
import { SHORT_NAME } from "./format-name.js";
import { formatValue } from "./format-value.js";
import { measureFacts } from "./measure-facts.js";
import { type Gap, isSure, rankedGaps } from "./ranked-gaps.js";

/** The largest gap as observed, where it is larger than the surest one, of fewer people and so less well known. */
export function largerGap(result: Result, surest: Gap): readonly { lead: string; text: string }[] {
  const scale = disparityScale(result, surest);
  const [largest] = rankedGaps(result)
    .filter((gap) => isSure(gap) && disparityScale(result, gap) === scale && gap.value > surest.value)
    .sort((a, b) => b.value - a.value);
  if (largest === undefined || largest.pair.a.value === null || largest.pair.b.value === null) return [];
  const { by, metric, pair } = largest;
  const facts = measureFacts(result, metric);
  const side = ({ group, value, n }: Gap["pair"]["a"]): string =>
    `${formatGroup(by, group, SHORT_NAME)} ${formatValue(value!, facts)} of ${formatCount(n)}`;
  return [
    {
      lead: "Larger gap, but less certain",
      text: `${facts.title}: ${side(pair.b)}, ${side(pair.a)}; ${formatGap(result, largest)}${gapUnit(scale)} apart (${formatBounds(largest, scale)}).`,
    },
  ];
}
