import type { Result } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";
import type { NotJudged } from "./not-judged.js";

/** Groups whose numbers this report hides: what is said of the largest gap leaves them out. */
export function notShown({ hidden }: Result): readonly NotJudged[] {
  if (hidden === undefined || hidden.groups.length === 0) return [];
  const { groups, of, minCell } = hidden;
  const what = `${countOf(groups.length, "group")} of ${formatCount(of)}`;
  const why = `hidden: fewer than ${minCell} people, or else subtraction would show a group that has`;
  return [
    {
      what,
      why,
      consequence: "Not in the tables or in any gap shown here. A gap that involves them may be larger. The JSON result has them.",
      brief: `${what} ${groups.length === 1 ? "is" : "are"} not shown (fewer than ${minCell} people, or would give such a group away); gaps that involve them may be larger.`,
    },
  ];
}
