import type { HiddenNumbers } from "../audit/small-cells/row.js";
import { type Block, cell, note, type TableBlock, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { hiddenWords } from "./hidden-words.js";
import type { Section } from "./section.js";

const LONGEST = 60;

/** Groups of few people, whose numbers a shared report does not show. */
export const hidden: Section = {
  id: "hidden",
  title: "Hidden numbers of small groups",
  blocks({ hidden: numbers }) {
    if (numbers === undefined) return [];
    const { groups, of, minCell, derived, checks, messages } = numbers;
    const rule = `Numbers of groups with fewer than ${minCell} people are hidden in this report.`;
    if (groups.length + derived + checks + messages === 0) return [text(`${rule} There are none.`)];
    const blocks: readonly Block[] = [
      text(
        `${rule} ${countOf(groups.length, "group")} of ${formatCount(of)} ${groups.length === 1 ? "is" : "are"} hidden, and with ${groups.length === 1 ? "it" : "them"} ${countOf(derived, "row")} of gaps, tests and the like, the numbers of ${countOf(checks, "check")} and ${countOf(messages, "message")}.`,
      ),
      ...(groups.length === 0 ? [] : [table(numbers)]),
      note("Checks are judged on all groups, including hidden ones. The JSON result hides nothing; keep that in mind before sharing it."),
    ];
    return blocks;
  },
};

function table({ groups, minCell }: HiddenNumbers): TableBlock {
  const strata = groups.some(({ stratum }) => stratum !== null);
  return {
    kind: "table",
    caption: "Groups whose numbers are hidden",
    columns: ["Groups by", "Group", ...(strata ? ["Stratum"] : []), "Why"].map((title) => ({ title, align: "text" as const })),
    rows: groups
      .slice(0, LONGEST)
      .map(({ by, group, stratum, why }) => [
        cell(formatGrouping(by)),
        cell(formatGroup(by, group)),
        ...(strata ? [cell(stratum === null ? "all" : formatGroup(Object.keys(stratum), stratum))] : []),
        cell(hiddenWords(why, minCell)),
      ]),
    note: groups.length > LONGEST ? `And ${formatCount(groups.length - LONGEST)} more.` : null,
  };
}
