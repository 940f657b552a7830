import type { Result } from "../audit/result.js";
import type { ListBlock } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatPoints } from "./format-points.js";
import { formatShare } from "./format-share.js";
import { measureFacts } from "./measure-facts.js";
import { certificateSentences, describeLiterals, searchedSentence } from "./scan-words.js";

/** Whether a result holds a search and no groups that were named: its report is about what was found. */
export const isSearchOnly = ({ scan, plan }: Result): boolean => scan.length > 0 && plan.groupings.length === 0;

/** What the search came to, in a sentence. */
export function searchObserved(result: Result): string {
  const each = result.scan.map(({ metric, found, groups }) => {
    const title = measureFacts(result, metric).title.toLowerCase();
    return `${found.length === 0 ? "none" : formatCount(found.length)} of ${countOf(groups, "group")} by ${title}`;
  });
  return `Different from everybody else by more than chance explains: ${each.join("; ")}.`;
}

/** The statements of the first page: the surest group of each rate, and how far any other can be. */
export function searchStatements(result: Result): ListBlock["items"] {
  return [
    { lead: "What was searched", text: searchedSentence(result.scan[0]!) },
    ...result.scan.map((scan) => {
      const { title } = measureFacts(result, scan.metric);
      const [surest] = scan.found;
      const [bound = ""] = certificateSentences(scan);
      if (surest === undefined)
        return { lead: title, text: `No group differs from everybody else by more than chance explains. ${bound}`.trim() };
      const { group, rate, rest, gap, lower, upper } = surest;
      const rates = rate.value === null || rest.value === null ? "" : `${formatShare(rate.value)} against ${formatShare(rest.value)}, `;
      const far = `${formatPoints(gap)} percentage points (${formatPoints(lower)} to ${formatPoints(upper)})`;
      return { lead: title, text: `Surest: people ${describeLiterals(group)}, ${rates}${far}. ${bound}`.trim() };
    }),
  ];
}
