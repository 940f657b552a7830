import type { Metric } from "./metric.js";
import { itemsOf, overQueries } from "./over-queries.js";
import { attentionOf, type PlaceWeights } from "./place-weights.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs" | "unit" | "range" | "better" | "sentence">;

/** The mean over items of the attention that their place gets. Of tied items each gets the mean of their places. */
export const meanAttention = <const Id extends string>(
  weights: PlaceWeights,
  facts: Facts & { readonly id: Id },
): Metric & { readonly id: Id } =>
  overQueries(
    (part) => {
      const n = itemsOf(part);
      return { numerator: attentionOf(part, weights), denominator: n, n };
    },
    { ...facts, unit: "score", range: [0, 1], better: "neither", needs: ["rank"], sentence: null },
  );
