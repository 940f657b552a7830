import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import { type Coalition, coalitionMeans, type Game } from "./coalitions.js";
import type { Ends } from "./exact-shapley.js";
import type { LocalShapley } from "./local-shapley.js";

export interface Passes {
  readonly least: number;
  readonly most: number;
  /** Largest standard error that is small enough, as a share of the distance from the lowest to the highest contribution. */
  readonly precision: number;
}

export const usualPasses: Passes = { least: 3, most: 50, precision: 0.02 };

/** Rows that the model is asked about in one pass, at most. */
export const passEvals = (varying: number, background: number): number => 2 * Math.max(0, varying - 1) * background;

/**
 * Shapley values of one row from random orders of the features, each order with its reverse.
 *
 * In a pass the row's features take the background's places one after the other, and leave in the same order: every
 * feature is added once early and once as late. The contributions of a pass add up exactly; without effects of three or
 * more features one pass is exact. Standard errors are those of the mean over passes. Ends when they are small, or at
 * `most` passes.
 *
 * @source Castro, Gómez & Tejada (2009), Comput. Oper. Res. 36:1726–1730; with reverses, Mitchell et al. (2022), JMLR 23(43), §4.1
 */
export async function permutationShap(
  game: Game,
  row: number,
  { base, score }: Ends,
  { varying, random, passes }: { readonly varying: readonly number[]; readonly random: Rng; readonly passes: Passes },
): Promise<LocalShapley> {
  const { players } = game;
  const [sum, squares] = [new Float64Array(players.length), new Float64Array(players.length)];
  const known = new Map<string, number>();
  const none = new Uint8Array(players.length).fill(1);
  for (const player of varying) none[player] = 0;
  known.set(none.join(""), base).set(new Uint8Array(players.length).fill(1).join(""), score);
  const errorOf = (player: number, done: number): number =>
    done < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(Math.max(0, squares[player]! - sum[player]! ** 2 / done) / (done - 1) / done);
  let [done, settled] = [0, varying.length === 0];
  while (!settled && done < passes.most) {
    const order = shuffledPlaces(varying.length, random.fork(done));
    const chain = chainOf(order, varying, none);
    const lacking = [...new Map(chain.map((coalition) => [coalition.join(""), coalition])).entries()].filter(([key]) => !known.has(key));
    const found = await coalitionMeans(
      game,
      row,
      lacking.map(([, coalition]) => coalition),
    );
    for (const [i, [key]] of lacking.entries()) known.set(key, found[i]!);
    const values = chain.map((coalition) => known.get(coalition.join(""))!);
    order.forEach((place, i) => {
      const player = varying[place]!;
      const joined = values[i + 1]! - values[i]!;
      const left = values[order.length + i]! - values[order.length + i + 1]!;
      const own = (joined + left) / 2;
      sum[player]! += own;
      squares[player]! += own * own;
    });
    done++;
    if (done < passes.least) continue;
    const means = varying.map((player) => sum[player]! / done);
    const width = Math.max(0, ...means) - Math.min(0, ...means);
    settled = varying.every((player) => errorOf(player, done) <= passes.precision * width);
  }
  return {
    base,
    score,
    contributions: players.map((_, player) => (done === 0 ? 0 : sum[player]! / done)),
    se: players.map((_, player) => (done === 0 ? 0 : varying.includes(player) ? errorOf(player, done) : 0)),
    method: "permutation",
    passes: done,
    settled,
  };
}

/** None, then one more of the row's features at a time up to all, then away again in the same order down to none. */
function chainOf(order: ArrayLike<number>, varying: readonly number[], none: Coalition): readonly Coalition[] {
  const chain = [none];
  for (const bit of [1, 0])
    for (let i = 0; i < order.length; i++) {
      const next = chain.at(-1)!.slice();
      next[varying[order[i]!]!] = bit;
      chain.push(next);
    }
  return chain;
}
