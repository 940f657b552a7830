import type { z as Zod } from "zod";
import { budgetKeys, wholeFrom } from "./budget-keys.js";
import { values as shared } from "./values.js";

/** `recourse`: what would turn unfavourable decisions, and what nobody can change. */
export function recourseSection(z: typeof Zod) {
  const { column } = shared(z);
  return z
    .strictObject({
      immutable: z.array(column).optional().meta({ description: "Columns that nobody can change; protected attributes never are" }),
      only: z
        .record(z.string(), z.enum(["increase", "decrease"], { error: "increase or decrease is expected here" }))
        .optional()
        .meta({ description: "Column → the one way it can move" }),
      allowed: z
        .record(z.string(), z.array(z.union([z.string(), z.number()])).min(1))
        .optional()
        .meta({ description: "Column → the values that it may become" }),
      linked: z
        .record(z.string(), z.array(column).min(1))
        .optional()
        .meta({ description: "Name → columns that change together or not at all" }),
      costs: z
        .record(z.string(), z.number().min(0))
        .optional()
        .meta({ description: "Column → how many times its change counts; 1 when left out" }),
      per_group: wholeFrom(z, 1).meta({ description: "People of each group, at most", default: 300 }),
      donors: wholeFrom(z, 1).meta({ description: "Rows with the wanted decision that are tried in turn, the nearest first", default: 10 }),
      ...budgetKeys(z),
    })
    .meta({ description: "What would turn unfavourable decisions, and whether it is as near for every group; part of no verdict" });
}
