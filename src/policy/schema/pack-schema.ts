import type { z as Zod } from "zod";

const parts = [
  "limits",
  "rates_by_group",
  "errors_by_group",
  "intersections",
  "uncertainty",
  "missing_groups",
  "representation",
  "data_profile",
  "not_judged",
  "importance",
  "robustness",
  "method",
  "reproduction",
] as const;

/** A pack of one's own, in a file that ends with .pack.yml. Keys it does not have are refused. */
export function packSchema(z: typeof Zod) {
  const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2026-08-15 is expected here");
  const words = z.string().min(1).max(1000);
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "an id has lower-case letters, digits and hyphens"),
    version: z.int().min(1),
    title: words,
    summary: words,
    jurisdiction: words.optional(),
    theory: z.enum(["effects", "intent", "both", "disclosure", "none"]).optional(),
    standing: z
      .strictObject({
        status: z.enum(["in-force", "enacted-not-applicable", "proposed", "withdrawn", "superseded", "voluntary"]),
        words,
        effective_from: day.optional(),
        applies_from: day.optional(),
        superseded_by: words.optional(),
        evidence: z.enum(["text", "report"]),
      })
      .optional(),
    sources: z.array(z.strictObject({ title: words, url: words.optional(), quote: words.optional() })).optional(),
    verified_on: day.optional(),
    disclaimer: words.optional(),
    clauses: z
      .array(
        z.strictObject({
          id: words,
          asks: words,
          report: z.enum(parts).optional(),
          record: words.optional(),
          elsewhere: words.optional(),
          verified: z.boolean().optional(),
        }),
      )
      .optional(),
    computes: z.array(z.enum(["screen_tables", "selection_tables", "scoring_tables"])).optional(),
    policy: z.string().min(1, "the text of a policy is expected here: policy: |"),
  });
}

export type CheckedPack = Zod.output<ReturnType<typeof packSchema>>;
