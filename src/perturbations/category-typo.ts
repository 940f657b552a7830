import { onCategories } from "./on-categories.js";

/**
 * A slip of the pen in a category: with probability a two letters that stand side by side change places, or the only letter is doubled.
 *
 * Unit of a: share of the rows. Letters that are the same are not exchanged; a text of equal letters is doubled at its end.
 * Example: "rent" → "rnet", "ernt" or "retn".
 */
export const categoryTypo = onCategories(
  {
    id: "category_typo",
    title: "Typing errors in categories",
    formula: "with probability a two neighbouring letters are swapped",
    strikes: ["each"],
    unit: "share",
    ladder: [1],
    drawn: true,
    aliases: ["typo"],
    source: "transpositions: Damerau (1964), Commun. ACM 7:171–176",
  },
  ({ levels, struck, draw }) =>
    (code, row) =>
      struck(row) ? slipped(levels[code]!, draw(row)) : levels[code]!,
);

/** The text with two neighbours exchanged, at a place that u in [0, 1) chooses. */
export function slipped(text: string, u: number): string {
  const letters = [...text];
  const places = letters.flatMap((letter, i) => (i + 1 < letters.length && letter !== letters[i + 1] ? [i] : []));
  if (places.length === 0) return text + (letters.at(-1) ?? "");
  const at = places[Math.floor(u * places.length)]!;
  return [...letters.slice(0, at), letters[at + 1]!, letters[at]!, ...letters.slice(at + 2)].join("");
}
