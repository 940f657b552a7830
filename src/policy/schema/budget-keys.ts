import type { z as Zod } from "zod";

/** What every study that asks a model may be held to. */
export const budgetKeys = (z: typeof Zod) => ({
  max_evals: wholeFrom(z, 1).meta({ description: "Rows that the model is asked about at most" }),
  max_seconds: z.number().min(0).optional().meta({ description: "Seconds at most" }),
});

/** A whole number, or nothing. */
export const wholeFrom = (z: typeof Zod, least: number) => z.int({ error: "a whole number is expected here" }).min(least).optional();
