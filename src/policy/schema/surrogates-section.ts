import type { z as Zod } from "zod";
import { treeKinds } from "../surrogate-settings.js";
import { wholeFrom } from "./budget-keys.js";
import { values as shared } from "./values.js";

/** `surrogates`: small trees of scores, of errors and of gaps. */
export function surrogatesSection(z: typeof Zod) {
  const { column, columns } = shared(z);
  return z
    .strictObject({
      trees: z
        .array(z.enum(treeKinds))
        .min(1)
        .optional()
        .meta({
          description: "surrogate: of scores; error: of where decisions are wrong; gap: of where a gap is largest",
          default: ["surrogate", "error"],
        }),
      gaps: columns.optional().meta({
        description: "Gaps to grow a tree of, e.g. equal_opportunity_difference@race; that of decisions by each attribute when left out",
      }),
      columns: z.array(column).min(1).optional().meta({
        description: "Columns that conditions may name; those that the model reads, or those without a role, when left out",
      }),
      max_depth: wholeFrom(z, 1).meta({ description: "Conditions up to a leaf, at most", default: 3 }),
      least_leaf: wholeFrom(z, 1).meta({ description: "Rows of a leaf, at least; 2 % and at least 30 when left out" }),
    })
    .meta({ description: "Small trees that stand for something simpler, with how well they do; need no model. Part of no verdict" });
}
