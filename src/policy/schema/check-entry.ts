import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** One of `checks`: a number and the limit that it has to keep. */
export function checkEntry(z: typeof Zod) {
  const { columns, limit, share, action, decision, minN } = shared(z);
  return z
    .strictObject({
      id: z
        .string()
        .regex(/^[A-Za-z0-9_.@*+-]{1,120}$/, "an id has letters, digits and _ . @ * + - only, at most 120 of them")
        .optional()
        .meta({ description: "Name of the check; metric@attribute when absent" }),
      metric: z.string().min(1).optional().meta({ description: "Metric, disparity or formula by id or alias: evenhand metrics" }),
      by: columns.optional().meta({
        description:
          "Attribute, or list of attributes for their intersection; * is each attribute, ** each and each intersection; absent: everybody",
      }),
      compare: z
        .enum(["max_pair", "vs_reference", "vs_rest", "vs_overall", "each_group"])
        .optional()
        .meta({ description: "What groups are compared with; each_group: every group's own value keeps the limit", default: "max_pair" }),
      where: z.string().optional().meta({ description: "Row filter of this check" }),
      max: limit.optional().meta({ description: "The number is at most this" }),
      min: limit.optional().meta({ description: "The number is at least this" }),
      range: z.tuple([limit, limit]).optional().meta({ description: "The number lies between these two" }),
      warn_max: limit.optional().meta({ description: "Above this, and within max, is a warning" }),
      warn_min: limit.optional().meta({ description: "Below this, and within min, is a warning" }),
      max_regression: limit.optional().meta({ description: "How much worse than the baseline the number may be" }),
      max_resolution: limit.optional().meta({ description: "The smallest true gap that the data must be able to show" }),
      severity: z.enum(["error", "warn"]).optional().meta({ description: "warn: a failure is a warning", default: "error" }),
      decision: decision.optional().meta({ description: "point: the estimate decides, as some laws write it" }),
      on_inconclusive: action.optional().meta({ description: "What an undecided check does to the verdict" }),
      on_no_data: action.optional().meta({ description: "What a check without data does to the verdict" }),
      min_n: minN.optional().meta({ description: "As groups.min_n, for this check" }),
      min_coverage: share.optional().meta({ description: "As groups.min_coverage, for this check" }),
      locked: z.boolean().optional().meta({ description: "Policies that extend this one may be stricter, never looser" }),
      why: z.string().optional().meta({ description: "Why the limit is what it is; shown when the check fails" }),
      params: z.record(z.string(), z.number()).optional().meta({ description: "Parameters of the metric, e.g. bins" }),
    })
    .meta({ description: "A number and the limit that it has to keep", anyOf: [{ required: ["metric"] }, { required: ["id"] }] });
}
