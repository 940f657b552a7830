import { type Coalition, coalitionMeans, type Game } from "./coalitions.js";
import { shapleyFromValues } from "./from-values.js";
import type { LocalShapley } from "./local-shapley.js";

/** Values that are known before anything is asked. */
export interface Ends {
  /** The mean of the background's own scores, and the row's own score. */
  readonly base: number;
  readonly score: number;
}

/** What exact enumeration asks of the model for one row: every coalition but none and all, times the background. */
export const exactEvals = (varying: number, background: number): number => Math.max(0, 2 ** varying - 2) * background;

/**
 * Shapley values of one row from every coalition of the features that vary.
 *
 * Exact for the background that is given. At most 20 features may vary.
 *
 * @source Shapley (1953); as contributions to predictions, Štrumbelj & Kononenko (2014), KAIS 41:647–665, §3
 */
export async function exactShapley(game: Game, row: number, { base, score }: Ends, varying: readonly number[]): Promise<LocalShapley> {
  const m = varying.length;
  if (m > 20) throw new RangeError(`${m} features have too many coalitions`);
  const values = new Float64Array(2 ** m).fill(base);
  values[values.length - 1] = score;
  const inner = Array.from({ length: Math.max(0, values.length - 2) }, (_, i) => coalitionOf(i + 1, game.players.length, varying));
  values.set(await coalitionMeans(game, row, inner), m === 0 ? 0 : 1);
  const found = m === 0 ? [] : shapleyFromValues(values);
  const contributions = game.players.map(() => 0);
  varying.forEach((player, i) => {
    contributions[player] = found[i]!;
  });
  return { base, score, contributions, se: game.players.map(() => 0), method: "exact", passes: 0, settled: true };
}

/** Players that do not vary count as the row's: their values are the background's too. */
function coalitionOf(set: number, players: number, varying: readonly number[]): Coalition {
  const coalition = new Uint8Array(players).fill(1);
  varying.forEach((player, i) => {
    coalition[player] = (set >> i) & 1;
  });
  return coalition;
}
