import type { Table } from "../../table/table.js";

/** Columns that belong together, under a name. */
export interface ColumnGroup {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What may stand between a column's name and the value that it is 1 for. */
const SEPARATOR = /[_=.:\- ]/g;

/**
 * Columns that are one category spread over several: their names begin alike, they hold only 0 and 1, and no row has two ones.
 *
 * A row that mixed them from two rows could have two values of one category at once. Where several beginnings would do, the one
 * with most columns is taken, then the longest. Groups come in the order of their first column.
 *
 * Example: race_Black 1 0 0, race_White 0 1 0, age 3 4 5 → race: race_Black, race_White.
 */
export function oneHotGroups({ columns, rows }: Table, given: readonly string[], kept: ArrayLike<number>): readonly ColumnGroup[] {
  const flags = new Map(
    given.flatMap((name) => {
      const ones = onesOf(columns.get(name)!, rows, kept);
      return ones === null ? [] : [[name, ones] as const];
    }),
  );
  const byStart = new Map<string, string[]>();
  for (const name of flags.keys()) {
    for (const { index } of name.matchAll(SEPARATOR)) {
      const start = name.slice(0, index);
      if (start !== "") byStart.set(start, [...(byStart.get(start) ?? []), name]);
    }
  }
  const wanted = [...byStart]
    .filter(([, names]) => names.length > 1 && exclusive(names.map((name) => flags.get(name)!)))
    .sort(([a, x], [b, y]) => y.length - x.length || b.length - a.length || (a < b ? -1 : 1));
  const placed = new Set<string>();
  const groups: ColumnGroup[] = [];
  for (const [name, names] of wanted) {
    if (names.some((one) => placed.has(one))) continue;
    for (const one of names) placed.add(one);
    groups.push({ name, columns: names });
  }
  return groups.sort((a, b) => given.indexOf(a.columns[0]!) - given.indexOf(b.columns[0]!));
}

/** Where a column of zeros and ones is 1, by place among the kept rows; null when it holds anything else, or one of the two alone. */
function onesOf(column: NonNullable<ReturnType<Table["columns"]["get"]>>, rows: number, kept: ArrayLike<number>): Uint8Array | null {
  const truths = column.kind === "number" ? null : column.levels.map((text) => ({ true: 1, false: 0 })[text.toLowerCase()] ?? null);
  const ones = new Uint8Array(rows);
  let count = 0;
  for (let i = 0; i < kept.length; i++) {
    const row = kept[i]!;
    const value = column.kind === "number" ? column.values[row]! : truths![column.codes[row]!];
    if (value !== 0 && value !== 1) return null;
    ones[row] = value;
    count += value;
  }
  return count > 0 && count < kept.length ? ones : null;
}

function exclusive(flags: readonly Uint8Array[]): boolean {
  const seen = new Uint8Array(flags[0]!.length);
  return flags.every((ones) => ones.every((one, row) => one === 0 || ++seen[row]! === 1));
}
