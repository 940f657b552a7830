import { quantileOf } from "./column-shape.js";
import { onNumbers } from "./on-numbers.js";

/**
 * The largest values missing: those above the (1 − a) quantile, as where high incomes are not reported.
 *
 * Unit of a: share of the values; ties at the quantile stay. Example: a 0.2 of 1 2 3 4 5: 5 is missing.
 */
export const missingTop = onNumbers(
  {
    id: "missing_top",
    title: "The largest values missing",
    formula: "missing where x is above the (1 − a) quantile",
    strikes: ["each"],
    unit: "share",
    ladder: [0.01, 0.05, 0.1, 0.2, 0.4],
    drawn: false,
    aliases: ["missing_not_at_random"],
    source: "missing not at random: Rubin (1976), Biometrika 63:581–592",
  },
  ({ amount, shape }) => {
    const limit = quantileOf(shape, 1 - amount);
    return (x) => (x > limit ? Number.NaN : x);
  },
);
