import type { z as Zod } from "zod";
import { driftMeasures } from "../drift-settings.js";
import { reliabilityMeasures } from "../reliability-settings.js";
import { values as shared } from "./values.js";

/** `drift`: data of the past that the audited ones are held against, and how far they may have moved. */
export function driftSection(z: typeof Zod) {
  const { column, limit } = shared(z);
  return z
    .strictObject({
      past: z.string().min(1).meta({ description: "A file of before, e.g. the training data; seen from the policy's folder" }),
      columns: z.array(column).min(1).optional().meta({ description: "Columns that are compared; all that both have when left out" }),
      definitions: z
        .array(z.string())
        .min(1)
        .optional()
        .meta({ description: "Also by the definitions of evidently, deepchecks, nannyml, strappy, or one such as psi_evidently" }),
      time: column
        .optional()
        .meta({ description: "Column with the day from which a row is: was the past before, and what came only afterwards?" }),
      limits: z
        .array(
          z.strictObject({
            measure: z.enum(driftMeasures).meta({ description: "What is limited" }),
            column: column.optional().meta({ description: "The column; every compared one when left out" }),
            by: column.optional().meta({ description: "Attribute each of whose groups must keep it" }),
            max: limit.meta({ description: "The measure is at most this" }),
          }),
        )
        .optional()
        .meta({ description: "How far columns may have moved; judged on bounds" }),
    })
    .meta({ description: "What differs from data of the past" });
}

/** `reliability`: how far scores can be relied on, by group. */
export function reliabilitySection(z: typeof Zod) {
  const { column, limit, share } = shared(z);
  return z
    .strictObject({
      guarantee: share
        .pipe(z.number().gt(0).lt(1))
        .optional()
        .meta({ description: "Share of people for whom an answer is to hold the truth", default: 0.9 }),
      intervals: z
        .strictObject({
          lower: column.meta({ description: "Column with the lower end" }),
          upper: column.meta({ description: "Column with the upper end" }),
        })
        .optional()
        .meta({ description: "Intervals around amounts that the model itself gives: judged as they are, and widened for the guarantee" }),
      spread: column
        .optional()
        .meta({ description: "Column with how unsure each predicted amount is: intervals of the guarantee are in proportion to it" }),
      limits: z
        .array(
          z.strictObject({
            measure: z.enum(reliabilityMeasures).meta({
              description:
                "coverage of answers, its difference between groups, that of the classes they name or of the widths of intervals; the same of the intervals in the data (interval_…); the largest cumulative distance of outcomes from scores, or that of their means",
            }),
            by: column.optional().meta({ description: "Attribute whose groups are judged; everybody when left out" }),
            max: limit.optional().meta({ description: "The measure is at most this" }),
            min: limit.optional().meta({ description: "The measure is at least this" }),
          }),
        )
        .optional()
        .meta({ description: "Limits, judged on bounds" }),
    })
    .meta({ description: "How far scores can be relied on; of the model where one is named, else of the scores in the data" });
}

/** `worst_case`: how bad it may be for some part of the people, and for another make-up of the people. */
export function worstCaseSection(z: typeof Zod) {
  const { column, limit, share } = shared(z);
  return z
    .strictObject({
      loss: z
        .enum(["error_rate", "brier_score", "log_loss", "mean_absolute_error", "mean_squared_error"])
        .optional()
        .meta({ description: "What is averaged; what suits the data when left out" }),
      by: z.array(column).min(1).optional().meta({ description: "Columns that tell parts apart; the protected ones when left out" }),
      columns: z.array(column).min(1).optional().meta({ description: "Columns that are searched for weak spots" }),
      depth: z.int().min(1).max(4).optional().meta({ description: "Conditions of a weak spot, at most", default: 3 }),
      training: z.string().min(1).optional().meta({ description: "A file of the rows that the model was trained on" }),
      limits: z
        .array(
          z.strictObject({
            share: share.pipe(z.number().gt(0)).meta({ description: "Share of the people in the worst part" }),
            max: limit.meta({ description: "Its mean loss is at most this" }),
          }),
        )
        .optional()
        .meta({ description: "Limits on the worst part, judged on bounds" }),
      scenarios: z
        .array(
          z.strictObject({
            name: z.string().min(1).meta({ description: "What it is called" }),
            shares: z
              .record(z.string(), z.record(z.string(), share))
              .meta({ description: "Attribute, group, share of the people: race: { White: 50% }" }),
            limits: z
              .array(
                z.strictObject({
                  metric: z.string().meta({ description: "selection_rate, error_rate, true_positive_rate or false_positive_rate" }),
                  by: column.optional().meta({ description: "Attribute: the largest difference between its groups is limited" }),
                  max: limit.optional().meta({ description: "At most this" }),
                  min: limit.optional().meta({ description: "At least this" }),
                }),
              )
              .optional()
              .meta({ description: "What has to hold then, judged on bounds" }),
          }),
        )
        .optional()
        .meta({ description: "Other make-ups of the people, by raking" }),
    })
    .meta({
      description: "How bad it can be for some part of the people; of the model where one is named, else of the decisions in the data",
    });
}
