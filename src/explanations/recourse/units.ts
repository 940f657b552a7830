import type { Column } from "../../table/table.js";

/** Columns that change together, or one by itself. */
export interface Unit {
  readonly name: string;
  readonly columns: readonly UnitColumn[];
}

export interface UnitColumn {
  readonly name: string;
  readonly column: Column;
  /** How many times a change counts. */
  readonly cost: number;
  readonly only: "increase" | "decrease" | null;
  /** Numbers or codes that it may become; null = any. */
  readonly allowed: ReadonlySet<number> | null;
  /** Of numbers: the share of people below a row's value, and half of those with the same. null of texts. */
  readonly ranks: Float64Array | null;
}

/** Share of rows below each row's value, ties by half; NaN where there is none. */
export function ranksOf(values: Float64Array, rows: ArrayLike<number>): Float64Array {
  const known = Float64Array.from(Array.from(rows, (row) => values[row]!).filter((value) => !Number.isNaN(value))).sort();
  const rankOf = new Map<number, number>();
  for (let from = 0; from < known.length; ) {
    let to = from;
    while (to < known.length && known[to] === known[from]) to++;
    rankOf.set(known[from]!, (from + to) / 2 / known.length);
    from = to;
  }
  return values.map((value) => rankOf.get(value) ?? Number.NaN);
}

const held = ({ column }: UnitColumn, row: number): number => (column.kind === "number" ? column.values[row]! : column.codes[row]!);
const isMissing = ({ column }: UnitColumn, row: number): boolean =>
  column.kind === "number" ? Number.isNaN(column.values[row]!) : column.codes[row]! >= column.levels.length;

/** How far two rows are apart in a unit: of numbers the share of people between them, of texts 1 when they differ; times the cost. */
export function apart({ columns }: Unit, a: number, b: number): number {
  let sum = 0;
  for (const one of columns) {
    const [noA, noB] = [isMissing(one, a), isMissing(one, b)];
    if (noA && noB) continue;
    if (noA || noB) sum += one.cost;
    else if (one.ranks !== null) sum += one.cost * Math.abs(one.ranks[a]! - one.ranks[b]!);
    else if (held(one, a) !== held(one, b)) sum += one.cost;
  }
  return sum;
}

/** Whether two rows hold the same in a unit. */
export const same = (unit: Unit, a: number, b: number): boolean =>
  unit.columns.every((one) => (isMissing(one, a) ? isMissing(one, b) : held(one, a) === held(one, b)));

/** Whether a row may take the unit's values from another: the direction and the values allow it, and what is not recorded is no aim. */
export function mayTake({ columns }: Unit, from: number, to: number): boolean {
  return columns.every((one) => {
    const [before, after] = [held(one, from), held(one, to)];
    if (before === after && !isMissing(one, from)) return true;
    if (isMissing(one, to)) return isMissing(one, from);
    if (
      one.only !== null &&
      (isMissing(one, from) || one.column.kind !== "number" || (one.only === "increase" ? after < before : after > before))
    )
      return false;
    return one.allowed === null || one.allowed.has(after);
  });
}
