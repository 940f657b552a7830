import type { Result } from "../audit/result.js";
import type { DecisionBlock } from "./block.js";
import { countOf } from "./format-count.js";
import { type LimitOutcome, outcomeOf } from "./limit-outcome.js";
import { isSure, rankedGaps } from "./ranked-gaps.js";
import { isSearchOnly, searchObserved } from "./search-only.js";

/** The answer in words: met, not met, cannot be determined, or that nothing was asked. What is tolerated or accepted is counted, never left out. */
export function decisionBox(result: Result): DecisionBlock {
  const { verdict, checks } = result;
  if (verdict.status === "not_gated") {
    return {
      kind: "decision",
      tone: "none_stated",
      symbol: "○",
      title: isSearchOnly(result) ? "Groups were searched; nothing was judged" : "No limits were stated",
      text: `This audit observes and gives no verdict. ${observed(result)}`,
    };
  }
  const of = (kind: LimitOutcome["kind"]): number => checks.filter((check) => outcomeOf(check).kind === kind).length;
  const [met, broken, open] = [of("met"), of("not_met"), of("undetermined")];
  const asked = countOf(checks.length, "stated limit");
  if (broken > 0) {
    const rest = [`${countOf(met, "limit")} ${met === 1 ? "is" : "are"} met`, ...(open === 0 ? [] : [`${open} cannot be determined`])].join(
      ", ",
    );
    const accepted = checks.filter(({ status }) => status === "waived").length;
    const who =
      accepted === 0
        ? ""
        : ` ${accepted} of the limits not met ${accepted === 1 ? "is" : "are"} accepted until a stated date, with a name and a reason.`;
    return {
      kind: "decision",
      tone: "not_met",
      symbol: "✗",
      title: `Does not meet ${broken} of ${asked}`,
      text: `${rest}.${who} All are listed under “Stated limits”.`,
    };
  }
  if (open > 0) {
    return {
      kind: "decision",
      tone: "undetermined",
      symbol: "?",
      title: `Cannot be determined for ${open} of ${asked}`,
      text: `There are not enough data to say whether ${open === 1 ? "this limit is" : "these limits are"} met. ${countOf(met, "limit")} ${met === 1 ? "is" : "are"} met.`,
    };
  }
  const every = checks.length === 1 ? "the stated limit" : `all ${checks.length} stated limits`;
  return verdict.status === "error"
    ? {
        kind: "decision",
        tone: "undetermined",
        symbol: "?",
        title: `Meets ${every}, and the run ended in an error`,
        text: "The messages of the run say what went wrong.",
      }
    : {
        kind: "decision",
        tone: "met",
        symbol: "✓",
        title: `Meets ${every}`,
        text: "The range that the data allow for each number is within its limit.",
      };
}

function observed(result: Result): string {
  if (isSearchOnly(result)) return searchObserved(result);
  const gaps = rankedGaps(result);
  const sure = gaps.filter(isSure).length;
  if (gaps.length === 0) return "No gap between groups could be computed.";
  if (sure === 0) return `Of ${countOf(gaps.length, "gap")} between groups, none can be told from chance.`;
  return `For ${sure} of ${countOf(gaps.length, "gap")} between groups, each taken by itself, chance alone is ruled out.`;
}
