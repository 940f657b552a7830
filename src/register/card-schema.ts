import type { z as Zod } from "zod";
import { stages } from "./card.js";

const ID = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Ids are names of files, so that nothing in one leads elsewhere. */
export const isCardId = (text: string): boolean => ID.test(text) && !text.includes("..");

function partsOf(z: typeof Zod) {
  return {
    id: z.string().refine(isCardId, "an id has lower-case letters, digits, dots, hyphens and underscores"),
    words: z.string().min(1).max(2000),
    day: z.string().regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2026-08-15 is expected here"),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in 64 lower-case hexadecimal digits is expected here"),
    role: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "a role is a word of small letters, digits and hyphens"),
  };
}

/** A model's file. Keys it does not have are refused, but for those that begin with x-. */
export function modelSchema(z: typeof Zod) {
  const { id, words, day, sha256, role } = partsOf(z);
  return z.strictObject({
    id,
    title: words,
    purpose: words.optional(),
    owner: words,
    responsible: words.optional(),
    tier: z.enum(["high", "medium", "low"]).optional(),
    audit_every_days: z.int().min(1).max(3660).default(365),
    require: z.array(role).default([]),
    approve: z.array(role).default([]),
    waive: z.array(role).default([]),
    packs: z.array(words).default([]),
    alerts: z.array(words).default([]),
    public: z.boolean().default(false),
    versions: z
      .array(
        z.strictObject({
          version: words,
          stage: z.enum(stages).default("draft"),
          artifact_sha256: sha256.optional(),
          training_sha256: sha256.optional(),
          trained: day.optional(),
          deployed: day.optional(),
          retired: day.optional(),
        }),
      )
      .default([]),
  });
}

/** The file of a set of data. */
export function dataSchema(z: typeof Zod) {
  const { id, words, day, sha256 } = partsOf(z);
  return z.strictObject({
    id,
    title: words,
    sha256,
    rows: z.int().min(0).optional(),
    period: words.optional(),
    labels_from: words.optional(),
    sensitive: z.array(words).default([]),
    allowed_uses: words.optional(),
    expires: day.optional(),
  });
}

/** The file of who may act: people, their keys, their roles and of which models. */
export function rolesSchema(z: typeof Zod) {
  const { id, words, sha256, role } = partsOf(z);
  return z.strictObject({
    people: z
      .array(
        z.strictObject({
          id,
          name: words.optional(),
          keys: z.array(sha256).min(1),
          roles: z.array(role).min(1),
          models: z
            .array(z.string().regex(/^[a-z0-9*][a-z0-9._*-]{0,62}$/, "an id of a model is expected here, in which * stands for anything"))
            .default(["*"]),
        }),
      )
      .superRefine((people, context) => {
        const seen = new Map<string, string>();
        for (const [i, person] of people.entries())
          for (const [what, one] of [["id", person.id], ...person.keys.map((key) => ["key", key] as const)] as const) {
            if (seen.has(`${what} ${one}`))
              context.addIssue({ code: "custom", path: [i], message: `the ${what} ${one} is there twice, and belongs to one person` });
            seen.set(`${what} ${one}`, person.id);
          }
      }),
  });
}
