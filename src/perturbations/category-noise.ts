import { onCategories } from "./on-categories.js";

/**
 * A wrong category: with probability a another one, in proportion to how often it occurs.
 *
 * Unit of a: share of the rows. The own category is never drawn, so all rows that are struck change; a column of one category cannot.
 * Example: categories x, y, z in 5, 3, 2 rows: a struck x becomes y with probability 3/5.
 */
export const categoryNoise = onCategories(
  {
    id: "category_noise",
    title: "Wrong categories",
    formula: "with probability a another category, by its frequency",
    strikes: ["together"],
    unit: "share",
    ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
    drawn: true,
    aliases: ["category_swap"],
    source: "PiML (2023), user guide, Robustness, categorical perturbation; without drawing the own value again",
  },
  ({ shape: { counts }, levels, struck, draw }) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return (code, row) => {
      const others = all - counts[code]!;
      if (others === 0 || !struck(row)) return levels[code]!;
      let left = draw(row) * others;
      let last = code;
      for (let other = 0; other < counts.length; other++) {
        if (other === code || counts[other] === 0) continue;
        last = other;
        left -= counts[other]!;
        if (left < 0) break;
      }
      return levels[last]!;
    };
  },
);
