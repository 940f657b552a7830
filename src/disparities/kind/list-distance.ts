import { hasValue } from "../../metrics/kind/metric.js";
import type { SampledRanking } from "../../metrics/kind/ranking.js";
import { meanExposure } from "../../metrics/mean-exposure.js";
import { type AgainstChance, permutationP } from "../../stats/permutation-p.js";
import type { Rng } from "../../stats/rng.js";
import { studentQuantile } from "../../stats/student.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { comparison, type Grouping, rateOf } from "../grouping.js";
import type { Bounds } from "../row.js";
import { type ListedGroups, listsOf, shuffledList } from "./listed-groups.js";
import { noGap } from "./no-gap.js";

type Facts = Omit<Disparity, "measure" | "metrics" | "needs" | "tasks" | "contrast" | "scale" | "ideal" | "better"> & {
  /** At which starts of a list counts of groups are expected: at all, at every tenth, or at none, which is quicker. */
  readonly starts: "all" | "tens" | "none";
};

/**
 * How far the order of a list is from one that mixes groups by their share of it: the mean over queries.
 *
 * Only items of groups that are compared make up the lists, and only queries with two such groups count. Distances are
 * above 0 by chance alone: beside the value stand its mean when groups are shuffled within each query and how often that
 * is as far; of very long or very many lists, which differ little by chance, neither is drawn. Bounds are Student's over queries, which are what is independent; one query has none. The upper one is that of
 * the logarithm where this is further out: distances are skewed, and few queries may hold none of the large ones.
 *
 * @source shuffling within blocks: Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, §5.2
 */
export function listDistance<const Id extends string>(
  of: (list: ListedGroups) => number | null,
  { starts, ...facts }: Facts & { readonly id: Id },
): Disparity & { readonly id: Id } {
  return {
    ...facts,
    metrics: [],
    needs: ["rank"],
    tasks: ["ranking"],
    contrast: facts.id,
    scale: "difference",
    ideal: 0,
    better: "lower",
    measure: (grouping, level) => measured(of, { ...facts, starts }, grouping, level),
  };
}

function measured(of: (list: ListedGroups) => number | null, { id, range, starts }: Facts, grouping: Grouping, level: Level): Gap {
  const { compared, excluded, complete } = comparison(grouping, meanExposure);
  const place = { metric: meanExposure.id, contrast: id };
  if (!grouping.rankings) return noGap({ ...place, reason: "no_ranking", excluded });
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const rankings = compared.map(({ group }): SampledRanking => grouping.rankings![grouping.groups.indexOf(group)]!);
  const found = listsOf(rankings).map((list) => ({ list, value: of(list) }));
  const counted = found.flatMap(({ list, value }) => (value === null ? [] : [{ list, value }]));
  if (counted.length === 0) return noGap({ ...place, reason: "no_mixed_list", excluded });
  const values = counted.map(({ value }) => value);
  const value = mean(values);
  const chance = shuffled(
    of,
    counted.map(({ list }) => list),
    { value, starts, random: grouping.random(id) },
  );
  const ordered = [...compared].sort((a, b) => b.estimate.value - a.estimate.value);
  const [first, last] = [ordered[0]!, ordered.at(-1)!];
  return {
    ...place,
    value,
    reason: null,
    bounds: boundsOfMean(values, range, level),
    pair: { a: rateOf(first.group.key, first.estimate), b: rateOf(last.group.key, last.estimate) },
    expectedUnderNone: chance?.mean ?? null,
    ...(chance && { pValue: chance.pValue }),
    excluded,
    complete: complete && grouping.estimates(meanExposure).every((one, i) => grouping.groups[i]!.rows === 0 || hasValue(one)),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Bounds of the mean of distances, one a query; null when they say nothing about how much others differ. */
export function boundsOfMean(values: readonly number[], [low, high]: Disparity["range"], { alpha, limit }: Level): Bounds | null {
  const m = values.length;
  const middle = mean(values);
  const se = Math.sqrt(values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (m - 1) / m);
  if (m < 2 || !(se > 0)) return null;
  const reach = studentQuantile(1 - alpha, m - 1) * se;
  return {
    lower: Math.max(low ?? -Infinity, middle - reach),
    upper: Math.min(high ?? Infinity, Math.max(middle + reach, middle * Math.exp(reach / middle))),
    lowerAlpha: alpha,
    upperAlpha: alpha,
    method: "student_queries",
    ...(limit !== null && { se }),
  };
}

/** Draws of shuffled groups, fewer where lists are long, and none where even these would take too long: items times groups that may be looked at. */
const [MOST_DRAWS, FEWEST_DRAWS, MOST_LOOKS] = [499, 19, 1e7];

interface Observed extends Pick<Facts, "starts"> {
  readonly value: number;
  readonly random: Rng;
}

function shuffled(
  of: (list: ListedGroups) => number | null,
  lists: readonly ListedGroups[],
  { value, starts, random }: Observed,
): AgainstChance | null {
  const draws = Math.min(MOST_DRAWS, Math.floor(MOST_LOOKS / lists.reduce((sum, list) => sum + looksAt(list, starts), 0)));
  if (draws < FEWEST_DRAWS) return null;
  const found = Float64Array.from({ length: draws }, () => mean(lists.map((list) => of(shuffledList(list, random)) ?? 0)));
  return permutationP(value, found);
}

/** Of tied items every count that is likely is looked at for every place. */
function looksAt({ runs, totals, items }: ListedGroups, starts: Facts["starts"]): number {
  const each = runs.reduce((sum, size) => sum + (size === 1 ? 1 : size * (2 + 8 * Math.sqrt(size))), 0);
  return items + totals.length * (starts === "all" ? each : starts === "tens" ? each / 10 : items);
}
