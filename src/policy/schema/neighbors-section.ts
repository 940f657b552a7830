import type { z as Zod } from "zod";
import { scalings } from "../requested-neighbors.js";
import { values } from "./values.js";

/** `neighbors`: each row beside those that are most alike. */
export function neighborsSection(z: typeof Zod) {
  const { columns } = values(z);
  return z
    .strictObject({
      features: columns.meta({ description: "Columns in which rows are alike" }),
      scaling: z
        .enum(scalings)
        .optional()
        .meta({ description: "What numbers are divided by before distances are taken", default: "standard" }),
      k: z.int().min(1).max(1000).optional().meta({ description: "How many nearest rows", default: 5 }),
    })
    .meta({ description: "Consistency and flip test: is like decided alike" });
}
