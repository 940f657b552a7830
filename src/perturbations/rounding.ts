import { onNumbers } from "./on-numbers.js";

/**
 * Numbers written down coarsely: rounded to a multiple of 1, 2 or 5 times a power of ten, the largest that is at most a·sd.
 *
 * Unit of a: standard deviations of the column. Example: sd 40, a 0.25: to multiples of 10, so 67 → 70.
 */
export const rounding = onNumbers(
  {
    id: "rounding",
    title: "Numbers rounded",
    formula: "x to a multiple of the largest of 1, 2, 5 × 10ᵏ up to a·sd",
    strikes: ["together"],
    unit: "sd",
    ladder: [0.05, 0.1, 0.25, 0.5, 1],
    drawn: false,
    aliases: ["round"],
    source: "heaping: Heitjan & Rubin (1991), Ann. Stat. 19:2244–2253, §1",
  },
  ({ amount, shape: { sd } }) => {
    const step = roundStep(amount * sd);
    return (x) => (step > 0 ? Number((Math.round(x / step) * step).toPrecision(15)) : x);
  },
);

/** The largest of 1, 2 and 5 times a power of ten that is at most `size`; 0 for 0. */
export function roundStep(size: number): number {
  if (!(size > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(size) + 1e-12);
  return (size >= 5 * power * (1 - 1e-12) ? 5 : size >= 2 * power * (1 - 1e-12) ? 2 : 1) * power;
}
