import type { BeforeModel } from "../../audit/result.js";
import { countOf, formatCount } from "../format-count.js";

/** What is to be said of rows that repeat; null when they were not compared. */
export function duplicateText({ duplicates }: BeforeModel): string | null {
  if (duplicates === null) return null;
  const { columns, repeated, most, pairs, pairsByChance, contradicting } = duplicates;
  const repeats =
    repeated === 0
      ? `No row equals another one in all ${formatCount(columns)} columns compared.`
      : `${countOf(repeated, "row equals an earlier one", "rows equal an earlier one")} in all ${formatCount(columns)} columns compared; the most repeated one occurs ${formatCount(most)} times. ${formatCount(pairs)} pairs are equal, where about ${formatCount(Math.round(pairsByChance))} would be if the columns were unrelated.`;
  const labels =
    contradicting === null || contradicting === 0
      ? ""
      : ` ${countOf(contradicting, "row is", "rows are")} alike in every feature and attribute with others that have another label: no model can tell them apart.`;
  return `${repeats}${labels}`;
}
