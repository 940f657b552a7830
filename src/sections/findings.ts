import type { Result } from "../audit/result.js";
import { type TextBlock, text } from "./block.js";

import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { formatName } from "./format-name.js";
import { gapInFrequencies, gapInPoints } from "./gap-sentence.js";
import { measureFacts } from "./measure-facts.js";
import { pluralList } from "./plural-list.js";
import { isSure, rankedGaps } from "./ranked-gaps.js";
import { recordedRates } from "./recorded-rates.js";
import { isSearchOnly } from "./search-only.js";
import type { Section } from "./section.js";

const MOST = 10;

/** What was observed, in words: each gap whose range leaves out that there is none, the surest first. */
export const findings: Section = {
  id: "findings",
  title: "What was observed",
  blocks(result) {
    if (isSearchOnly(result)) return [];
    const gaps = rankedGaps(result);
    if (gaps.length === 0) return [text("No two groups could be compared. The next section says why.")];
    const titleOf = (gap: (typeof gaps)[number]): string => `${measureFacts(result, gap.metric).title} by ${formatGrouping(gap.by)}`;
    const sure = gaps.filter(isSure);
    const unsure = gaps.filter((gap) => !isSure(gap));
    const told = sure.slice(0, MOST);
    const rest = sure.length - told.length;
    return [
      text(
        "Each gap is the difference between the group with the highest and the group with the lowest rate. The gap that is surely the largest comes first: gaps are sorted by the smallest size that the data allow.",
      ),
      ...truth(result),
      ...(told.length === 0
        ? []
        : [
            {
              kind: "list" as const,
              items: told.map((gap) => ({ lead: titleOf(gap), text: `${gapInFrequencies(result, gap)} ${gapInPoints(result, gap)}` })),
            },
          ]),
      ...(rest > 0
        ? [text(`Chance alone is also ruled out for ${countOf(rest, "more gap")}: ${pluralList(sure.slice(MOST).map(titleOf), 12)}.`)]
        : []),
      ...(unsure.length > 0 ? [text(`These data do not show whether there is any gap in: ${pluralList(unsure.map(titleOf), 12)}.`)] : []),
    ];
  },
};

/** What "truly" means in the sentences that follow, before the first of them. */
function truth(result: Result): readonly TextBlock[] {
  const { label } = result.plan;
  const rates = recordedRates(result);
  return label === null
    ? []
    : [
        text(
          `“Recorded outcome” is what column “${formatName(label.column)}” says. It is taken as the truth and was not checked: if it is wrong or reflects past unequal treatment, the rates that rest on it are affected too.${rates === null ? "" : ` ${rates}`}`,
        ),
      ];
}
