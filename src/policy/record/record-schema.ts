import type { z as Zod } from "zod";
import { decisionFields } from "../../packs/pack.js";

/** What only people know about a model: kept in evenhand.record.yml beside the policy. Everything may be left out; what is missing is shown as not provided. Keys it does not have are refused. */
export function recordSchema(z: typeof Zod) {
  const words = (description: string) => z.string().min(1).max(4000).optional().meta({ description });
  const day = z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2026-08-15 is expected here")
    .optional();
  return z.strictObject({
    version: z.literal(1, { error: "the version of the record's format is 1" }),
    model: z
      .strictObject({
        name: words("What the model is called"),
        version: words("Version that was audited"),
        owner: words("Who answers for it"),
        developer: words("Who made it"),
        description: words("How it works: kind of model, inputs, training"),
        output: words("What it gives out: a score, a class, an amount"),
        artifact: words("SHA-256 or other digest of the file that runs"),
        changes: words("What changed since the last version, and what may change without a new audit"),
      })
      .optional(),
    purpose: z
      .strictObject({
        field: z
          .enum(decisionFields)
          .optional()
          .meta({ description: "What its decisions are about, so that a text of law about others is told" }),
        intended_use: words("What it decides or advises, about whom"),
        out_of_scope: words("Uses that it was not made for"),
        users: words("Who works with it"),
        affected_people: words("Whom its decisions concern"),
        decision_role: z
          .enum(["informs", "augments", "replaces"])
          .optional()
          .meta({ description: "informs, augments or replaces a person's decision" }),
        automation: words("Whether a machine alone decides"),
        harms: words("What a wrong decision does to a person"),
        limitations: words("What is known not to work"),
        metric_rationale: words("Why these measures and limits suit the purpose"),
      })
      .optional(),
    data: z
      .strictObject({
        origin: words("Where the audited data come from"),
        period: words("When they were collected"),
        sampling: words("How rows were chosen"),
        preparation: words("What was done to them"),
        labels: words("Where true outcomes come from, and what they miss"),
        gaps: words("Who or what is missing"),
        training: words("What the model was trained on"),
        external_validation: words("Tests on data of others: where, by whom, how"),
      })
      .optional(),
    risks: z
      .array(
        z.strictObject({
          risk: z.string().min(1).max(2000),
          severity: z.enum(["low", "medium", "high"]).optional(),
          mitigation: words("What is done about it"),
          residual: words("What is left of it"),
          owner: words("Who answers for it"),
          due: day,
        }),
      )
      .optional(),
    oversight: z
      .strictObject({
        human_review: words("Who can overrule the model, and how"),
        contest_route: words("How a person contests a decision"),
        monitoring: words("What is watched, how often, by whom, and at which limit somebody acts"),
        retention: words("How long records are kept"),
        contact: words("Whom to ask"),
        next_audit: day,
      })
      .optional(),
    alternatives: z
      .array(z.strictObject({ name: z.string().min(1).max(500), result: words("How it did"), decision: words("Why it was taken or left") }))
      .optional(),
    challenge: z
      .array(
        z.strictObject({
          question: z.string().min(1).max(2000),
          asked_by: words("Who asked"),
          answer: words("What was answered"),
          outcome: words("What followed"),
          date: day,
        }),
      )
      .optional(),
    approvals: z
      .array(
        z.strictObject({
          role: z.string().min(1).max(200),
          name: z.string().min(1).max(200),
          date: day,
          statement: words("What is approved, on which conditions"),
        }),
      )
      .optional(),
    audit: z
      .strictObject({
        date: day,
        distribution_date: day,
        auditor: words("Who audited"),
        independence: z.array(z.string().min(1).max(1000)).optional(),
        data_statement: words("Historical data or test data, whose, and why"),
        excluded_categories: words("Categories under 2% that were left out, and why"),
        categories: z
          .enum(["self_reported", "observed", "imputed"])
          .optional()
          .meta({ description: "How sex, race and ethnicity became known: stated by people, observed, or guessed from names or places" }),
        imputed_reason: words("Why guessed categories are used all the same"),
        notice: words("When and how candidates are told"),
        notice_text: z
          .strictObject({
            employer: words("Who uses the tool"),
            assesses: words("Job qualifications and characteristics that the tool looks at"),
            alternative: words("How to ask for another way of being assessed, or for a reasonable accommodation"),
            data_types: words("Which data the tool collects"),
            data_sources: words("Where these data come from"),
            data_retention: words("How long they are kept"),
            requests: words("How to ask in writing for what the tool collects"),
            summary_at: words("Where the summary of the bias audit is published"),
          })
          .optional(),
      })
      .optional()
      .meta({ description: "What a bias audit under Local Law 144 has to state" }),
  });
}

export type AuditRecord = Zod.output<ReturnType<typeof recordSchema>>;
