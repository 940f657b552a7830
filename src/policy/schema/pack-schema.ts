import type { z as Zod } from "zod";
import { computations, decisionFields, reportParts, standingStatuses, theories } from "../../packs/pack.js";

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
    applies_to: z.strictObject({ fields: z.array(z.enum(decisionFields)).optional(), words }).optional(),
    theory: z.enum(theories).optional(),
    standing: z
      .strictObject({
        status: z.enum(standingStatuses),
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
    errata: z.array(words).optional(),
    clauses: z
      .array(
        z.strictObject({
          id: words,
          asks: words,
          report: z.enum(reportParts).optional(),
          record: words.optional(),
          elsewhere: words.optional(),
          verified: z.boolean().optional(),
        }),
      )
      .optional(),
    computes: z.array(z.enum(computations)).optional(),
    policy: z.string().min(1, "the text of a policy is expected here: policy: |"),
  });
}

export type CheckedPack = Zod.output<ReturnType<typeof packSchema>>;
