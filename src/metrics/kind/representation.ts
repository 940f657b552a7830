import type { Metric } from "./metric.js";
import { itemsOf, overQueries } from "./over-queries.js";
import { amongFirst } from "./place-weights.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs" | "unit" | "range" | "better" | "sentence" | "title" | "formula" | "source">;

/**
 * The places that items have among the first k, over those that they would have if each query's first k were like all
 * of its items. Its natural logarithm is Skew@k.
 */
export const representationAt = <const Id extends string>(k: number, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } =>
  overQueries(
    (part) => {
      const n = itemsOf(part);
      const listed = part.all.sizes[part.query]!;
      return { numerator: amongFirst(part, k), denominator: listed > 0 ? (Math.min(k, listed) * n) / listed : 0, n };
    },
    {
      ...facts,
      title: `Representation among the first ${k}`,
      formula: `places among the first ${k} / sum over queries of min(${k}, items) * share of the query's items`,
      unit: "ratio",
      range: [0, null],
      better: "neither",
      needs: ["rank"],
      sentence: null,
      source: "Geyik, Ambler & Kenthapadi (2019), KDD, definition 1 (skew, of which this is the exponential)",
    },
  );
