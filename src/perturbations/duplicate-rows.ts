import type { Perturbation } from "./perturbation.js";

/**
 * Records that appear twice: each with probability a.
 *
 * Unit of a: share of the rows. No decision should change by it; what changes is what the data say of the model.
 * Example: rows a b c, b struck → a b c b.
 */
export const duplicateRows = {
  id: "duplicate_rows",
  title: "Records that appear twice",
  formula: "with probability a a second time",
  suits: "rows",
  strikes: ["together"],
  unit: "share",
  ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
  drawn: true,
  aliases: ["duplicates"],
  source: "duplicate records: Elmagarmid, Ipeirotis & Verykios (2007), IEEE TKDE 19:1–16, §1",
  disturb: ({ table, amount, draws }) => {
    const draw = draws();
    const all = Int32Array.from({ length: table.rows }, (_, row) => row);
    return { rows: Int32Array.from([...all, ...all.filter((row) => draw(row) < amount)]) };
  },
} as const satisfies Perturbation;
