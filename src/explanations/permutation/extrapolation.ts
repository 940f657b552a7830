import type { Column, Table } from "../../table/table.js";

/** How far rows with exchanged values are from real ones. */
export interface Extrapolation {
  /** Share of rows that have fewer near neighbours, with the columns taken from their donors, than 95 of 100 real rows have. 0.05 when exchanged rows look like real ones. */
  share(columns: readonly string[], donorOf: Int32Array): number;
}

const NEIGHBOURS = 5;
const USUAL = 0.95;

/**
 * How far exchanged rows lie from real ones: by the distance to the fifth nearest of some real rows, other than the row itself.
 *
 * Numbers are divided by their standard deviation, a missing one stands at the mean; two texts that differ are as far apart as two
 * random numbers are when one allows for how often texts differ. `rows` are the real rows that are looked at, at most a thousand or
 * so, as the work grows with their square. null when there are too few rows for five neighbours.
 *
 * @source Hooker, Mentch & Zhou (2021), Statistics and Computing 31:82, §2, that exchanged rows extrapolate; nearest neighbours as a measure of it: Ramaswamy, Rastogi & Shim (2000), SIGMOD 29:427
 */
export function extrapolation(table: Table, given: readonly string[], rows: Int32Array): Extrapolation | null {
  const n = rows.length;
  if (n < 2 * NEIGHBOURS) return null;
  const apart = new Map(given.map((name) => [name, squaredApart(table.columns.get(name)!, rows)]));
  const between = new Float64Array(n * n);
  for (const squared of apart.values())
    for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) between[i * n + k]! += squared(rows[i]!, rows[k]!);
  const real = Float64Array.from(rows, (_, i) => fifthNearest(i, n, (k) => between[i * n + k]!)).sort();
  const limit = real[Math.ceil(USUAL * n) - 1]! * (1 + 1e-12);
  return {
    share(columns, donorOf) {
      const moved = columns.map((name) => apart.get(name)!);
      let far = 0;
      for (let i = 0; i < n; i++) {
        const [row, donor] = [rows[i]!, donorOf[rows[i]!]!];
        const distance = fifthNearest(i, n, (k) => {
          let sum = between[i * n + k]!;
          for (const squared of moved) sum += squared(donor, rows[k]!) - squared(row, rows[k]!);
          return sum;
        });
        // What was added and taken away again leaves rounding behind.
        if (distance > limit + 1e-9) far++;
      }
      return far / n;
    },
  };
}

function fifthNearest(self: number, n: number, distanceTo: (k: number) => number): number {
  const near = new Float64Array(NEIGHBOURS).fill(Infinity);
  for (let k = 0; k < n; k++) {
    if (k === self) continue;
    const distance = distanceTo(k);
    if (distance >= near[NEIGHBOURS - 1]!) continue;
    let at = NEIGHBOURS - 1;
    for (; at > 0 && near[at - 1]! > distance; at--) near[at] = near[at - 1]!;
    near[at] = distance;
  }
  return near[NEIGHBOURS - 1]!;
}

/** Squared distance of two rows in one column, 2 on average. */
function squaredApart(column: Column, rows: Int32Array): (a: number, b: number) => number {
  if (column.kind === "category") {
    const counts = new Float64Array(column.levels.length + 1);
    for (const row of rows) counts[column.codes[row]!]!++;
    const alike = counts.reduce((sum, count) => sum + (count / rows.length) ** 2, 0);
    const apart = alike < 1 ? 2 / (1 - alike) : 0;
    return (a, b) => (column.codes[a] === column.codes[b] ? 0 : apart);
  }
  const known = rows.filter((row) => !Number.isNaN(column.values[row]!));
  const mean = known.reduce((sum, row) => sum + column.values[row]!, 0) / known.length;
  const variance = known.reduce((sum, row) => sum + (column.values[row]! - mean) ** 2, 0) / known.length;
  if (!(variance > 0)) return () => 0;
  const numberOf = (row: number): number => (Number.isNaN(column.values[row]!) ? mean : column.values[row]!);
  return (a, b) => (numberOf(a) - numberOf(b)) ** 2 / variance;
}
