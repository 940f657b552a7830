import type { Model } from "../../models/model.js";
import type { KeptLeaves } from "../../models/trees/kept-leaves.js";
import type { Column, Table } from "../../table/table.js";

interface Permuted {
  readonly model: Model;
  readonly table: Table;
  /** The model's scores of the table as it is. */
  readonly base: Float64Array;
  /** Columns that take the donors' values. */
  readonly columns: readonly string[];
  /** Columns that the model is given. */
  readonly given: readonly string[];
  /** What each tree says of the rows as they are; null or absent = the model is asked. */
  readonly kept?: KeptLeaves | null;
  readonly signal?: AbortSignal | undefined;
}

/** For each row the row that it takes its values from: one for all columns, or one for each column by name. */
export type Donors = Int32Array | ReadonlyMap<string, Int32Array>;

/** The scores with some columns taken from each row's donor, and for how many rows the model had to be asked: those that really change. */
export async function permutedScores(
  { model, table, base, columns, given, kept = null, signal }: Permuted,
  donors: Donors,
): Promise<{ readonly scores: Float64Array; readonly asked: number }> {
  const donorsOf = (name: string): Int32Array => (donors instanceof Int32Array ? donors : donors.get(name)!);
  const moved = columns.map((name) => ({ column: table.columns.get(name)!, donorOf: donorsOf(name) }));
  const changed: number[] = [];
  for (let row = 0; row < table.rows; row++)
    if (moved.some(({ column, donorOf }) => differs(column, row, donorOf[row]!))) changed.push(row);
  const scores = Float64Array.from(base);
  if (changed.length === 0) return { scores, asked: 0 };
  if (kept !== null) {
    kept.rescored(columns, donorsOf, changed).forEach((score, i) => {
      scores[changed[i]!] = score;
    });
    return { scores, asked: changed.length };
  }
  const sourceOf = (name: string): readonly number[] => {
    if (!columns.includes(name)) return changed;
    const donorOf = donorsOf(name);
    return changed.map((row) => donorOf[row]!);
  };
  const part: Table = {
    rows: changed.length,
    columns: new Map(given.map((name) => [name, taken(table.columns.get(name)!, sourceOf(name))])),
  };
  const { values } = await model.score(part, signal === undefined ? {} : { signal });
  changed.forEach((row, i) => {
    scores[row] = values[i]!;
  });
  return { scores, asked: changed.length };
}

/** Whether two rows hold different values; missing is like missing. */
export function differs(column: Column, a: number, b: number): boolean {
  if (column.kind === "category") return column.codes[a] !== column.codes[b];
  const [x, y] = [column.values[a]!, column.values[b]!];
  return x !== y && !(Number.isNaN(x) && Number.isNaN(y));
}

/** Some rows of a column. */
export function taken(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === "number") return { kind: "number", values: Float64Array.from(rows, (row) => column.values[row]!) };
  const codes = new (column.codes.constructor as Uint32ArrayConstructor)(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]!]!;
  return { kind: "category", codes, levels: column.levels };
}
