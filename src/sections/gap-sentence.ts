import type { Result } from "../audit/result.js";
import { type DisparityScale, disparityScale, formatDisparity } from "./disparity-facts.js";
import { countOf, formatCount } from "./format-count.js";
import { formatFrequencies } from "./format-frequency.js";
import { formatGap, gapUnit } from "./format-gap.js";
import { describeGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { FULL_NAME } from "./format-name.js";
import { formatValue } from "./format-value.js";
import { measureFacts } from "./measure-facts.js";
import type { Gap } from "./ranked-gaps.js";

/** A gap in natural frequencies: "Of 100 people with race Black, about 44 get a positive decision; of 100 with race White, about 52 (n = 329 and 826)." */
export function gapInFrequencies(result: Result, gap: Gap, longest = FULL_NAME): string {
  const { a, b } = gap.pair;
  return `${gapFrequencies(result, gap, longest)} (${formatCount(b.n)} and ${countOf(a.n, "row")}).`;
}

/** The same without the rows that it rests on and without its full stop. */
export function gapFrequencies(result: Result, { by, metric, pair: { a, b } }: Gap, longest = FULL_NAME): string {
  const describe = (group: Gap["pair"]["a"]["group"]): string => describeGroup(by, group, longest);
  const facts = measureFacts(result, metric);
  const { sentence, title } = facts;
  if (a.value === null || b.value === null) return `${title}: ${describe(b.group)} against ${describe(a.group)}`;
  if (sentence === null)
    return `${title} is ${formatValue(b.value, facts)} ${describe(b.group)} and ${formatValue(a.value, facts)} ${describe(a.group)}`;
  const { of, counts } = formatFrequencies([b.value, a.value]);
  const who = (group: Gap["pair"]["a"]["group"]): string => among(sentence.among, describe(group));
  return `Of ${of} ${who(b.group)}, about ${counts[0]} ${sentence.event}; of ${of} ${describe(a.group)}, about ${counts[1]}`;
}

/** Puts the group into the phrase: "people with a positive decision" → "people with race Black and a positive decision". */
function among(who: string, group: string): string {
  const [noun] = /^(people|items)/.exec(who) ?? [];
  return noun === undefined ? `${who} among people ${group}` : `${noun} ${group}${who.slice(noun.length).replace(/^ with /, " and ")}`;
}

/** What the data say about the size of a gap, and what chance alone would show. */
export function gapInPoints(result: Result, row: Gap, told: "with chance" | "no chance" = "with chance"): string {
  const { bounds, expectedUnderNone } = row;
  const scale = disparityScale(result, row);
  const gap = `The gap is ${formatGap(result, row)}${gapUnit(scale)}`;
  const chance =
    expectedUnderNone === null || told === "no chance"
      ? ""
      : ` If there were no true gap, chance alone would show about ${formatDisparity(expectedUnderNone, scale)}.`;
  return `${gap}; ${reach(bounds, scale, formatLevel(result.plan.confidence))}.${chance}`;
}

function reach(bounds: Gap["bounds"], scale: DisparityScale, confidence: string): string {
  if (bounds === null || (bounds.lower === null && bounds.upper === null)) return "how certain this is could not be computed";
  const upper = bounds.upper === null ? null : `at most ${formatDisparity(bounds.upper, scale)}`;
  if (bounds.lower === null || bounds.lower <= 0)
    return `the data do not rule out that there is no true gap${upper === null ? "" : ` (true gap ${upper}, ${confidence} confidence)`}`;
  const lower = `at least ${formatDisparity(bounds.lower, scale)}`;
  return `the true gap is ${upper === null ? lower : `${lower} and ${upper}`} (${confidence} confidence${upper === null ? "" : " on each side"})`;
}
