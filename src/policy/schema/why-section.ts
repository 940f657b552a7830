import type { z as Zod } from "zod";
import { whyMethods } from "../why-settings.js";
import { budgetKeys, wholeFrom } from "./budget-keys.js";
import { CLASS } from "./explained-sections.js";
import { values as shared } from "./values.js";

/** `why`: what drives the gaps. */
export function whySection(z: typeof Zod) {
  const { column, columns } = shared(z);
  return z
    .strictObject({
      of: columns.optional().meta({
        description: "Gaps, e.g. equal_opportunity_difference@race, raw_score; that of decisions, and of the raw score, when left out",
      }),
      attributes: columns.optional().meta({ description: "Attributes to look at; all that are audited when left out" }),
      method: z.enum(whyMethods).optional().meta({
        description: "exact: open models; sampled: pairs of rows; sage: any gap",
        default: "auto",
      }),
      class: z.coerce.string().optional().meta({ description: CLASS }),
      block: z.record(z.string(), z.array(column).min(1)).optional().meta({ description: "Columns that are one feature" }),
      pairs: wholeFrom(z, 2).meta({ description: "Pairs of rows of a gap, at most", default: 2000 }),
      passes: wholeFrom(z, 1).meta({ description: "Orders of features, with reverses, of a pair; of sage its draws", default: 2 }),
      ...budgetKeys(z),
    })
    .meta({
      description: "Which features carry the gaps; those of columns.legitimate are shown apart. Part of no verdict",
    });
}
