import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** `model.inputs`: how columns of the data become what the model is given, in its order. */
export function modelInputs(z: typeof Zod) {
  const { column, value, list } = { ...shared(z), list: z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).min(1) };
  const number = z.number({ error: "a number is expected here" });
  const spread = number.refine((size) => size !== 0, { error: "a spread is not 0" });
  const encoding = z
    .strictObject({
      column: column.optional().meta({ description: "Column of the data" }),
      name: z.string().min(1).optional().meta({ description: "What the model calls it; the column's name when left out" }),
      constant: z
        .union([z.number(), z.string()])
        .optional()
        .meta({ description: "The same number or text in every row, without a column" }),
      one_hot: list.optional().meta({ description: "One input for each of these values: 1 where the column has it, else 0" }),
      names: z.array(z.string().min(1)).optional().meta({ description: "Names of the inputs of one_hot; column_value when left out" }),
      ordinal: list.optional().meta({ description: "Values in their order: 0 for the first, 1 for the second" }),
      values: z
        .record(z.string(), z.union([z.number(), z.string()]))
        .optional()
        .meta({ description: "What stands for each value" }),
      scale: z
        .union(
          [
            z.strictObject({ center: number, spread }),
            z.strictObject({ min: number, max: number }).refine(({ min, max }) => min < max, { error: "min is below max" }),
          ],
          {
            error: "{ center: …, spread: … } with a spread that is not 0, or { min: …, max: … } with min below max, is expected here",
          },
        )
        .optional()
        .meta({ description: "(x − center) / spread, or (x − min) / (max − min)" }),
      missing: value
        .transform((one) => (typeof one === "boolean" ? String(one) : one))
        .optional()
        .meta({ description: "What stands for a missing value, before anything else is done; it stays missing when left out" }),
      unseen: z.enum(["error", "missing", "zeros"]).optional().meta({
        description: "What a value does that is not listed: error stops, missing leaves it missing, zeros makes every input of one_hot 0",
        default: "error",
      }),
    })
    .superRefine(({ column: named, constant, one_hot, ordinal, values, scale, names }, context) => {
      const say = (message: string): void => void context.addIssue({ code: "custom", message });
      if ((named === undefined) === (constant === undefined)) say("an input has a column or a constant");
      if ([one_hot, ordinal, values, scale, constant].filter((way) => way !== undefined).length > 1)
        say("an input is encoded in one way: one_hot, ordinal, values, scale or constant");
      if (names !== undefined && names.length !== one_hot?.length) say("names are as many as the values of one_hot");
    });
  return z
    .array(z.union([column, encoding], { error: "a column name, or { column: …, one_hot: […] } and the like, is expected here" }))
    .min(1);
}
