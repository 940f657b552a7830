import { quantileOf } from "./column-shape.js";
import { onNumbers } from "./on-numbers.js";

/**
 * An extreme value in place of the right one: a times as far above the median as the 0.999 quantile is.
 *
 * Unit of a: factor. Every row is struck. Example: median 50, 0.999 quantile 90, a 2: every value becomes 130.
 */
export const outliers = onNumbers(
  {
    id: "outliers",
    title: "Extreme values",
    formula: "median + a·(q0.999 − median)",
    quantities: true,
    strikes: ["each"],
    unit: "factor",
    ladder: [1, 2, 5, 10, 100],
    drawn: false,
    aliases: ["outlier"],
    source: "gross errors: Huber (1964), Ann. Math. Stat. 35:73–101, §1",
  },
  ({ amount, shape }) => {
    const median = quantileOf(shape, 0.5);
    const extreme = median + amount * (quantileOf(shape, 0.999) - median);
    return () => (shape.whole ? Math.round(extreme) : extreme);
  },
);
