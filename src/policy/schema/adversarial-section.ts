import type { z as Zod } from "zod";
import { adversarialMeasures } from "../stress-settings.js";
import { wholeFrom } from "./budget-keys.js";
import { values as shared } from "./values.js";

/** `adversarial`: how little has to change for another decision, by group. */
export function adversarialSection(z: typeof Zod) {
  const { column, limit } = shared(z);
  return z
    .strictObject({
      rows: wholeFrom(z, 1).meta({ description: "Rows that are tried, as many of each group of the first attribute", default: 100 }),
      queries: wholeFrom(z, 1).meta({ description: "Most questions for each row", default: 1000 }),
      immutable: z.array(column).optional().meta({ description: "Columns that must not change; protected attributes never do" }),
      only: z
        .record(z.string(), z.enum(["increase", "decrease"], { error: "increase or decrease is expected here" }))
        .optional()
        .meta({ description: "Column → the one way it can move" }),
      bounds: z
        .record(z.string(), z.strictObject({ min: z.number().optional(), max: z.number().optional() }))
        .optional()
        .meta({ description: "Column → the least and the most that it may become" }),
      max_evals: wholeFrom(z, 1).meta({ description: "Most rows that the model is asked about" }),
      limits: z
        .array(
          z
            .strictObject({
              measure: z.enum(adversarialMeasures).meta({
                description:
                  "Share of people with another decision within a distance, the median distance, or their difference between groups",
              }),
              distance: z
                .number()
                .min(0)
                .optional()
                .meta({ description: "Of flipped_within: 0.1 is a move past a tenth of all rows in one number, 1 another category" }),
              by: column.optional().meta({ description: "Attribute whose groups are judged; everybody when left out" }),
              max: limit.optional().meta({ description: "The measure is at most this" }),
              min: limit.optional().meta({ description: "The measure is at least this" }),
            })
            .refine(({ measure, distance }) => measure.startsWith("flipped_within") === (distance !== undefined), {
              error: "flipped_within needs a distance, and medians have none",
            }),
        )
        .optional()
        .meta({ description: "Limits, judged on bounds" }),
    })
    .meta({ description: "How little has to change for another decision of the model, by group" });
}
