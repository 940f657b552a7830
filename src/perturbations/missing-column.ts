import { blanked } from "./blanked.js";
import type { Perturbation } from "./perturbation.js";

/** A whole column missing, as when a source fails or a form loses a field. Example: income of 1 2 3 → missing for all. */
export const missingColumn = {
  id: "missing_column",
  title: "A column missing",
  formula: "missing in every row",
  suits: "columns",
  strikes: ["each"],
  unit: "none",
  ladder: [1],
  drawn: false,
  aliases: ["missing_feature"],
  source: "Polyzotis et al. (2017), SIGMOD, Data management challenges in production machine learning, §4",
  disturb: ({ table, columns }) => ({ columns: new Map(columns.map((name) => [name, blanked(table.columns.get(name)!, () => true)])) }),
} as const satisfies Perturbation;
