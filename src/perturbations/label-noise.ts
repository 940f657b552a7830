import type { Perturbation } from "./perturbation.js";

/**
 * Wrong truths: each label is turned into its opposite with probability a.
 *
 * Unit of a: share of the rows. The model decides as before; what changes is what the data say of it.
 * Example: accuracy p becomes p + a·(1 − 2p) on average.
 */
export const labelNoise = {
  id: "label_noise",
  title: "Wrong labels",
  formula: "with probability a the other label",
  suits: "label",
  strikes: ["together"],
  unit: "share",
  ladder: [0.01, 0.02, 0.05, 0.1, 0.2],
  drawn: true,
  aliases: ["wrong_labels"],
  source: "Angluin & Laird (1988), Machine Learning 2:343–370, §2",
  disturb: ({ table, amount, draws }) => {
    const draw = draws();
    return { turned: Uint8Array.from({ length: table.rows }, (_, row) => (draw(row) < amount ? 1 : 0)) };
  },
} as const satisfies Perturbation;
