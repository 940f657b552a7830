import type { Convention, Facet } from "../../conventions/convention.js";
import { demographicDisparities } from "../../disparities/kind/demographic-disparity.js";
import { type Confusion, without } from "../../metrics/kind/confusion.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import { split } from "../split.js";
import type { ConventionRow } from "./row.js";

/** How a group's rows are decided beside their nearest neighbours outside of it; null where nobody looked. */
export type FlipsOf = (by: readonly string[], group: Readonly<Record<string, string>>) => Facet["flips"];

/** For each convention, all its numbers: of each group of each grouping, or of each grouping. Missing groups are among the rest and have no row. */
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
    const named = grouping.groups.flatMap(({ key, missing }, g) => (missing ? [] : [{ key, g, confusion: parts[g]!.confusion }]));
    const all = { groups: named.map(({ confusion }) => confusion), everybody: everybody.part.confusion, favorable: plan.favorable };
    const reference = named.find(({ key }) => key === grouping.reference?.key) ?? null;
    const facet = ({ key, g, confusion }: (typeof named)[number], rest: Confusion): Facet => ({
      ...all,
      group: confusion,
      rest,
      withinStrata:
        grouping.strata === undefined ? null : { label: within.label[g]?.value ?? null, prediction: within.prediction[g]?.value ?? null },
      flips: flipsOf(by, key),
    });
    return asked.flatMap((convention): readonly ConventionRow[] => {
      const { id, comparison } = convention;
      const row = { convention: id, by, comparison };
      if (comparison === "groups") {
        const everyone: Facet = { ...all, group: all.everybody, rest: all.everybody, withinStrata: null, flips: null };
        return [{ ...row, group: {}, reference: null, values: valuesOf(convention, everyone, roles) }];
      }
      return named
        .filter((group) => comparison === "rest" || group !== reference)
        .map((group) => {
          const rest = comparison === "rest" ? without(all.everybody, group.confusion) : (reference?.confusion ?? null);
          const values = rest === null ? noValues(convention, "no_reference") : valuesOf(convention, facet(group, rest), roles);
          return { ...row, group: group.key, reference: comparison === "rest" ? null : (reference?.key ?? null), values };
        });
    });
  });
}

const noValues = ({ names }: Convention, reason: string): ConventionRow["values"] =>
  Object.fromEntries(names.map(({ name }) => [name, { value: null, reason }]));

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
