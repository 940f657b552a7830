import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** `outcome`: which class is positive, and for whom that is good. */
export function outcomeSection(z: typeof Zod) {
  const { values, limit } = shared(z);
  const perRole = z.union(
    [
      z.strictObject({ label: values.optional(), prediction: values.optional() }),
      values.transform((label) => ({ label, prediction: undefined })),
    ],
    { error: "a value, a list of values, or such by label and prediction, is expected here" },
  );
  return z
    .strictObject({
      positive: perRole.optional().meta({ description: 'Value or values of the positive class, in quotes where they are words: "yes"' }),
      negative: perRole.optional().meta({ description: "Values of the negative class; every other value when absent" }),
      favorable: z.enum(["positive", "negative"]).optional().meta({ description: "Which decision is good for the person" }),
      threshold: limit.optional().meta({ description: "Decisions are score >= threshold" }),
    })
    .meta({ description: "Which class is positive, and which decision is good for the person: two questions" });
}
