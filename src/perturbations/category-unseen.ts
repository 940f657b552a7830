import { onCategories } from "./on-categories.js";

/**
 * A category that nobody has seen, as after a new product or a new form: with probability a the text "(unseen)".
 *
 * Unit of a: share of the rows. Example: a 1: rent, own → (unseen), (unseen).
 */
export const categoryUnseen = onCategories(
  {
    id: "category_unseen",
    title: "A category never seen before",
    formula: "with probability a the text (unseen)",
    strikes: ["each"],
    unit: "share",
    ladder: [1],
    drawn: true,
    aliases: ["unseen_category"],
    source: "Breck et al. (2019), Data validation for machine learning, MLSys, §4",
  },
  ({ levels, struck }) => {
    let unseen = "(unseen)";
    while (levels.includes(unseen)) unseen = `(${unseen})`;
    return (code, row) => (struck(row) ? unseen : levels[code]!);
  },
);
