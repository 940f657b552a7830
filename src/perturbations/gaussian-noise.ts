import { normalQuantile } from "../stats/normal.js";
import { onNumbers } from "./on-numbers.js";

/**
 * Noise on numbers: x + a·sd·z with z standard normal; columns of whole numbers stay whole.
 *
 * Unit of a: standard deviations of the column. A row whose value is rounded back is not changed and is not counted as such.
 * Example: sd 10, a 0.1, z 1.5: 40 → 41.5, in a column of whole numbers 42.
 */
export const gaussianNoise = onNumbers(
  {
    id: "gaussian_noise",
    title: "Noise on numbers",
    formula: "x + a·sd·z, z standard normal; whole numbers stay whole",
    strikes: ["together", "each"],
    unit: "sd",
    ladder: [0.05, 0.1, 0.2, 0.3, 0.5],
    drawn: true,
    aliases: ["noise", "numeric_noise"],
    source: "PiML (2023), user guide, Robustness, raw perturbation",
  },
  ({ amount, shape: { sd, whole }, draw }) => {
    const scale = amount * sd;
    return (x, row) => {
      const noisy = x + scale * normalQuantile(draw(row) + 2 ** -54);
      return whole ? Math.round(noisy) : noisy;
    };
  },
);
