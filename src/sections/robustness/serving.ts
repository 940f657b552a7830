import type { Result } from "../../audit/result.js";
import type { Serving, ServingRow } from "../../audit/stress/serving-row.js";
import { withDecimal } from "../../look/notation.js";
import { type Block, text } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { pluralList } from "../plural-list.js";

/** Whether the model answers alike however it is asked, and which columns it is given in vain. */
export function servingTexts({ serving }: Result): readonly Block[] {
  return serving === null ? [] : servingWords(serving).map(text);
}

export function servingWords(serving: Serving): readonly string[] {
  const { rows, asked, unused, truncated } = serving;
  if (rows === 0) return ["The budget ended before the model could be asked the same again."];
  const differing = asked.filter((one) => one.differing > 0);
  const alike =
    differing.length === 0
      ? `Asked again, in another order, one by one and in batches of seven, the model gave ${countOf(rows, "row")} the same scores to the last bit.`
      : `${capital(pluralList(differing.map(differenceWords)))} (of ${countOf(rows, "row")}).`;
  const short = truncated ? ["The budget ended before every row and column of this could be asked about."] : [];
  if (unused.length === 0) return [alike, ...short];
  const [byTrees] = unused;
  const names = pluralList(unused.map(({ column }) => formatName(column)));
  const shown = byTrees!.shownBy === "trees" ? "no tree asks for them" : "exchanging their values between all rows changed no score";
  return [alike, ...short, `Columns that the model is given and that change nothing: ${names}; ${shown}.`];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function differenceWords({ how, batch, differing, largestDifference, flips }: ServingRow): string {
  const when =
    how === "again"
      ? "asked again"
      : how === "reversed"
        ? "asked in the opposite order"
        : batch === 1
          ? "asked one by one"
          : `asked in batches of ${batch}`;
  const decided = flips === null || flips === 0 ? "" : `, and ${countOf(flips, "decision")} become others`;
  return `${when}, ${formatCount(differing)} scores differ by up to ${withDecimal(largestDifference.toPrecision(2))}${decided}`;
}
