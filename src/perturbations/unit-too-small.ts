import { onNumbers } from "./on-numbers.js";

/**
 * Numbers in a unit that makes them too small: the opposite of `unit_too_large`, x divided by 2.2046, 2.54, 12, 100, 1000.
 *
 * Unit of a: factor to divide by. Every row is struck. Example: a 1000: 45000 → 45.
 */
export const unitTooSmall = onNumbers(
  {
    id: "unit_too_small",
    title: "Wrong unit, too small",
    formula: "x/a; 2.2046 lb→kg, 2.54 cm→in, 12 months→years, 100, 1000",
    quantities: true,
    strikes: ["each"],
    unit: "factor",
    ladder: [2.2046226218, 2.54, 12, 100, 1000],
    drawn: false,
    aliases: ["unit_error_down"],
    source: "unit heterogeneity: Rahm & Do (2000), Data cleaning, IEEE Data Eng. Bull. 23(4), §2",
  },
  ({ amount }) =>
    (x) =>
      x / amount,
);
