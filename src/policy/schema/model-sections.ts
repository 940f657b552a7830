import type { z as Zod } from "zod";
import { columnGroupings, conditionalWays, donorSchemes, donorWeightings, drawnBy } from "../importance-settings.js";
import { budgetKeys, wholeFrom } from "./budget-keys.js";
import { values as shared } from "./values.js";

/** `importance`: which features matter, to the model and to the gap. */
export function importanceSection(z: typeof Zod) {
  const { column, columns } = shared(z);
  const whole = (least: number) => wholeFrom(z, least);
  return z
    .strictObject({
      method: z.literal("permutation").optional().meta({ description: "Permutation importance" }),
      metric: columns
        .optional()
        .meta({ description: "Metrics and gaps whose loss is measured, e.g. auc, demographic_parity_difference@race" }),
      features: z.array(column).min(1).optional().meta({ description: "Columns to look at; all that the model reads when left out" }),
      block: z.record(z.string(), z.array(column).min(1)).optional().meta({ description: "Columns that are permuted together" }),
      group_columns: z.enum(columnGroupings).optional().meta({
        description: "auto: columns of one category, and columns that say nearly the same, are permuted together",
        default: "none",
      }),
      conditional: z.enum(conditionalWays).optional().meta({
        description: "Also what a feature adds to the other columns, within rows alike or by knockoffs",
        default: "none",
      }),
      donors: z
        .enum(donorSchemes)
        .optional()
        .meta({ description: "Whose values a row takes: any row, its own group, other groups", default: "pooled" }),
      donor_weights: z
        .enum(donorWeightings)
        .optional()
        .meta({ description: "Rows give equally often, or by their weight", default: "uniform" }),
      rng: z.enum(drawnBy).optional().meta({ description: "numpy-legacy draws what scikit-learn draws", default: "streams" }),
      by_group: z.boolean().optional().meta({ description: "Also within each group", default: true }),
      repeats: whole(2).meta({ description: "Permutations of each feature, at least", default: 10 }),
      max_repeats: whole(2).meta({ description: "Permutations at most; fewer where more would say little", default: 50 }),
      max_rows: whole(100).meta({ description: "Rows that are used at most" }),
      ...budgetKeys(z),
    })
    .meta({ description: "Which features matter, where there is a model to ask; part of no verdict" });
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
        .meta({ description: "The score never falls as the feature grows, never rises, stays, or moves in one direction only" }),
      tolerance: z.number().min(0).optional().meta({ description: "Moves of the score up to this are no violation", default: 0 }),
      max: limit.optional().meta({ description: "Share of rows that may violate it", default: 0 }),
      by: column.optional().meta({ description: "Attribute whose groups must each keep it" }),
    })
    .meta({ description: "How the score is expected to move with one feature" });
}
