import type { z as Zod } from "zod";
import { accentFault } from "../../look/brand.js";
import { locales } from "../../look/locale.js";
import { papers } from "../../look/paper.js";

/** `report`: what is written, and what stands on it. */
export function reportSection(z: typeof Zod) {
  return z
    .strictObject({
      title: z.string().optional().meta({ description: "Title of the report" }),
      owner: z.string().optional().meta({ description: "Who answers for the model" }),
      outputs: z
        .array(z.string().min(1))
        .optional()
        .meta({ description: "What check writes, as after -o: out/report.html, junit:out/evenhand.xml" }),
      paper: z.enum(papers).optional().meta({ description: "Paper of html and pdf", default: "a4" }),
      locale: z.enum(locales).optional().meta({ description: "Language of html and pdf", default: "en" }),
      brand: z
        .strictObject({
          name: z.string().min(1, "a name is not empty").meta({ description: "Who publishes the report" }),
          logo: z
            .string()
            .regex(/\.(?:png|svg)$/i, "a .png or .svg file is expected here")
            .optional()
            .meta({ description: "A local PNG or SVG file of at most 100,000 bytes, seen from the policy's folder" }),
          accent: z
            .string()
            .superRefine((accent, context) => {
              const message = accentFault(accent);
              if (message !== null) context.addIssue({ code: "custom", message, params: { help: ["a darker colour, such as #0072b2"] } });
            })
            .optional()
            .meta({ description: "Colour of the name and its line on white, as #rrggbb, with a contrast of 4.5:1 at least" }),
        })
        .optional()
        .meta({ description: "Whose report it is, at the head of html, pdf and summary" }),
      min_cell: z.int().min(0).optional().meta({
        description: "Groups with fewer people are hidden in shared formats, and what would give them away; 0 or 1 hides nothing",
        default: 0,
      }),
    })
    .meta({ description: "What is written, and what stands on it" });
}

/** `baseline`: the earlier result that numbers are compared with. */
export function baselineSection(z: typeof Zod, maxRegression: Zod.ZodType<number, number | string>) {
  return z
    .strictObject({
      from: z.string().min(1).optional().meta({ description: "File, or git:REF:PATH" }),
      max_regression: maxRegression.optional().meta({ description: "max_regression of every check that has none" }),
      ratchet: z
        .boolean()
        .optional()
        .meta({ description: "Limits tighten to what the baseline has reached, and never loosen", default: false }),
      required: z.boolean().optional().meta({ description: "Without a baseline the run is an error", default: false }),
      pairing: z.enum(["id", "none"]).optional().meta({ description: "How rows find their earlier selves", default: "id" }),
    })
    .meta({ description: "The earlier result that numbers are compared with" });
}
