import type { Table } from "../../table/table.js";
import type { Ensemble, Tree } from "./ensemble.js";
import { featureColumns } from "./feature-columns.js";
import { type LeafMasks, leafMasks, openLeaves } from "./leaf-masks.js";
import { transformed } from "./transformed.js";

/** What every tree says of every row of a table, so that a change of a column costs a look at a few bits. */
export interface KeptLeaves {
  /** The model's number of every row, as it is without a change. */
  readonly scores: Float64Array;
  /** The model's numbers of some rows when columns take the values of donors: bit for bit what the whole ensemble would say. */
  rescored(columns: readonly string[], donorsOf: (column: string) => ArrayLike<number>, rows: ArrayLike<number>): Float64Array;
}

/** Words of 32 bits that are held at most: a row's leaf values and open leaves, by tree and feature. */
const MOST_WORDS = 6e7;

/** A tree with what its features leave open of it, row by row. */
interface KeptTree {
  readonly output: number;
  readonly masks: LeafMasks;
  readonly open: ReadonlyMap<number, Uint32Array>;
  /** What it says of each row as it is. */
  readonly said: Float64Array;
}

/** The leaves of a table's rows; null where they would take too much memory. Throws EH307 for columns that are not there. */
export function keptLeaves(ensemble: Ensemble, table: Table): KeptLeaves | null {
  const { trees, features, outputs, base, precision } = ensemble;
  const n = table.rows;
  if (trees.reduce((sum, tree) => sum + n * (2 + new Set(tree.feature).size * Math.ceil(tree.value.length / 32)), 0) > MOST_WORDS)
    return null;
  const own = featureColumns(table, features);
  const values = precision === "single" ? own.map((column) => Float64Array.from(column, Math.fround)) : own;
  const kept = trees.map((tree) => keptTree(tree, values, n));
  let last: { readonly key: string; readonly rests: readonly (Uint32Array | null)[] } | null = null;

  function summed(length: number, add: (tree: KeptTree, t: number, sum: Float32Array | Float64Array) => void): Float64Array {
    const sums = Array.from({ length: outputs }, (_, k) =>
      (precision === "single" ? new Float32Array(length) : new Float64Array(length)).fill(base[k]!),
    );
    kept.forEach((tree, t) => {
      add(tree, t, sums[tree.output]!);
    });
    const raw = sums.map((sum) => Float64Array.from(sum));
    return transformed(raw, ensemble).at(-1)!;
  }

  return {
    scores: summed(n, ({ said }, _, sum) => {
      for (let row = 0; row < n; row++) sum[row]! += said[row]!;
    }),
    rescored(names, donorsOf, rows) {
      const moved = features.flatMap(({ name }, feature) => (names.includes(name) ? [{ feature, donors: donorsOf(name) }] : []));
      const key = JSON.stringify(names);
      if (last?.key !== key) last = { key, rests: kept.map((tree) => restOf(tree, new Set(moved.map(({ feature }) => feature)), n)) };
      const { rests } = last;
      return summed(rows.length, ({ masks, open, said }, t, sum) => {
        const rest = rests[t]!;
        if (rest === null) {
          for (let i = 0; i < rows.length; i++) sum[i]! += said[rows[i]!]!;
          return;
        }
        const read = moved.filter(({ feature }) => open.has(feature)).map(({ feature, donors }) => ({ open: open.get(feature)!, donors }));
        if (masks.words === 1 && read.length === 1) added(sum, rows, { rest, values: masks.values, ...read[0]! });
        else
          for (let i = 0; i < rows.length; i++) {
            const row = rows[i]!;
            sum[i]! += masks.values[placeOf(rest, row, { words: masks.words, read })]!;
          }
      });
    },
  };
}

function keptTree(tree: Tree, values: readonly Float64Array[], n: number): KeptTree {
  const masks = leafMasks(tree);
  const open = new Map([...new Set(tree.feature)].map((feature) => [feature, openLeaves(tree, masks, feature, values[feature]!)]));
  const whole = andOf([...open.values()], n * masks.words);
  const said = Float64Array.from({ length: n }, (_, row) => masks.values[placeOf(whole, row, { words: masks.words, read: [] })]!);
  return { output: tree.output, masks, open, said };
}

/** What the features that stay leave open of a tree; null where no feature that moves is asked of. */
function restOf({ open, masks }: KeptTree, moved: ReadonlySet<number>, n: number): Uint32Array | null {
  const staying = [...open].filter(([feature]) => !moved.has(feature)).map(([, bits]) => bits);
  return staying.length === open.size ? null : andOf(staying, n * masks.words);
}

function andOf(parts: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length).fill(0xffffffff);
  for (const part of parts) for (let i = 0; i < length; i++) all[i]! &= part[i]!;
  return all;
}

interface Moved {
  readonly open: Uint32Array;
  readonly donors: ArrayLike<number>;
}

/** The usual case in a tight loop: at most 32 leaves, and one feature that moves. */
function added(
  sum: Float32Array | Float64Array,
  rows: ArrayLike<number>,
  { rest, values, open, donors }: Moved & { readonly rest: Uint32Array; readonly values: Float64Array },
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const bits = rest[row]! & open[donors[row]!]!;
    sum[i]! += values[31 - Math.clz32(bits & -bits)]!;
  }
}

/** The place from the left of the leaf in which a row ends. */
function placeOf(rest: Uint32Array, row: number, { words, read }: { readonly words: number; readonly read: readonly Moved[] }): number {
  for (let word = 0; word < words; word++) {
    let bits = rest[row * words + word]!;
    for (const { open, donors } of read) bits &= open[donors[row]! * words + word]!;
    if (bits !== 0) return 32 * word + 31 - Math.clz32(bits & -bits);
  }
  throw new RangeError("a row ends in some leaf");
}
