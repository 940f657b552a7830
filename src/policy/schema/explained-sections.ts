import type { z as Zod } from "zod";
import { shapleyBackgrounds } from "../shapley-settings.js";
import { budgetKeys, wholeFrom } from "./budget-keys.js";
import { values as shared } from "./values.js";

/** What a class is, wherever one can be chosen. */
export const CLASS = "Of a model of classes, the one that is explained; the positive one, or all where that is cheap, when left out";

/** `effects`: how the model's numbers move with its features. */
export function effectsSection(z: typeof Zod) {
  const { column } = shared(z);
  return z
    .strictObject({
      features: z.array(column).min(1).optional().meta({ description: "Columns to look at; those on which most rests when left out" }),
      class: z.coerce.string().optional().meta({ description: CLASS }),
      most: wholeFrom(z, 1).meta({ description: "How many are looked at when none is named", default: 6 }),
      points: wholeFrom(z, 2).meta({ description: "Points of a curve, and bins of local effects, at most", default: 20 }),
      rows: wholeFrom(z, 2).meta({
        description: "Rows that a model without open trees is asked about; of trees every row counts",
        default: 2000,
      }),
      interactions: z.boolean().optional().meta({ description: "Also what two features do together", default: false }),
      ...budgetKeys(z),
    })
    .meta({ description: "How the model's numbers move with its features, for everybody and each group; part of no verdict" });
}

/** `shapley`: how much features contribute to single numbers. */
export function shapleySection(z: typeof Zod) {
  return z
    .strictObject({
      overall: z.boolean().optional().meta({ description: "The size of contributions over many rows, by group", default: true }),
      rows: z.array(z.coerce.string()).optional().meta({ description: "Ids, in columns.id, of rows whose numbers are taken apart" }),
      class: z.coerce.string().optional().meta({ description: CLASS }),
      background: z.enum(shapleyBackgrounds).optional().meta({
        description:
          "What stands for a feature that is not known: rows of the data, or, of trees, the shares of training rows on their paths",
        default: "data",
      }),
      explained: wholeFrom(z, 2).meta({ description: "Rows that are taken apart for that, of a model without open trees", default: 200 }),
      background_rows: wholeFrom(z, 2).meta({
        description: "Rows that stand for everybody when a feature is not known, of a model without open trees",
        default: 100,
      }),
      ...budgetKeys(z),
    })
    .meta({ description: "How much each feature contributes to the model's numbers; part of no verdict" });
}

/** `sage`: the cost that knowing each feature saves. */
export function sageSection(z: typeof Zod) {
  return z
    .strictObject({
      background: wholeFrom(z, 2).meta({ description: "Rows that stand for everybody when a feature is not known", default: 128 }),
      threshold: z.number().gt(0).lt(1).optional().meta({
        description: "Largest error that is small enough, as a share of the distance from the lowest to the highest value",
        default: 0.025,
      }),
      ...budgetKeys(z),
    })
    .meta({ description: "How much of the model's mean cost each feature saves; part of no verdict" });
}
