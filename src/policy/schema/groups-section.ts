import type { z as Zod } from "zod";
import { values as shared } from "./values.js";

/** `groups`: how attributes become groups, and which groups are compared. */
export function groupsSection(z: typeof Zod) {
  const { column, value, share, minN } = shared(z);
  const definition = z.strictObject({
    bins: z.array(z.number()).min(1).optional().meta({ description: "Ascending cut points: [30, 45] gives <30, 30-44, 45+" }),
    quantiles: z.int().min(2).max(20).optional().meta({ description: "Number of equally full bins; a check needs fixed cut points" }),
    merge: z.record(z.string(), z.array(value)).optional().meta({ description: "New group: the values it takes in" }),
    reference: value.optional().meta({ description: "The group that others are compared with" }),
    expect: z.array(value).optional().meta({ description: "Groups that must be there" }),
    population: z
      .record(z.string(), share)
      .refine((shares) => Object.values(shares).reduce((sum, one) => sum + one, 0) <= 1 + 1e-6, {
        error: "the shares of a population add up to at most 1",
      })
      .optional()
      .meta({ description: "Each group's share of the population that the data stand for" }),
    membership: z
      .record(z.string(), column)
      .optional()
      .meta({ description: "Group: column with each row's probability of belonging to it; nobody is put in a group" }),
  });
  return z
    .strictObject({
      depth: z.int().min(1).max(5).optional().meta({ description: "Attributes are combined up to this many at a time", default: 2 }),
      min_n: minN.optional().meta({
        description: "Rows that a metric's denominator needs before a group is compared; auto: at least 30 and enough for the limit",
        default: "auto",
      }),
      small: z.enum(["exclude", "merge", "error"]).optional().meta({
        description:
          "Groups below min_n: exclude lists them, does not compare them, and lowers the coverage; merge joins an attribute's groups of fewer rows (auto: 30) into one, (small); error stops",
        default: "exclude",
      }),
      missing: z
        .enum(["as_group", "drop", "error"])
        .optional()
        .meta({ description: "What becomes of rows whose attribute is missing", default: "as_group" }),
      min_coverage: share.optional().meta({ description: "Share of rows that must be in compared groups, else no data", default: "95%" }),
      intersections: z
        .array(z.array(column).min(2).max(5))
        .optional()
        .meta({ description: "Combinations of attributes, beside those of depth" }),
      normalize: z.enum(["none", "trim", "lower"]).optional().meta({ description: "How group values are made alike", default: "none" }),
      define: z.record(column, definition).optional().meta({ description: "How the column of an attribute becomes groups" }),
    })
    .meta({ description: "How attributes become groups, and which groups are compared" });
}
