import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { studentQuantile } from "../../stats/student.js";
import type { Estimate, Metric, NoEstimate, Sample } from "./metric.js";
import { MOST_QUERY_BUCKETS, ofQuery, type SampledRanking } from "./ranking.js";

type Facts = Omit<Metric, "estimate" | "tasks">;

/** Some items of one query: the entries `own[from]` to before `own[to]`. */
export interface QueryPart extends SampledRanking {
  readonly query: number;
  readonly from: number;
  readonly to: number;
}

/** What a query adds to a metric's numerator and denominator, and how many items it takes that from. */
export interface QuerySum {
  readonly numerator: number;
  readonly denominator: number;
  readonly n: number;
}

/**
 * A metric of ranked items: the sum over queries of one number over the sum of another.
 *
 * Items of a query compete for its places, so that queries are what is independent: limits are Student's, with the
 * variance of leaving out each query (each of a hundred sets of queries, when there are more). One query has no limits.
 *
 * @source Wolter (2007), Introduction to Variance Estimation, §4.2
 */
export function overQueries<const Id extends string>(
  of: (part: QueryPart) => QuerySum | null,
  facts: Facts & { readonly id: Id },
): Metric & { readonly id: Id } {
  return { ...facts, tasks: ["ranking"], estimate: (sample) => estimateOver(of, facts, sample) };
}

function estimateOver(of: (part: QueryPart) => QuerySum | null, { range, needs }: Facts, { ranking }: Sample): Estimate | NoEstimate {
  const none = (reason: NoEstimate["reason"], n = 0): NoEstimate => ({ value: null, reason, numerator: null, denominator: null, n });
  if (!ranking) return none("no_ranking");
  const { queries } = ranking.all;
  const buckets = Math.min(queries, MOST_QUERY_BUCKETS);
  const [tops, bottoms] = [new Float64Array(buckets), new Float64Array(buckets)];
  let [numerator, denominator, n] = [0, 0, 0];
  for (let query = 0; query < queries; query++) {
    const [from, to] = ofQuery(ranking, query);
    const sum = of({ ...ranking, query, from, to });
    if (sum === null) continue;
    tops[query % buckets]! += sum.numerator;
    bottoms[query % buckets]! += sum.denominator;
    numerator += sum.numerator;
    denominator += sum.denominator;
    n += sum.n;
  }
  if (ranking.own.length === 0) return none("empty_group");
  if (needs.includes("label") && ranking.own.every((entry) => Number.isNaN(ranking.all.relevance[entry]!))) return none("no_relevance");
  if (!(denominator > 0)) return none("zero_denominator", n);
  const value = numerator / denominator;
  const leftOut = tops.map((top, j) => {
    const left = denominator - bottoms[j]!;
    return left > denominator * 1e-12 ? (numerator - top) / left : value;
  });
  const own = bottoms.reduce((count, bottom) => (bottom > 0 ? count + 1 : count), 0);
  const se = Math.sqrt(jackknifeVariance(leftOut));
  return {
    value,
    numerator,
    denominator,
    n,
    nEff: null,
    method: "jackknife_queries",
    leftOut: buckets < 2 ? null : leftOut,
    limits: (alpha) => (own < 2 || !(se > 0) ? null : within(range, value, studentQuantile(1 - alpha, own - 1) * se)),
  };
}

const within = ([low, high]: Metric["range"], value: number, reach: number): Limits => ({
  lower: Math.max(low ?? -Infinity, value - reach),
  upper: Math.min(high ?? Infinity, value + reach),
});

/** How many items the entries of a part stand for. */
export function itemsOf({ all, own, from, to }: QueryPart): number {
  let n = 0;
  for (let i = from; i < to; i++) n += all.times[own[i]!]!;
  return n;
}
