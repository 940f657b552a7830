import type { Table } from "../../table/table.js";
import { type Ensemble, goesLeft, leafOf, missingKinds, type Tree, testKinds } from "./ensemble.js";
import { featureColumns } from "./feature-columns.js";
import { transformed } from "./transformed.js";

/** What every tree says of every row of a table, so that only trees which read a column are asked again when it changes. */
export interface KeptLeaves {
  /** The model's number of every row, as it is without a change. */
  readonly scores: Float64Array;
  /** The model's numbers of some rows when columns take the values of donors: bit for bit what the whole ensemble would say. */
  rescored(columns: readonly string[], donorsOf: (column: string) => ArrayLike<number>, rows: ArrayLike<number>): Float64Array;
}

/** Numbers held at most: trees × rows, eight bytes each. */
const MOST_HELD = 2e7;

/** The leaves of a table's rows; null where they would take too much memory. Throws EH307 for columns that are not there. */
export function keptLeaves(ensemble: Ensemble, table: Table): KeptLeaves | null {
  const { trees, features, outputs, base, precision } = ensemble;
  const n = table.rows;
  if (trees.length * n > MOST_HELD) return null;
  const own = featureColumns(table, features);
  const values = precision === "single" ? own.map((column) => Float64Array.from(column, Math.fround)) : own;
  const said = trees.map((tree) => Float64Array.from({ length: n }, (_, row) => tree.value[leafOf(tree, values, row)]!));
  const holed = values.map((column) => column.some(Number.isNaN));
  const sidesOf = remembered((feature) => trees.map((tree) => sides(tree, feature, values[feature]!)));

  function summed(rows: ArrayLike<number>, add: (t: number, sum: Float32Array | Float64Array) => void): Float64Array {
    const sums = Array.from({ length: outputs }, (_, k) =>
      (precision === "single" ? new Float32Array(rows.length) : new Float64Array(rows.length)).fill(base[k]!),
    );
    trees.forEach((tree, t) => {
      add(t, sums[tree.output]!);
    });
    const raw = sums.map((sum) => Float64Array.from(sum));
    return transformed(raw, ensemble).at(-1)!;
  }

  return {
    scores: summed({ length: n }, (t, sum) => {
      const known = said[t]!;
      for (let row = 0; row < n; row++) sum[row]! += known[row]!;
    }),
    rescored(names, donorsOf, rows) {
      const columns = [...values];
      const moved: { readonly donors: ArrayLike<number>; readonly sides: readonly Sides[] }[] = [];
      features.forEach(({ name }, feature) => {
        if (!names.includes(name)) return;
        const [from, donors] = [values[feature]!, donorsOf(name)];
        const taken = Float64Array.from(from);
        for (let i = 0; i < rows.length; i++) taken[rows[i]!] = from[donors[rows[i]!]!]!;
        columns[feature] = taken;
        moved.push({ donors, sides: sidesOf(feature) });
      });
      return summed(rows, (t, sum) => {
        const [tree, known] = [trees[t]!, said[t]!];
        const read = moved.filter(({ sides: own }) => own[t] !== "unread");
        const elsewhere = new Uint8Array(read.length === 0 ? 0 : rows.length);
        for (const { donors, sides: own } of read) marked(elsewhere, own[t] as Uint32Array | "many", { rows, donors });
        const plain = isPlain(tree, holed) ? plainLeafOf : leafOf;
        for (let i = 0; i < rows.length; i++) {
          const row = rows[i]!;
          sum[i]! += elsewhere[i] === 1 ? tree.value[plain(tree, columns, row)]! : known[row]!;
        }
      });
    },
  };
}

/** For each row the sides that its value takes at a tree's nodes of one feature, as bits; or that there is no such node, or too many. */
type Sides = Uint32Array | "unread" | "many";

function sides(tree: Tree, feature: number, values: Float64Array): Sides {
  const nodes = [...tree.feature.keys()].filter((node) => tree.feature[node] === feature);
  if (nodes.length === 0) return "unread";
  if (nodes.length > 32) return "many";
  const found = new Uint32Array(values.length);
  nodes.forEach((node, bit) => {
    for (let row = 0; row < found.length; row++) if (goesLeft(tree, node, values[row]!)) found[row]! |= 1 << bit;
  });
  return found;
}

/** Marks the rows whose donor's value could lead to another leaf. */
function marked(
  elsewhere: Uint8Array,
  own: Uint32Array | "many",
  { rows, donors }: { readonly rows: ArrayLike<number>; readonly donors: ArrayLike<number> },
): void {
  if (own === "many") elsewhere.fill(1);
  else for (let i = 0; i < rows.length; i++) if (own[rows[i]!] !== own[donors[rows[i]!]!]) elsewhere[i] = 1;
}

/** Whether a tree asks of numbers that are all there whether they are at most a threshold, and nothing else. */
const isPlain = ({ feature, test, missing }: Tree, holed: readonly boolean[]): boolean =>
  test.every((kind, node) => kind === testKinds.atMost && missing[node] !== missingKinds.zero && !holed[feature[node]!]);

function plainLeafOf({ feature, threshold, left, right }: Tree, columns: readonly Float64Array[], row: number): number {
  if (feature.length === 0) return 0;
  let node = 0;
  do node = columns[feature[node]!]![row]! <= threshold[node]! ? left[node]! : right[node]!;
  while (node >= 0);
  return -1 - node;
}

function remembered<T>(of: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, of(key));
    return known.get(key)!;
  };
}
