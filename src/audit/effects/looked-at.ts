import type { GroupKey } from "../../disparities/row.js";
import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";
import type { RowFacts } from "../importance/row-facts.js";

/** Rows that are looked at, in an order that depends on what they hold, and the groups among them. */
export interface LookedAt {
  readonly rows: Int32Array;
  /** One a row of `rows`; null = 1 each. */
  readonly weights: Float64Array | null;
  /** Places in `rows` of each group that has enough of them. */
  readonly groups: readonly { readonly by: string; readonly group: string; readonly members: Int32Array }[];
  /** Groups that have too few rows to be looked at by themselves. */
  readonly small: readonly SmallGroup[];
}

/** A group with too few rows, and how many it has. */
export interface SmallGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
}

export interface Sampling {
  readonly facts: RowFacts;
  /** At most so many rows; null = all. */
  readonly most: number | null;
  readonly minN: number;
  readonly seed: number;
  readonly purpose: string;
}

/** The kept rows, or so many of them drawn by seed and contents: the order of the file has no say. */
export function lookedAt(table: Table, { facts, minN, ...draw }: Sampling): LookedAt {
  return placed(drawnRows(canonicalOrder(table, facts.kept), draw), facts, minN);
}

/** These rows with the groups among them. */
function placed(rows: Int32Array, { weights, groups }: RowFacts, minN: number): LookedAt {
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
  const all = [...groups].flatMap(([by, parts]) =>
    [...parts].map(([group, members]) => ({
      by,
      group,
      members: Int32Array.from(members, (row) => placeOf.get(row) ?? -1)
        .filter((place) => place >= 0)
        .sort(),
    })),
  );
  const enough = Math.max(2, minN);
  return {
    rows,
    weights: weights === null ? null : Float64Array.from(rows, (row) => weights[row]!),
    groups: all.filter(({ members }) => members.length >= enough),
    small: all
      .filter(({ members }) => members.length < enough)
      .map(({ by, group, members }) => ({ by: [by], group: { [by]: group }, rows: members.length })),
  };
}

/** So many of the rows, in the order in which they are given. */
export function drawnRows(rows: Int32Array, { most, seed, purpose }: Pick<Sampling, "most" | "seed" | "purpose">): Int32Array {
  if (most === null || rows.length <= most) return rows;
  const places = shuffledPlaces(rows.length, rng(seed, purpose, "rows"))
    .slice(0, most)
    .sort();
  return Int32Array.from(places, (place) => rows[place]!);
}
