import type { Coordinate, Cube } from "../cube/cube.js";
import type { GroupFacts, Stratum } from "../disparities/grouping.js";
import { total } from "../metrics/kind/confusion.js";
import { classPartWithout } from "./class-parts.js";
import type { Counts } from "./counts.js";
import { estimating, once } from "./estimating.js";
import type { MeasurePlan } from "./measure-plan.js";
import { noRows, type Part, split } from "./split.js";

const STRATUM = "stratum.";
export const strataAxes = (cube: Cube): readonly string[] => cube.axes.filter((axis) => axis.startsWith(STRATUM));

/** The groups of a grouping within each stratum; scores are left to the whole. */
export function strataOf(counts: Counts, by: readonly string[], groups: readonly GroupFacts[], plan: MeasurePlan): readonly Stratum[] {
  const { cube } = counts;
  const whole = { ...counts, scores: null };
  const strata = strataAxes(cube);
  const axes = by.map((attribute) => `by.${attribute}`);
  const keyOf = (at: readonly Coordinate[]): string => JSON.stringify(at.map((value) => (value === null ? "(missing)" : String(value))));
  const cells = new Map(split(whole, [...strata, ...axes]).map((part) => [keyOf(part.at), part]));
  return split(whole, strata).map((everyone) => {
    const key = Object.fromEntries(strata.map((axis, i) => [axis.slice(STRATUM.length), String(everyone.at[i] ?? "(missing)")]));
    const nobody: Part = {
      ...everyone,
      confusion: noRows,
      leftOut: everyone.leftOut?.map(() => noRows) ?? null,
      classes: everyone.classes && classPartWithout(everyone.classes, everyone.classes),
    };
    const ofGroups = groups.map((group) => {
      const part = cells.get(keyOf([...everyone.at, ...by.map((name) => group.key[name]!)])) ?? nobody;
      return estimating(part, {
        everyone,
        name: ["stratum", ...Object.entries(key).flat(), "group", ...Object.entries(group.key).flat()],
        plan,
      });
    });
    return {
      key,
      rows: total(everyone.confusion).n,
      estimates: once((metric) => ofGroups.map((estimate) => estimate(metric))),
      everybody: estimating(everyone, { everyone, name: ["stratum", ...Object.entries(key).flat()], plan }),
    };
  });
}

/** The answer, worked out when it is first asked for. */
export function lazily<Answer>(answer: () => Answer): () => Answer {
  const known: Answer[] = [];
  return () => {
    if (known.length === 0) known.push(answer());
    return known[0]!;
  };
}
