import type { SelectionRow, SelectionTable } from "../../audit/regulation/row.js";
import { note, type TextBlock } from "../block.js";
import { formatGrouping } from "../format-group.js";
import { printed } from "../keep-side.js";
import { reasonWords } from "../reason-words.js";

const reasons: Readonly<Record<string, string>> = {
  weighted: "rows are weighted, and the screen counts people",
  no_decisions: "there are no decisions in the data",
  no_groups: "no group is recorded",
  small_groups: "small groups are hidden in this report",
};

/** Why a table is not there; null when it is. */
export function noSelections({ by, reason, rows }: SelectionTable): TextBlock | null {
  if (reason === null || rows.length > 0) return null;
  return note(`Selections by ${formatGrouping(by)} are not shown: ${reasons[reason] ?? reasonWords(reason)}.`);
}

/** Three decimals, more where four fifths would be crossed. */
export const ratioOf = ({ comparison, standing }: SelectionRow): string =>
  standing === "reference" ? "1.000" : comparison?.ratio == null ? "–" : printed(comparison.ratio, 3, [0, 0.8, 1]);
