import type { z as Zod } from "zod";
import { ll144Options } from "../ll144-choices.js";

/** `packs`: how what a text leaves open is settled. */
export function packsSection(z: typeof Zod) {
  const point = <const Way extends string>(ways: readonly [Way, ...Way[]], description: string) =>
    z.enum(ways).optional().meta({ description, default: ways[0] });
  return z
    .strictObject({
      "us-nyc-ll144": z
        .strictObject({
          median: point(ll144Options.median, "Whose scores the median is of: everybody's, or those of people known by sex and race"),
          people: point(ll144Options.people, "Who is in a table of one attribute: whoever is known on it, or only those known on both"),
          two_percent_of: point(ll144Options.two_percent_of, "What 2 % are of: everybody who was assessed, or the people of the table"),
          two_percent_in: point(
            ll144Options.two_percent_in,
            "What is held against 2 %: the categories of each table, or those of sex and of race, whose combinations follow them",
          ),
          under_two_percent: point(ll144Options.under_two_percent, "Categories under 2 %: kept in the ratios, or left out of them"),
        })
        .optional()
        .meta({ description: "What 6 RCNY 5-301 leaves open" }),
    })
    .meta({ description: "How what the text of a pack leaves open is settled" });
}
