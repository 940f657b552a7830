import { benefitsOf } from "../../disparities/kind/benefit.js";
import type { GroupKey } from "../../disparities/row.js";
import { type Confusion, confusionCells } from "../../metrics/kind/confusion.js";
import { countsOf, weightsOf } from "../../metrics/kind/counts.js";
import { decomposedEntropy, entropyBetween, generalizedEntropy, type Spread } from "../../stats/generalized-entropy.js";
import { permutationP } from "../../stats/permutation-p.js";
import { type Rng, rng } from "../../stats/rng.js";
import { shuffledTable } from "../../stats/shuffled-table.js";
import type { Counts } from "../counts.js";
import type { MeasurePlan } from "../measure-plan.js";
import { split } from "../split.js";
import type { InequalityRow } from "./row.js";

type Index = Pick<InequalityRow, "index" | "alpha">;

const indices: readonly Index[] = [
  { index: "generalized_entropy_index", alpha: 2 },
  { index: "theil_index", alpha: 1 },
  { index: "mean_log_deviation", alpha: 0 },
];

/** Shuffles of the groups behind a p-value; fewer at intersections, which are many. */
const DRAWS = 999;
const DRAWS_AT_INTERSECTIONS = 199;

interface Shuffling {
  readonly random: Rng;
  readonly draws: number;
}

interface GroupOfBenefits {
  readonly group: GroupKey;
  readonly n: number;
  readonly benefits: Spread;
}

/** The inequality of benefits, between and within the groups of every grouping; [] without labels or decisions. */
export function inequality({ cube }: Counts, plan: MeasurePlan): readonly InequalityRow[] {
  if (!cube.axes.includes("label") || !cube.axes.includes("prediction")) return [];
  return plan.groupings.flatMap((by) => {
    const parts = split(
      { cube, scores: null },
      by.map((attribute) => `by.${attribute}`),
    );
    const groups = parts.map(
      ({ at, confusion }): GroupOfBenefits => ({
        group: Object.fromEntries(by.map((attribute, i) => [attribute, at[i] === null ? "(missing)" : String(at[i])])),
        n: rowsIn(confusion),
        benefits: benefitsOf(countsOf(weightsOf(confusion)), plan),
      }),
    );
    const canShuffle = parts.every(({ confusion, leftOut }) => leftOut === null && confusion.every(({ n, w, w2 }) => w === n && w2 === n));
    return indices.map(({ index, alpha }) => ({
      by,
      ...rowOf(
        groups,
        { index, alpha },
        canShuffle ? { random: rng(plan.seed, "inequality", index, ...by), draws: by.length > 1 ? DRAWS_AT_INTERSECTIONS : DRAWS } : null,
      ),
    }));
  });
}

/** Rows with both outcomes known. */
const rowsIn = (confusion: Confusion): number =>
  confusion.reduce((sum, { n }, i) => (confusionCells[i]!.label === null || confusionCells[i]!.prediction === null ? sum : sum + n), 0);

function rowOf(groups: readonly GroupOfBenefits[], { index, alpha }: Index, shuffling: Shuffling | null): Omit<InequalityRow, "by"> {
  const spreads = groups.map(({ benefits }) => benefits);
  const found = decomposedEntropy(spreads, alpha);
  return {
    index,
    alpha,
    total: found?.total ?? null,
    between: found?.between ?? null,
    within: found?.within ?? null,
    reason: found === null ? "no_benefit" : null,
    betweenUnderNone: found === null || shuffling === null || groups.length < 2 ? null : chance(spreads, alpha, found.between, shuffling),
    groups: groups.map(({ group, n, benefits }) => {
      const value = n === 0 ? null : generalizedEntropy(benefits, alpha);
      const all = Array.from(benefits.weights).reduce((sum, weight) => sum + weight, 0);
      const mean = all > 0 ? benefits.values.reduce((sum, b, i) => sum + b * benefits.weights[i]!, 0) / all : null;
      return { group, n, mean, value: value === null || !Number.isFinite(value) ? null : value };
    }),
  };
}

function chance(spreads: readonly Spread[], alpha: number, value: number, { random, draws: count }: Shuffling) {
  const table = spreads.map(({ weights }) => weights);
  const draws = Float64Array.from({ length: count }, () => {
    const shuffled = shuffledTable(table, random);
    const between = entropyBetween(
      shuffled.map((weights, i) => ({ values: spreads[i]!.values, weights })),
      alpha,
    );
    return between !== null && Number.isFinite(between) ? between : 0;
  });
  return { ...permutationP(value, draws), draws: count };
}
