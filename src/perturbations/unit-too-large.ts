import { onNumbers } from "./on-numbers.js";

/**
 * Numbers in a unit that makes them too large: pounds for kilograms (2.2046), centimetres for inches (2.54), months for years (12), cents or percent (100), single units for thousands (1000).
 *
 * Unit of a: factor. Every row is struck. Example: a 12: 30 → 360.
 */
export const unitTooLarge = onNumbers(
  {
    id: "unit_too_large",
    title: "Wrong unit, too large",
    formula: "a·x; 2.2046 kg→lb, 2.54 in→cm, 12 years→months, 100, 1000",
    quantities: true,
    strikes: ["each"],
    unit: "factor",
    ladder: [2.2046226218, 2.54, 12, 100, 1000],
    drawn: false,
    aliases: ["unit_error"],
    source: "unit heterogeneity: Rahm & Do (2000), Data cleaning, IEEE Data Eng. Bull. 23(4), §2",
  },
  ({ amount }) =>
    (x) =>
      x * amount,
);
