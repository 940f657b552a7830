import { type Axis, type Coordinate, type Cube, type CubeQuery, sortedCube } from "../../src/cube/cube.js";
import type { Predicate } from "../../src/cube/predicate.js";
import { bucketOf } from "../../src/engines/bucket.js";
import type { ColumnSummary, ColumnValues, NumberRange } from "../../src/engines/engine.js";
import { numeral, trimmed } from "../../src/table/numerals.js";
import { numberText, type Table } from "../../src/table/table.js";

/** A value of a row as plainly as can be. */
type Value = number | string | null;
type Row = Readonly<Record<string, Value>>;

/** The answers of an engine, worked out row by row without a thought of speed. */
export function oracle(table: Table) {
  const names = [...table.columns.keys()];
  const rows: Row[] = Array.from({ length: table.rows }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, valueAt(table, name, i)])),
  );
  const isNumber = (name: string): boolean => table.columns.get(name)!.kind === "number";
  const kept = (where?: Predicate): Row[] => (where === undefined ? rows : rows.filter((row) => satisfies(row, where)));

  function values(name: string, limit: number, where?: Predicate): ColumnValues {
    const present = kept(where).map((row) => row[name]!);
    const counts = new Map<Value, number>();
    for (const value of present) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a! < b! ? -1 : 1));
    return {
      values: ranked.slice(0, limit).map(([value, n]) => ({ text: textOf(value)!, rows: n })),
      distinct: counts.size,
      missing: present.filter((value) => value === null).length,
    };
  }

  function range(name: string, where?: Predicate): NumberRange {
    const { distinct, missing } = values(name, 0, where);
    if (!isNumber(name)) return { min: null, max: null, missing, distinct, whole: false };
    const present = kept(where).flatMap((row) => (row[name] === null ? [] : [row[name] as number]));
    const sorted = present.sort((a, b) => a - b);
    return { min: sorted[0] ?? null, max: sorted.at(-1) ?? null, missing, distinct, whole: present.every(Number.isInteger) };
  }

  return {
    values,
    range,
    quantiles(name: string, shares: readonly number[], where?: Predicate): readonly number[] {
      const sorted = kept(where)
        .flatMap((row) => (row[name] === null ? [] : [row[name] as number]))
        .sort((a, b) => a - b);
      if (sorted.length === 0) return [];
      return shares.map(
        (share) => sorted.find((value) => sorted.filter((other) => other <= value).length / sorted.length >= share - 1e-12)!,
      );
    },
    profile: (most: number): readonly ColumnSummary[] =>
      names.map((name) => {
        const facts = range(name);
        return { name, kind: table.columns.get(name)!.kind, ...facts, values: facts.distinct <= most ? values(name, most).values : [] };
      }),
    cube({ axes, weight, count, where }: CubeQuery): Cube {
      const sums = new Map<string, { cell: Record<string, Coordinate>; n: bigint; w: bigint; w2: bigint }>();
      for (const row of kept(where)) {
        const cell = Object.fromEntries(Object.entries(axes).map(([name, axis]) => [name, coordinateOf(axis, row[axis.column]!)]));
        const key = JSON.stringify(cell);
        const sum = sums.get(key) ?? { cell, n: 0n, w: 0n, w2: 0n };
        const times = count === undefined ? 1n : multiples(row[count]!, 1);
        const weighs = weight === undefined ? 1n : multiples(row[weight.column]!, weight.quantum);
        sums.set(key, { cell, n: sum.n + times, w: sum.w + times * weighs, w2: sum.w2 + times * weighs * weighs });
      }
      const filled = [...sums.values()].filter(({ n }) => n > 0n);
      const q = weight?.quantum ?? 1;
      const tallies = filled.map(({ n, w, w2 }) => ({ n: Number(n), w: Number(w) * q, w2: Number(w2) * q * q }));
      return sortedCube(
        Object.keys(axes),
        filled.map(({ cell }) => cell),
        tallies,
      );
    },
  };
}

function valueAt(table: Table, name: string, row: number): Value {
  const column = table.columns.get(name)!;
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value === 0 ? 0 : value;
}

const textOf = (value: Value): string | null => (typeof value === "number" ? numberText(value) : value);

function coordinateOf(axis: Axis, value: Value): Coordinate {
  if (value === null) return null;
  switch (axis.kind) {
    case "category":
      return textOf(value);
    case "is":
      return axis.values.includes(textOf(value)!) ? 1 : 0;
    case "atLeast":
      return (value as number) >= axis.cut ? 1 : 0;
    case "bin":
      return axis.edges.filter((edge) => edge <= (value as number)).length;
    case "bucket":
      return bucketOf(textOf(value)!, axis.buckets);
  }
}

/** The nearest whole multiple of a power of two, halves up, by integers: a double is a whole number of 2^-1074. */
function multiples(value: Value, quantum: number): bigint {
  if (typeof value !== "number" || !Number.isFinite(value)) return 0n;
  const scale = 2n ** 60n;
  const exact = value / quantum;
  const floor = BigInt(Math.floor(exact));
  const rest = BigInt(Math.round((exact - Math.floor(exact)) * Number(scale)));
  return floor + (2n * rest >= scale ? 1n : 0n);
}

function satisfies(row: Row, predicate: Predicate): boolean {
  switch (predicate.kind) {
    case "missing":
      return row[predicate.column] === null;
    case "and":
      return predicate.terms.every((term) => satisfies(row, term));
    case "or":
      return predicate.terms.some((term) => satisfies(row, term));
    case "not":
      return !satisfies(row, predicate.term);
    case "in":
      return predicate.values.some((value) => compares(row[predicate.column]!, "=", value));
    case "compare":
      return compares(row[predicate.column]!, predicate.operator, predicate.value);
  }
}

function compares(held: Value, operator: string, wanted: number | string): boolean {
  if (held === null) return false;
  const texts = typeof held === "string" && typeof wanted === "string";
  const a = texts ? held : typeof held === "number" ? held : numeral(held);
  const b = texts ? wanted : typeof wanted === "number" ? wanted : numeral(trimmed(wanted));
  if (a === null || b === null) return operator === "!=";
  if (operator === "=") return a === b;
  if (operator === "!=") return a !== b;
  return a < b ? operator.startsWith("<") : a > b ? operator.startsWith(">") : operator.endsWith("=");
}
