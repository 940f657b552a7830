import { onCategories } from "./on-categories.js";

/**
 * The category beside the right one in the order of the list, as by a slip in a form: with probability a the next or the one before.
 *
 * Unit of a: share of the rows. The first has only a next one, the last only one before. Example: of low, middle, top: top → middle.
 */
export const categoryAdjacent = onCategories(
  {
    id: "category_adjacent",
    title: "The category beside the right one",
    formula: "with probability a the next category in order, or the one before",
    strikes: ["each"],
    unit: "share",
    ladder: [1],
    drawn: true,
    aliases: ["category_slip"],
    source: "misclassification of ordered categories: Gustafson (2004), Measurement Error and Misclassification, §3.1",
  },
  ({ levels, struck, draw }) =>
    (code, row) => {
      if (!struck(row) || levels.length < 2) return levels[code]!;
      const up = code === 0 || (code < levels.length - 1 && draw(row) < 0.5);
      return levels[up ? code + 1 : code - 1]!;
    },
);
