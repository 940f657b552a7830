import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** `importance`: which features matter, to the model and to the gap. */
export function importanceSection(z: typeof Zod) {
  const { column } = shared(z);
  return z
    .strictObject({
      method: z.literal("permutation").optional().meta({ description: "Permutation importance" }),
      repeats: z.int().min(2).optional().meta({ description: "Permutations of each feature", default: 10 }),
      metric: z.string().optional().meta({ description: "The metric whose loss is measured" }),
      by_group: z.boolean().optional().meta({ description: "Also within each group" }),
      max_rows: z.int().min(100).optional().meta({ description: "Rows that are used at most" }),
      block: z.record(z.string(), z.array(column).min(1)).optional().meta({ description: "Columns that are permuted together" }),
    })
    .meta({ description: "Which features matter" });
}

/** One of `robustness`: a disturbance and how much may change under it. */
export function robustnessEntry(z: typeof Zod) {
  const { column, limit } = shared(z);
  return z
    .strictObject({
      test: z
        .string()
        .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "the snake_case name of a perturbation is expected here, e.g. gaussian_noise")
        .meta({ description: "Perturbation, e.g. gaussian_noise, missing_values, counterfactual_swap" }),
      columns: z
        .union([z.enum(["numeric", "categorical", "all"]), z.array(column).min(1)], {
          error: "numeric, categorical, all, or a list of columns is expected here",
        })
        .optional()
        .meta({ description: "What is disturbed" }),
      coupled: z
        .record(z.string(), z.record(z.string(), z.union([z.string(), z.number()])))
        .optional()
        .meta({ description: "Of an exchanged attribute: its value, other columns, and the values that go with it" }),
      column: column.optional().meta({ description: "The one column that is disturbed" }),
      amount: z.number().min(0).optional().meta({ description: "How strongly; at every severity when left out" }),
      metric: z.string().meta({
        description: "flip_rate, flip_rate_difference, mean_score_change, mean_absolute_score_change, a metric, or a metric with _loss",
      }),
      by: column.optional().meta({ description: "Attribute whose groups are compared" }),
      max: limit.optional().meta({ description: "The number is at most this" }),
      min: limit.optional().meta({ description: "The number is at least this" }),
      repeats: z.int().min(1).optional().meta({ description: "How often it is drawn" }),
    })
    .meta({ description: "A disturbance and how much may change under it" });
}

/** One of `expectations`: a feature, and which way the score may move with it. */
export function expectationEntry(z: typeof Zod) {
  const { column, limit } = shared(z);
  return z
    .strictObject({
      feature: column.meta({ description: "The feature that changes while all else stays" }),
      expect: z
        .enum(["increase", "decrease", "invariant", "monotone"], { error: "increase, decrease, invariant or monotone is expected here" })
        .meta({ description: "The score never falls as the feature grows, never rises, stays, or moves one way only" }),
      tolerance: z.number().min(0).optional().meta({ description: "Moves of the score up to this are no violation", default: 0 }),
      max: limit.optional().meta({ description: "Share of rows that may violate it", default: 0 }),
      by: column.optional().meta({ description: "Attribute whose groups must each keep it" }),
    })
    .meta({ description: "How the score is expected to move with one feature" });
}
