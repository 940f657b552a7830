import type { Result, Verdict } from "../audit/result.js";
import type { DecisionBlock } from "./block.js";
import { countOf } from "./format-count.js";
import { isSure, rankedGaps } from "./ranked-gaps.js";

/** The answer in words: met, not met, cannot be determined, or that nothing was asked. */
export function decisionBox(result: Result): DecisionBlock {
  const { status, counts } = result.verdict;
  const asked = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { kind: "decision", ...boxes[status](counts, asked, result) };
}

type Box = (counts: Verdict["counts"], asked: number, result: Result) => Omit<DecisionBlock, "kind">;

const boxes: Readonly<Record<Verdict["status"], Box>> = {
  not_gated: (_counts, _asked, result) => ({
    tone: "none_stated",
    symbol: "○",
    title: "No limits were stated",
    text: `This audit observes and gives no verdict. ${observed(result)}`,
  }),
  pass: (_counts, asked) => ({
    tone: "met",
    symbol: "✓",
    title: `Meets ${asked === 1 ? "the stated limit" : `all ${asked} stated limits`}`,
    text: "Every stated limit is met.",
  }),
  fail: ({ fail }, asked) => ({
    tone: "not_met",
    symbol: "✗",
    title: `Does not meet ${fail} of ${countOf(asked, "stated limit")}`,
    text: "The limits that are not met are listed below.",
  }),
  undecided: ({ inconclusive, no_data }, asked) => ({
    tone: "undetermined",
    symbol: "?",
    title: `Cannot be determined for ${inconclusive + no_data} of ${countOf(asked, "stated limit")}`,
    text: "The data are not enough to say whether these limits are met.",
  }),
  error: ({ error }, asked) => ({
    tone: "undetermined",
    symbol: "?",
    title: `Cannot be determined: ${error} of ${countOf(asked, "stated limit")} ended in an error`,
    text: "The messages of the run say what went wrong.",
  }),
};

function observed(result: Result): string {
  const gaps = rankedGaps(result);
  const sure = gaps.filter(isSure).length;
  if (gaps.length === 0) return "No gap between groups could be computed.";
  if (sure === 0) return `Of ${countOf(gaps.length, "gap")} between groups, none can be told from chance.`;
  return `Of ${countOf(gaps.length, "gap")} between groups, ${sure} ${sure === 1 ? "is" : "are"} larger than chance alone explains.`;
}
