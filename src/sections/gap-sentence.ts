import type { Result } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";
import { formatFrequencies } from "./format-frequency.js";
import { describeGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { FULL_NAME } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { measureFacts } from "./measure-facts.js";
import type { Gap } from "./ranked-gaps.js";

/** A gap in natural frequencies: "Of 100 people with race Black, about 44 get a positive decision; of 100 with race White, about 52 (n = 329 and 826)." */
export function gapInFrequencies(result: Result, { by, metric, pair: { a, b } }: Gap, longest = FULL_NAME): string {
  const describe = (group: Gap["pair"]["a"]["group"]): string => describeGroup(by, group, longest);
  const { sentence, title } = measureFacts(result, metric);
  const rows = `(${formatCount(b.n)} and ${countOf(a.n, "row")})`;
  if (sentence === null || a.value === null || b.value === null)
    return `${title}: ${describe(b.group)} against ${describe(a.group)} ${rows}.`;
  const { of, counts } = formatFrequencies([b.value, a.value]);
  const who = (group: Gap["pair"]["a"]["group"]): string => among(sentence.among, describe(group));
  return `Of ${of} ${who(b.group)}, about ${counts[0]} ${sentence.event}; of ${of} ${describe(a.group)}, about ${counts[1]} ${rows}.`;
}

/** Puts the group into the phrase: "people with a positive decision" → "people with race Black and a positive decision". */
function among(who: string, group: string): string {
  return who.startsWith("people")
    ? `people ${group}${who.slice("people".length).replace(/^ with /, " and ")}`
    : `${who} among people ${group}`;
}

/** What the data say about the size of a gap, and what chance alone would show. */
export function gapInPoints(result: Result, { value, bounds, expectedUnderNone }: Gap): string {
  const gap = `The gap is ${formatPoints(value)} percentage points`;
  const chance =
    expectedUnderNone === null
      ? ""
      : ` Groups of these sizes would show about ${formatPoints(expectedUnderNone)} by chance if there were no gap.`;
  return `${gap}; ${reach(bounds, formatLevel(result.plan.confidence))}.${chance}`;
}

function reach(bounds: Gap["bounds"], confidence: string): string {
  if (bounds === null || (bounds.lower === null && bounds.upper === null)) return "how sure that is could not be computed";
  const upper = bounds.upper === null ? null : `at most ${formatPoints(bounds.upper)}`;
  if (bounds.lower === null || bounds.lower <= 0)
    return `the data do not rule out that there is none${upper === null ? "" : ` (true gap ${upper}, ${confidence} confidence)`}`;
  const lower = `at least ${formatPoints(bounds.lower)}`;
  return `the true gap is ${upper === null ? lower : `${lower} and ${upper}`} (${confidence} confidence${upper === null ? "" : " on each side"})`;
}
