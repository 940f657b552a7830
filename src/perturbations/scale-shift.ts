import { onNumbers } from "./on-numbers.js";

/**
 * Numbers a little too large, as by inflation or a scale that is off: x·(1 + a).
 *
 * Unit of a: relative change. Every row is struck; columns of whole numbers stay whole. Example: a 0.1: 40 → 44.
 */
export const scaleShift = onNumbers(
  {
    id: "scale_shift",
    title: "Numbers inflated",
    formula: "x·(1 + a); whole numbers stay whole",
    quantities: true,
    strikes: ["each"],
    unit: "share",
    ladder: [0.01, 0.05, 0.1, 0.25, 0.5],
    drawn: false,
    aliases: ["scaling"],
    source: "multiplicative error: Carroll et al. (2006), Measurement Error in Nonlinear Models, §4.5",
  },
  ({ amount, shape: { whole } }) =>
    (x) => {
      const scaled = x * (1 + amount);
      return whole ? Math.round(scaled) : scaled;
    },
);
