import type { SelectionRow, SelectionTable, Unreconciled } from "../../audit/regulation/row.js";
import { note, type TextBlock } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatGrouping } from "../format-group.js";
import { formatName } from "../format-name.js";
import { printed } from "../keep-side.js";
import { reasonWords } from "../reason-words.js";

const reasons: Readonly<Record<string, string>> = {
  weighted: "rows are weighted, and the screen counts people",
  no_decisions: "there are no decisions in the data",
  no_groups: "no group is recorded",
  small_groups: "small groups are hidden in this report",
};

/** Why a table is not there; null when it is. */
export function noSelections({ by, assigned, reason, rows }: SelectionTable): TextBlock | null {
  if (reason === null || rows.length > 0) return null;
  return note(
    `Selections${assigned === undefined ? "" : ` into ${formatName(assigned)}`} by ${formatGrouping(by)} are not shown: ${noTableWords(reason)}.`,
  );
}

/** Why a table has no rows. */
export const noTableWords = (reason: string): string => reasons[reason] ?? reasonWords(reason);

/** Three decimals, more where four fifths would be crossed. */
export const ratioOf = ({ comparison, standing }: SelectionRow): string =>
  standing === "reference" ? "1.000" : comparison?.ratio == null ? "–" : printed(comparison.ratio, 3, [0, 0.8, 1]);

/** That a group has other people in the table of one attribute than in that of two. */
export const disagreement = ({ attribute, group, alone, together }: Unreconciled): TextBlock =>
  note(
    `The tables do not agree on ${formatName(attribute)} ${formatName(group)}: ${formatCount(alone.selected)} of ${formatCount(alone.n)} in the table of one attribute, ${formatCount(together.selected)} of ${formatCount(together.n)} added up over the table of both. Check the counts before they are published.`,
  );
