import type { z as Zod } from "zod";
import { values } from "./values.js";

/** `columns`: which column plays which role. */
export function columnsSection(z: typeof Zod) {
  const { column, columns } = values(z);
  return z
    .strictObject({
      id: column.optional().meta({ description: "Identifies a row; pairs rows with the baseline and with data.predictions" }),
      label: column.optional().meta({ description: "The true outcome" }),
      prediction: column.optional().meta({ description: "The decision" }),
      score: column.optional().meta({ description: "The model's score; decisions are score >= outcome.threshold" }),
      weight: column.optional().meta({ description: "How much a row counts" }),
      cluster: column.optional().meta({ description: "Rows that share a value belong together, e.g. repeated people" }),
      count: column.optional().meta({ description: "A row stands for this many rows" }),
      trials: column.optional().meta({ description: "A row is a group: how many were considered" }),
      hits: column.optional().meta({ description: "A row is a group: how many of columns.trials got the positive decision" }),
      query: column.optional().meta({ description: "Of a ranking: rows with the same value are ranked together" }),
      rank: column.optional().meta({ description: "Of a ranking: the place of a row, 1 = first; without it the score orders the rows" }),
      strata: columns.optional().meta({ description: "Columns within whose values everything is measured again" }),
      sensitive: columns.optional().meta({ description: "Protected attributes; race*sex is their intersection" }),
      features: z
        .union([z.array(column), z.strictObject({ exclude: z.array(column) })], {
          error: "a list of columns, or exclude: with such a list, is expected here",
        })
        .optional()
        .meta({ description: "What the model sees: these columns, or all but those" }),
      legitimate: columns.optional().meta({
        description: "Columns in which groups may differ for a reason that somebody answers for; evenhand why shows what they carry apart",
      }),
    })
    .meta({ description: "Which column plays which role" });
}
