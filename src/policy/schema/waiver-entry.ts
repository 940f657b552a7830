import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** One of `waivers`: a failure that somebody answers for until a day. What is missing is said as EH207, so nothing is required here. */
export function waiverEntry(z: typeof Zod) {
  const { value, limit } = shared(z);
  return z
    .strictObject({
      check: z.string().optional().meta({ description: "Id of the check" }),
      groups: z.array(value).min(1).optional().meta({ description: "Only gaps between these groups are waived" }),
      owner: z.string().optional().meta({ description: "Who answers for it", minLength: 3 }),
      approved_by: z.string().optional().meta({ description: "Who allowed it" }),
      reason: z.string().optional().meta({ description: "Why, in at least 20 characters", minLength: 20 }),
      created: z.string().optional().meta({ description: "Day, e.g. 2026-09-01", format: "date" }),
      expires: z.string().optional().meta({ description: "Last day, in UTC, at most 180 days after created", format: "date" }),
      ceiling: limit.optional().meta({ description: "The waiver lapses when the number passes this" }),
      ticket: z.string().optional().meta({ description: "Where the work is tracked" }),
    })
    .meta({
      description: "A failure that somebody answers for until a day",
      required: ["check", "owner", "reason", "created", "expires"],
    });
}
