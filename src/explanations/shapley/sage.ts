import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import { askMixture } from "../ask.js";
import { backgroundMean, type Game } from "./coalitions.js";

/** What a wrong number costs. */
export interface Loss {
  readonly id: "log_loss" | "squared_error";
  of(value: number, label: number): number;
  /** Whether the mean over a sample of background rows costs s²/n more than the mean over all of them, so that it is taken off again. */
  readonly inflated: boolean;
}

export const squaredError: Loss = { id: "squared_error", of: (value, label) => (value - label) ** 2, inflated: true };
export const logLoss: Loss = {
  id: "log_loss",
  of: (value, label) => -Math.log(Math.min(1, Math.max(1e-15, label === 1 ? value : 1 - value))),
  inflated: false,
};

export interface SageOf {
  readonly game: Game;
  /** Rows with a label, in an order that depends on what they hold, and the label of each. */
  readonly rows: Int32Array;
  readonly labels: Float64Array;
  /** How much each counts; null = 1 each. */
  readonly rowWeights: Float64Array | null;
  /** The model's own numbers of `rows`, and of the background. */
  readonly scores: Float64Array;
  readonly backgroundScores: Float64Array;
  /** Rows that the background was drawn from; as many as it has when it is everybody. */
  readonly population: number;
  readonly loss: Loss;
  readonly random: Rng;
  /** Largest standard error that is small enough, as a share of the distance from the lowest to the highest value. */
  readonly threshold?: number;
  /** Rows that the model may be asked about. */
  readonly maxEvals: number;
  readonly spent?: () => boolean;
}

/** How much less the model costs because it knows each feature. */
export interface Sage {
  readonly values: readonly number[];
  /** Standard errors because only so many rows and orders were drawn. */
  readonly se: readonly number[];
  /** Rows drawn, each with an order of its own. */
  readonly draws: number;
  /** Whether the standard errors are small enough; else the budget ended before. */
  readonly converged: boolean;
  readonly evals: number;
}

/** Draws between two looks at the errors. */
const LOOK = 64;

/**
 * SAGE: the mean cost that the model's predictions save, shared among the features by Shapley values.
 *
 * For a row and an order of the features, the features become known one after the other; what is not known is averaged over
 * the background. Each feature's value is the mean of what its coming saves. They add up to the mean cost without any
 * feature less the mean cost with all. Ends when the largest standard error is below `threshold` of the range, or when
 * the budget does.
 *
 * Unit: that of the loss. Example: f = y = 2a + b − c on the grid {−1, 0, 1}³, squared error → 8/3, 2/3, 2/3.
 *
 * @source Covert, Lundberg & Lee (2020), NeurIPS, §3 and algorithm 1; convergence: its supplement, §D
 */
export async function sage(of: SageOf): Promise<Sage> {
  const { game, rows, labels, scores, loss, random, threshold = 0.025, maxEvals, spent = () => false } = of;
  const players = game.players.length;
  const [sum, squares] = [new Float64Array(players), new Float64Array(players)];
  const each = Math.max(0, players - 1) * game.background.length;
  const lineup = shuffledPlaces(rows.length, random.fork("rows"));
  const whole = of.rowWeights?.reduce((total, weight) => total + weight, 0) ?? rows.length;
  const countOf = (place: number): number => ((of.rowWeights?.[place] ?? 1) * rows.length) / whole;
  const error = (j: number): number => Math.sqrt(Math.max(0, squares[j]! - sum[j]! ** 2 / draws) / (draws - 1) / draws);
  let [draws, converged, evals] = [0, false, 0];
  while (!converged && rows.length > 0) {
    const size = Math.min(LOOK, each === 0 ? LOOK : Math.floor((maxEvals - evals) / each));
    if (size < 1 || (each === 0 && draws >= rows.length) || spent()) break;
    const drawn = Array.from({ length: size }, (_, i) => ({
      place: lineup[(draws + i) % rows.length]!,
      order: shuffledPlaces(players, random.fork("order", draws + i)),
    }));
    evals += size * each;
    let before: Float64Array = Float64Array.from(drawn, ({ place }) => costOf(of, of.backgroundScores, labels[place]!));
    for (let step = 1; step <= players; step++) {
      const after =
        step === players ? Float64Array.from(drawn, ({ place }) => loss.of(scores[place]!, labels[place]!)) : await costs(of, drawn, step);
      drawn.forEach(({ order, place }, i) => {
        const saved = countOf(place) * (before[i]! - after[i]!);
        sum[order[step - 1]!]! += saved;
        squares[order[step - 1]!]! += saved * saved;
      });
      before = after;
    }
    draws += size;
    const values = Array.from(sum, (one) => one / draws);
    const width = Math.max(...values) - Math.min(...values);
    converged = draws > 1 && values.every((_, j) => error(j) <= threshold * width);
  }
  return {
    values: Array.from(sum, (one) => (draws === 0 ? 0 : one / draws)),
    se: Array.from(sum, (_, j) => (draws < 2 ? 0 : error(j))),
    draws,
    converged,
    evals,
  };
}

interface Drawn {
  readonly place: number;
  readonly order: ArrayLike<number>;
}

/** The cost of each drawn row when the first `step` features of its order are known. */
async function costs(of: SageOf, drawn: readonly Drawn[], step: number): Promise<Float64Array> {
  const { game, rows, labels } = of;
  const { ask, table, given, players, background } = game;
  const playerOf = new Map(players.flatMap(({ columns }, player) => columns.map((name) => [name, player] as const)));
  const known = drawn.map(({ order }) => new Set(Array.from(order).slice(0, step)));
  const n = background.length;
  const values = await askMixture(ask, given, {
    rows: drawn.length * n,
    part: (name, from, to) => {
      const player = playerOf.get(name);
      return {
        column: table.columns.get(name)!,
        rows: Int32Array.from({ length: to - from }, (_, i) => {
          const at = Math.floor((from + i) / n);
          return player === undefined || known[at]!.has(player) ? rows[drawn[at]!.place]! : background[(from + i) % n]!;
        }),
      };
    },
  });
  return Float64Array.from(drawn, ({ place }, at) => costOf(of, values.subarray(at * n, (at + 1) * n), labels[place]!));
}

/** What the mean of some numbers, one a background row, costs; free of what a small background adds where that is known. */
export function costOf(
  { game: { weights }, loss, population }: Pick<SageOf, "game" | "loss" | "population">,
  values: Float64Array,
  label: number,
): number {
  const mean = backgroundMean(values, weights);
  const n = values.length;
  if (!loss.inflated || n < 2 || n >= population) return loss.of(mean, label);
  let [square, total] = [0, 0];
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    square += weight * (values[i]! - mean) ** 2;
    total += weight;
  }
  return loss.of(mean, label) - (square / total / (n - 1)) * (1 - n / population);
}
