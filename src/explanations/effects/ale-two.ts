import type { Column } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";
import { type AleOf, binOf } from "./ale.js";

/** What two numbers do together beyond what each does alone, at the corners of the cells between their edges. */
export interface JointEffects {
  /** `values[k][l]`: at edge k of the first and edge l of the second number; their mean over the rows is 0. */
  readonly values: readonly (readonly number[])[];
  /** Rows in each cell. */
  readonly rows: readonly (readonly number[])[];
  /** Cells without rows, for which the nearest cell with rows stands in. */
  readonly borrowed: number;
}

/**
 * Accumulated local effects of two numbers, second order: without what either does alone.
 *
 * In each cell the mean over its rows of f(upper, upper) − f(lower, upper) − f(upper, lower) + f(lower, lower); added up in
 * both directions; less the one-way effects of that surface; centred. Rows that lack either number take no part. Asks
 * four a row. null when no row has both, or one of them never varies.
 *
 * Unit: that of the model's number. Example: f = x₁ + x₂ → 0 everywhere.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, §3, equations 17 to 20
 */
export async function jointEffects(
  ask: Ask,
  { table, given, rows, feature }: AleOf,
  { other, edges, otherEdges }: { readonly other: string; readonly edges: Float64Array; readonly otherEdges: Float64Array },
): Promise<JointEffects | null> {
  const [x, w] = [numbersOf(table.columns.get(feature)!, feature), numbersOf(table.columns.get(other)!, other)];
  const [across, down] = [edges.length - 1, otherEdges.length - 1];
  const inside = Array.from(rows).filter((row) => !Number.isNaN(x[row]!) && !Number.isNaN(w[row]!));
  const n = inside.length;
  if (n === 0 || across < 1 || down < 1) return null;
  const cells = inside.map((row) => [binOf(edges, x[row]!), binOf(otherEdges, w[row]!)] as const);
  // The corners in turn: both lower, first upper, second upper, both upper.
  const values = await askMixture(ask, given, {
    rows: 4 * n,
    part: (name, from, to) => {
      const which = name === feature ? 0 : name === other ? 1 : null;
      const pool: Column = { kind: "number", values: which === 0 ? edges : otherEdges };
      const places = Int32Array.from({ length: to - from }, (_, i) => {
        const [corner, at] = [Math.floor((from + i) / n), (from + i) % n];
        return which === null ? inside[at]! : cells[at]![which] + ((corner >> which) & 1);
      });
      return { column: which === null ? table.columns.get(name)! : pool, rows: places };
    },
  });
  const count = grid(across, down);
  const sum = grid(across, down);
  cells.forEach(([k, l], i) => {
    count[k]![l]!++;
    sum[k]![l]! += values[3 * n + i]! - values[2 * n + i]! - values[n + i]! + values[i]!;
  });
  const { means, borrowed } = filled(sum, count);
  return { values: centred(accumulated(means), count, n), rows: count, borrowed };
}

function numbersOf(column: Column, name: string): Float64Array {
  if (column.kind !== "number") throw new RangeError(`"${name}" holds no numbers`);
  return column.values;
}

const grid = (across: number, down: number): number[][] => Array.from({ length: across }, () => new Array<number>(down).fill(0));

/** Mean of each cell; an empty one takes that of the nearest, in steps of cells, and of several nearest their mean. */
function filled(sum: number[][], count: number[][]) {
  let borrowed = 0;
  const known = count.flatMap((row, k) => row.flatMap((rows, l) => (rows > 0 ? [{ k, l, mean: sum[k]![l]! / rows }] : [])));
  const means = count.map((row, k) =>
    row.map((rows, l) => {
      if (rows > 0) return sum[k]![l]! / rows;
      borrowed++;
      const distance = (cell: { readonly k: number; readonly l: number }): number => (cell.k - k) ** 2 + (cell.l - l) ** 2;
      const least = Math.min(...known.map(distance));
      const nearest = known.filter((cell) => distance(cell) === least);
      return nearest.reduce((total, { mean }) => total + mean, 0) / nearest.length;
    }),
  );
  return { means, borrowed };
}

/** Sums over all cells below and left, at the corners. */
function accumulated(means: readonly (readonly number[])[]): number[][] {
  const heights = grid(means.length + 1, means[0]!.length + 1);
  for (let k = 1; k < heights.length; k++)
    for (let l = 1; l < heights[0]!.length; l++)
      heights[k]![l] = means[k - 1]![l - 1]! + heights[k - 1]![l]! + heights[k]![l - 1]! - heights[k - 1]![l - 1]!;
  return heights;
}

function centred(heights: readonly number[][], count: readonly number[][], n: number): number[][] {
  const own = oneWay(heights, count);
  const others = oneWay(turned(heights), turned(count));
  const free = heights.map((row, k) => row.map((height, l) => height - own[k]! - others[l]!));
  const middle = count.reduce(
    (sum, row, k) =>
      sum + row.reduce((part, rows, l) => part + rows * (free[k]![l]! + free[k + 1]![l]! + free[k]![l + 1]! + free[k + 1]![l + 1]!), 0) / 4,
    0,
  );
  return free.map((row) => row.map((height) => height - middle / n));
}

/** The effect of the first number that is in the surface: mean steps over the rows of each bin, added up. */
function oneWay(heights: readonly (readonly number[])[], count: readonly (readonly number[])[]): number[] {
  const way = [0];
  count.forEach((row, k) => {
    const rows = row.reduce((sum, one) => sum + one, 0);
    const step = row.reduce(
      (sum, one, l) => sum + (one * (heights[k + 1]![l]! - heights[k]![l]! + heights[k + 1]![l + 1]! - heights[k]![l + 1]!)) / 2,
      0,
    );
    way.push(way.at(-1)! + (rows > 0 ? step / rows : 0));
  });
  return way;
}

const turned = (table: readonly (readonly number[])[]): number[][] => table[0]!.map((_, l) => table.map((row) => row[l]!));
