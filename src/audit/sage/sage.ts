import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import type { Game } from "../../explanations/shapley/coalitions.js";
import { costOf, logLoss, sage as sageValues, squaredError } from "../../explanations/shapley/sage.js";
import { usualImportance } from "../../policy/importance-settings.js";
import type { SageSettings } from "../../policy/sage-settings.js";
import { meanError } from "../../stats/mean-error.js";
import { normalQuantile } from "../../stats/normal.js";
import { rng } from "../../stats/rng.js";
import { drawnRows } from "../effects/looked-at.js";
import { givenColumns } from "../importance/features.js";
import { rowFacts } from "../importance/row-facts.js";
import { spentBy } from "../studies/spent-by.js";
import type { ModelWork } from "../studies/study.js";
import type { SageBlock } from "./row.js";

/**
 * SAGE: how much of the model's mean cost each feature saves, shared by Shapley values over the rows with a true outcome.
 *
 * Log loss where the model gives chances, else squared error. Rows, orders and background hang on the seed and on what rows
 * hold. Without true outcomes there is no value, with the reason. Throws EH304 and EH307.
 *
 * @source Covert, Lundberg & Lee (2020), Understanding Global Feature Contributions With Additive Importance Measures, NeurIPS
 */
export async function sage(work: ModelWork, settings: SageSettings): Promise<SageBlock> {
  const { background: most, threshold, maxEvals } = settings;
  const { table, bound, request, plan, model, signal, onProgress } = work;
  const facts = rowFacts(table, bound, request);
  const { label } = facts;
  const rows = label === null ? new Int32Array(0) : canonicalOrder(table, facts.kept).filter((row) => !Number.isNaN(label[row]!));
  const nothing = {
    loss: null,
    without: null,
    all: null,
    features: [],
    draws: 0,
    converged: false,
    background: 0,
    rows: rows.length,
    evals: 0,
  };
  if (label === null) return { ...nothing, reason: "no_label" };
  if (rows.length === 0) return { ...nothing, reason: "empty_group" };
  const given = givenColumns(table, model, request, usualImportance);
  onProgress?.("what each feature saves");
  let evals = table.rows;
  const own = (await model.score(table, signal === undefined ? {} : { signal })).values;
  const at = <T extends Float64Array>(values: T): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  const [scores, labels, weights] = [at(own), at(label), facts.weights && at(facts.weights)];
  const chances = model.output !== "amount" && model.output !== "decision" && scores.every((score) => score >= 0 && score <= 1);
  const loss = chances ? logLoss : squaredError;
  if (meanError(scores, weights) === null) return { ...nothing, reason: "zero_denominator" };
  const background = drawnRows(rows, { most, seed: plan.seed, purpose: "sage" });
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
  const backgroundScores = Float64Array.from(background, (row) => own[row]!);
  const game: Game = {
    ask: async (part) => {
      signal?.throwIfAborted();
      evals += part.rows;
      return (await model.score(part, signal === undefined ? {} : { signal })).values;
    },
    table,
    given,
    players: given.map((name) => ({ name, columns: [name] })),
    background,
    weights: weights && Float64Array.from(background, (row) => weights[placeOf.get(row)!]!),
  };
  const population = rows.length;
  const found = await sageValues({
    ...{ game, rows, labels, rowWeights: weights, scores, backgroundScores, population, loss, threshold },
    random: rng(plan.seed, "sage"),
    maxEvals: maxEvals - evals,
    spent: spentBy(settings, work.clock),
  });
  const z = normalQuantile((1 + plan.confidence) / 2);
  const mean = (of: (score: number, label: number) => number): number | null =>
    meanError(
      scores.map((score, i) => of(score, labels[i]!)),
      weights,
    )?.mean ?? null;
  return {
    loss: loss.id,
    reason: found.draws < 2 ? "budget_spent" : null,
    without: mean((_, label) => costOf({ game, loss, population }, backgroundScores, label)),
    all: mean((score, label) => loss.of(score, label)),
    features:
      found.draws < 2
        ? []
        : given.map((feature, j) => {
            const [value, se] = [found.values[j]!, found.se[j]!];
            return { feature, value, se, lower: value - z * se, upper: value + z * se };
          }),
    ...{ draws: found.draws, converged: found.converged, background: background.length, rows: rows.length, evals },
  };
}
