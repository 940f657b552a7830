import { onCategories } from "./on-categories.js";

/**
 * The same category written in other letters: in capitals, or in small letters where it is in capitals; a text without letters gets a space at its end.
 *
 * Unit of a: share of the rows. Example: "yes" → "YES", "NY" → "ny", "12" → "12 ".
 */
export const categoryCase = onCategories(
  {
    id: "category_case",
    title: "Categories in capitals or with a space",
    formula: "with probability a in capitals, else in small letters, else with a space at the end",
    strikes: ["each"],
    unit: "share",
    ladder: [1],
    drawn: true,
    aliases: ["category_whitespace"],
    source: "Hynes, Sculley & Terry (2017), The Data Linter, NIPS workshop, §3",
  },
  ({ levels, struck }) =>
    (code, row) =>
      struck(row) ? otherCase(levels[code]!) : levels[code]!,
);

export const otherCase = (text: string): string => [text.toUpperCase(), text.toLowerCase()].find((one) => one !== text) ?? `${text} `;
