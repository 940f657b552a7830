import { noTally, type Tally } from "../../cube/cube.js";

/** Adds rows to cells and tells what each cell holds. */
export interface Tallier {
  /** Row `start + i` belongs to `cellOf[i]`. */
  add(cellOf: Int32Array, start: number, n: number): void;
  tallyOf(cell: number): Tally;
}

/** What a row counts: it stands for `times` rows (null = 1) of a weight (null = 1). */
export interface Weighing {
  readonly times: ArrayLike<number> | null;
  readonly weight: Multiples | null;
}

/** Numbers as whole multiples of a power of two. */
export interface Multiples {
  readonly multiples: Float64Array;
  readonly quantum: number;
}

export function tallierFor(cells: number, { times, weight }: Weighing): Tallier {
  return weight === null ? rowTallier(cells, times) : weightTallier(cells, { times, ...weight });
}

interface Weights extends Multiples {
  readonly times: ArrayLike<number> | null;
}

/** Counts rows; the weight of each is 1. */
function rowTallier(cells: number, times: ArrayLike<number> | null): Tallier {
  const counts = new Float64Array(cells);
  return {
    add(cellOf, start, n) {
      if (times === null) for (let i = 0; i < n; i++) counts[cellOf[i]!]!++;
      else for (let i = 0; i < n; i++) counts[cellOf[i]!]! += times[start + i]!;
    },
    tallyOf(cell) {
      const n = counts[cell]!;
      return n === 0 ? noTally : { n, w: n, w2: n };
    },
  };
}

const EXACT = 2 ** 53;
/** Multiples are squared in two halves of this size, so that no partial sum rounds. */
const HALF = 2 ** 16;

/** Sums weights and their squares exactly, whatever they are. */
function weightTallier(cells: number, weights: Weights): Tallier {
  const largest = largestOf(weights.multiples);
  const flushEvery = Math.floor(EXACT / (HALF * HALF * (weights.times === null ? 1 : Math.max(1, largestOf(weights.times)))));
  return largest < HALF * HALF && flushEvery >= 1 ? halvedTallier(cells, weights, flushEvery) : wideTallier(cells, weights);
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/** For multiples below 2^32: sums in doubles that are emptied into integers before any of them could reach 2^53. */
function halvedTallier(cells: number, { times, multiples, quantum }: Weights, flushEvery: number): Tallier {
  const totals = totalsOf(cells, quantum);
  const [n, w, hh, hl, ll] = Array.from({ length: 5 }, () => new Float64Array(cells)) as [Sums, Sums, Sums, Sums, Sums];
  let held = 0;
  const flush = () => {
    for (let c = 0; c < cells; c++) {
      if (w[c] !== 0) totals.add(c, BigInt(w[c]!), (BigInt(hh[c]!) << 32n) + (BigInt(hl[c]!) << 17n) + BigInt(ll[c]!));
    }
    for (const sums of [w, hh, hl, ll]) sums.fill(0);
    held = 0;
  };
  return {
    add(cellOf, start, count) {
      for (let i = 0; i < count; i++) {
        if (held++ === flushEvery) {
          flush();
          held = 1;
        }
        const cell = cellOf[i]!;
        const t = times === null ? 1 : times[start + i]!;
        const multiple = multiples[start + i]!;
        const high = Math.floor(multiple / HALF);
        const low = multiple - high * HALF;
        n[cell]! += t;
        w[cell]! += t * multiple;
        hh[cell]! += t * high * high;
        hl[cell]! += t * high * low;
        ll[cell]! += t * low * low;
      }
    },
    tallyOf(cell) {
      if (held > 0) flush();
      return totals.tallyOf(cell, n[cell]!);
    },
  };
}

type Sums = Float64Array;

/** For any multiples: one integer operation a row. */
function wideTallier(cells: number, { times, multiples, quantum }: Weights): Tallier {
  const totals = totalsOf(cells, quantum);
  const n = new Float64Array(cells);
  return {
    add(cellOf, start, count) {
      for (let i = 0; i < count; i++) {
        const t = times === null ? 1 : times[start + i]!;
        if (t === 0) continue;
        const weight = BigInt(t) * BigInt(multiples[start + i]!);
        n[cellOf[i]!]! += t;
        totals.add(cellOf[i]!, weight, weight * BigInt(multiples[start + i]!));
      }
    },
    tallyOf: (cell) => totals.tallyOf(cell, n[cell]!),
  };
}

/** Integer sums by cell, and the tally that they make in units of the data. */
function totalsOf(cells: number, quantum: number) {
  const w = new Array<bigint>(cells).fill(0n);
  const w2 = new Array<bigint>(cells).fill(0n);
  return {
    add(cell: number, weight: bigint, square: bigint): void {
      w[cell]! += weight;
      w2[cell]! += square;
    },
    tallyOf: (cell: number, n: number): Tally => ({ n, w: Number(w[cell]!) * quantum, w2: Number(w2[cell]!) * quantum * quantum }),
  };
}
