import type { z as Zod } from "zod";

/** Sections of a policy that say what must hold or come later; an audit looks and does not read them. */
const unread = [
  "description",
  "extends",
  "model",
  "checks",
  "baseline",
  "importance",
  "robustness",
  "report",
  "waivers",
  "profiles",
] as const;

/** What an audit reads of a policy, with every other key refused so that a misspelt one is never ignored. */
export function policySchema(z: typeof Zod) {
  const column = z.string().min(1);
  const value = z.union([z.string(), z.number(), z.boolean()]);
  const values = z.union([value, z.array(value).min(1)]).transform((one) => (Array.isArray(one) ? one : [one]));
  const perRole = z.union([
    z.strictObject({ label: values.optional(), prediction: values.optional() }),
    values.transform((label) => ({ label, prediction: undefined })),
  ]);
  const proportion = z
    .union([z.number(), z.string().regex(/^\d+(\.\d+)?%$/)])
    .transform((one) => (typeof one === "number" ? one : Number(one.slice(0, -1)) / 100));
  const list = z.union([column, z.array(column)]).transform((one) => (typeof one === "string" ? [one] : one));
  return z.strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    name: z.string().optional(),
    task: z.literal("binary").optional(),
    ...Object.fromEntries(unread.map((key) => [key, z.unknown().optional()])),
    data: z
      .strictObject({
        path: list.optional(),
        format: z.enum(["auto", "csv", "tsv", "json", "jsonl", "ndjson", "parquet", "arrow"]).optional(),
        delimiter: z.string().length(1).optional(),
        encoding: z.string().optional(),
        decimal: z.enum([".", ","]).optional(),
        missing: z.array(z.string()).optional(),
        where: z.string().optional(),
        predictions: z.string().optional(),
        unmatched: z.enum(["error", "drop"]).optional(),
        missing_prediction: z.enum(["error", "drop", "negative"]).optional(),
      })
      .optional(),
    columns: z
      .strictObject({
        label: column.optional(),
        prediction: column.optional(),
        score: column.optional(),
        id: column.optional(),
        weight: column.optional(),
        cluster: column.optional(),
        count: column.optional(),
        trials: column.optional(),
        hits: column.optional(),
        strata: list.optional(),
        sensitive: list.optional(),
        features: z.unknown().optional(),
      })
      .optional(),
    outcome: z
      .strictObject({
        positive: perRole.optional(),
        negative: perRole.optional(),
        favorable: z.enum(["positive", "negative"]).optional(),
        threshold: proportion.optional(),
      })
      .optional(),
    groups: z
      .strictObject({
        depth: z.int().min(1).max(5).optional(),
        min_n: z.union([z.literal("auto"), z.int().min(1)]).optional(),
        small: z.literal("exclude").optional(),
        missing: z.enum(["as_group", "drop", "error"]).optional(),
        min_coverage: z.unknown().optional(),
        intersections: z.array(z.array(column).min(2)).optional(),
        normalize: z.enum(["none", "trim", "lower"]).optional(),
        define: z
          .record(
            column,
            z.strictObject({
              bins: z.array(z.number()).min(1).optional(),
              quantiles: z.int().min(2).max(20).optional(),
              merge: z.record(z.string(), z.array(value)).optional(),
              reference: value.optional(),
              expect: z.array(value).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
    stats: z
      .strictObject({
        confidence: proportion.pipe(z.number().gt(0.5).lt(1)).optional(),
        resamples: z.int().min(200).max(1_000_000).optional(),
        seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        decision: z.unknown().optional(),
        on_inconclusive: z.unknown().optional(),
        on_no_data: z.unknown().optional(),
        suite_correction: z.unknown().optional(),
      })
      .optional(),
  });
}

/** A policy whose keys and values are checked, as far as an audit reads it. */
export type CheckedPolicy = Zod.output<ReturnType<typeof policySchema>>;
