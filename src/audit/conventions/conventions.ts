import type { Convention, Facet } from "../../conventions/convention.js";
import { demographicDisparities } from "../../disparities/kind/demographic-disparity.js";
import { without } from "../../metrics/kind/confusion.js";
import { type Counts, everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import { split } from "../split.js";
import type { ConventionRow } from "./row.js";

/** How a group's rows are decided beside their nearest neighbours outside of it; null where nobody looked. */
export type FlipsOf = (by: readonly string[], group: Readonly<Record<string, string>>) => Facet["flips"];

/** For each convention and each group of each grouping: all its numbers. Missing groups are among the rest and have no row. */
export function conventionRows(
  counts: Counts,
  plan: MeasurePlan,
  { asked, flipsOf = () => null }: { readonly asked: readonly Convention[]; readonly flipsOf?: FlipsOf },
): readonly ConventionRow[] {
  if (asked.length === 0) return [];
  const everybody = everybodyIn(counts, plan);
  const roles = (["label", "prediction"] as const).filter((role) => counts.cube.axes.includes(role));
  return plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    const parts = split(
      { cube: counts.cube, scores: null },
      by.map((attribute) => `by.${attribute}`),
    );
    const within = { label: demographicDisparities(grouping, "label"), prediction: demographicDisparities(grouping, "prediction") };
    return grouping.groups.flatMap(({ key, missing }, g) => {
      if (missing) return [];
      const { confusion } = parts[g]!;
      const facet: Facet = {
        group: confusion,
        rest: without(everybody.part.confusion, confusion),
        favorable: plan.favorable,
        withinStrata:
          grouping.strata === undefined ? null : { label: within.label[g]?.value ?? null, prediction: within.prediction[g]?.value ?? null },
        flips: flipsOf(by, key),
      };
      return asked.map((convention) => ({ convention: convention.id, by, group: key, values: valuesOf(convention, facet, roles) }));
    });
  });
}

function valuesOf({ names }: Convention, facet: Facet, roles: readonly string[]): ConventionRow["values"] {
  return Object.fromEntries(
    names.map(({ name, needs, of }) => {
      const absent = needs.find((need) => (need === "label" || need === "prediction") && !roles.includes(need));
      if (absent !== undefined) return [name, { value: null, reason: `no_${absent}` }];
      const answer = of(facet);
      return [name, typeof answer === "number" ? { value: answer, reason: null } : { value: null, reason: answer.reason }];
    }),
  );
}
