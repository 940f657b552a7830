import type { Column, Table } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";

/** A feature as Shapley values see it: one column, or several that come and go together. */
export interface Player {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The game of one row: what the model says when some features are the row's and the others those of background rows. */
export interface Game {
  readonly ask: Ask;
  readonly table: Table;
  /** Columns that the model is given; each belongs to one player, or never changes. */
  readonly given: readonly string[];
  readonly players: readonly Player[];
  readonly background: ArrayLike<number>;
  /** One a background row; null = 1 each. */
  readonly weights: ArrayLike<number> | null;
}

/** Features that are the row's: 1, and that are the background's: 0; one a player. */
export type Coalition = Uint8Array;

/**
 * For each coalition the mean over background rows of the model's number. Asks coalitions × background.
 *
 * @source Štrumbelj & Kononenko (2014), KAIS 41:647–665, §3; Lundberg & Lee (2017), NIPS, §3.1, with features independent
 */
export async function coalitionMeans(game: Game, row: number, coalitions: readonly Coalition[]): Promise<Float64Array> {
  const { ask, table, given, players, background, weights } = game;
  const playerOf = new Map(players.flatMap(({ columns }, player) => columns.map((name) => [name, player] as const)));
  const n = background.length;
  const values = await askMixture(ask, given, {
    rows: coalitions.length * n,
    part: (name, from, to) => {
      const player = playerOf.get(name);
      return {
        column: table.columns.get(name)!,
        rows: Int32Array.from({ length: to - from }, (_, i) =>
          player !== undefined && coalitions[Math.floor((from + i) / n)]![player] === 0 ? background[(from + i) % n]! : row,
        ),
      };
    },
  });
  return Float64Array.from(coalitions, (_, c) => backgroundMean(values.subarray(c * n, (c + 1) * n), weights));
}

/** The mean over background rows, by way of the first: of equal values it is that value to the last bit, so that what makes no difference contributes exactly 0. */
export function backgroundMean(values: Float64Array, weights: ArrayLike<number> | null): number {
  const first = values[0] ?? Number.NaN;
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    sum += weight * (values[i]! - first);
  }
  return first + sum / total;
}

/** Players whose values differ between the row and any background row; the others have no part in the row's score. */
export function varyingPlayers({ table, players, background }: Game, row: number): readonly number[] {
  return players.flatMap(({ columns }, player) =>
    columns.some((name) => {
      const column = table.columns.get(name)!;
      return Array.from(background).some((other) => differs(column, row, other));
    })
      ? [player]
      : [],
  );
}

function differs(column: Column, a: number, b: number): boolean {
  if (column.kind === "category") return column.codes[a] !== column.codes[b];
  return !Object.is(column.values[a]! + 0, column.values[b]! + 0);
}
