import { assertAdditive } from "../../explanations/additivity.js";

import { taken } from "../../explanations/permutation/permuted-scores.js";
import { backgroundMean, type Game, varyingPlayers } from "../../explanations/shapley/coalitions.js";
import { exactEvals, exactShapley } from "../../explanations/shapley/exact-shapley.js";
import { passEvals, permutationShap, usualPasses } from "../../explanations/shapley/permutation-shap.js";
import { rng } from "../../stats/rng.js";
import { rowHashes } from "../../table/row-hashes.js";
import type { Table } from "../../table/table.js";
import type { ExplainedNumber } from "../effects/explained-number.js";
import { drawnRows, type LookedAt } from "../effects/looked-at.js";
import type { Contributions } from "./contributions.js";

interface Asked {
  readonly table: Table;
  readonly given: readonly string[];
  readonly explained: ExplainedNumber;
  readonly looked: LookedAt;
  readonly background: number;
  readonly seed: number;
  /** Whether the seconds are over; looked at between rows. */
  spent(): boolean;
}

/** At most so many features are enumerated. */
export const MOST_EXACT = 16;

/** Contributions for a model that can only be asked: every coalition where the budget allows it, else random orders. A row's draws depend on the seed and on what it holds. */
export async function askedContributions(of: Asked): Promise<Contributions> {
  const { table, given, explained, looked, background: most, seed } = of;
  const background = drawnRows(looked.rows, { most, seed, purpose: "shapley background" });
  const placeOf = new Map(Array.from(looked.rows, (row, place) => [row, place]));
  const { weights: all } = looked;
  const weights = all === null ? null : Float64Array.from(background, (row) => all[placeOf.get(row)!]!);
  const game: Game = { ask: explained.ask, table, given, players: given.map((name) => ({ name, columns: [name] })), background, weights };
  const scoresOf = (rows: ArrayLike<number>): Promise<Float64Array> =>
    explained.ask({ rows: rows.length, columns: new Map(given.map((name) => [name, taken(table.columns.get(name)!, rows)])) });
  const base = backgroundMean(await scoresOf(background), weights);
  const { high, low } = rowHashes(table);
  const n = background.length;
  return {
    names: given,
    background: n,
    async explain(rows, budget) {
      const varying = Array.from(rows, (row) => varyingPlayers(game, row));
      // What a row needs at least: its own score, and every coalition when that is cheap, else the fewest passes.
      const least = varying.map((own) => 1 + Math.min(exactEvals(own.length, n), usualPasses.least * passEvals(own.length, n)));
      let [count, needed] = [0, 0];
      while (count < rows.length && needed + least[count]! <= budget) needed += least[count++]!;
      const spare = count === 0 ? 0 : (budget - needed) / count;
      const scores = count === 0 ? new Float64Array(0) : await scoresOf(rows.subarray(0, count));
      const found = [];
      for (let i = 0; i < count && !of.spent(); i++) {
        const row = rows[i]!;
        const own = varying[i]!;
        const ends = { base, score: scores[i]! };
        const allowed = least[i]! + spare - 1;
        const cheap = own.length <= MOST_EXACT && exactEvals(own.length, n) <= allowed;
        const passes = {
          ...usualPasses,
          most: Math.min(usualPasses.most, Math.max(usualPasses.least, Math.floor(allowed / Math.max(1, passEvals(own.length, n))))),
        };
        const local = cheap
          ? await exactShapley(game, row, ends, own)
          : await permutationShap(game, row, ends, { varying: own, random: rng(seed, "shapley", high[row]!, low[row]!), passes });
        assertAdditive(
          base,
          local.contributions.map((x) => Float64Array.of(x)),
          Float64Array.of(ends.score),
        );
        found.push({ row, ...local });
      }
      return found;
    },
  };
}
