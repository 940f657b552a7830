import fc from "fast-check";
import type { Axis, CubeQuery } from "../../src/cube/cube.js";
import type { Predicate } from "../../src/cube/predicate.js";
import type { Table } from "../../src/table/table.js";

/** Columns of a random table as a program would write them to a file. */
export type Data = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Names that differ in case only, hold quotes and delimiters, or spell SQL. */
export const names = { text: "g", other: 'G "x", y', number: "select", weight: "w.2", count: "n", code: "\u{1F600}" } as const;

const oddTexts = [
  "a",
  "b",
  "A",
  "é",
  "e\u0301",
  "\u{1F600}",
  "\uFFFD",
  "\uE000",
  "\u{10FFFF}",
  "it's",
  'say "x"',
  "a\nb",
  "x,y",
  " pad",
  "NULL",
  "nan",
  "007",
  "1",
  "1.0",
  "-2.50",
  "1e3",
  "9007199254740993",
  "true",
  "%",
  "\\",
  "c0",
];
const oddNumbers = [
  0,
  -0,
  1,
  2,
  0.5,
  -1.5,
  0.1,
  1e21,
  1e-7,
  1e20,
  123456789012345680,
  2 ** 53,
  5e-324,
  1.7976931348623157e308,
  1.5e-10,
  0.30000000000000004,
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
);
const number = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);
const orMissing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 6 });

/** Random tables: missing values, odd texts, ties, weights, counts, codes. */
export const data: fc.Arbitrary<Data> = fc
  .array(
    fc.record({
      [names.text]: orMissing(text),
      [names.other]: orMissing(fc.constantFrom("x", "y", "zz")),
      [names.number]: orMissing(number),
      [names.weight]: orMissing(fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1, 1.5, 1000.125), fc.double({ min: 0, max: 5000, noNaN: true }))),
      [names.count]: orMissing(fc.nat(5)),
      [names.code]: orMissing(fc.oneof(fc.constantFrom("007", "12", "13"), fc.nat(20).map(String))),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => Object.fromEntries(Object.values(names).map((name) => [name, rows.map((row) => row[name] as number | string | null)])));

const column = fc.constantFrom(...Object.values(names));
const wanted = fc.oneof(text, number, fc.constantFrom("x", "1.0", " 2 ", "", "Infinity"));

const predicate: fc.Arbitrary<Predicate> = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant("compare" as const), column, operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">="), value: wanted }),
    fc.record({ kind: fc.constant("in" as const), column, values: fc.array(wanted, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant("missing" as const), column }),
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), terms: fc.array(tie("any"), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("not" as const), term: tie("any") }),
  ),
})).any;

const edges = fc
  .uniqueArray(number, { minLength: 1, maxLength: 12, comparator: (a, b) => a === b })
  .map((all) => all.sort((a, b) => a - b));

const axis: fc.Arbitrary<Axis> = fc.oneof(
  fc.record({ kind: fc.constant("category" as const), column }),
  fc.record({ kind: fc.constant("is" as const), column, values: fc.array(fc.oneof(text, number.map(String)), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("atLeast" as const), column, cut: number }),
  fc.record({ kind: fc.constant("bin" as const), column, edges }),
  fc.record({ kind: fc.constant("bucket" as const), column, buckets: fc.integer({ min: 1, max: 7 }) }),
);

/** What is asked of one table. */
export interface Questions {
  readonly cubes: readonly CubeQuery[];
  readonly where: Predicate | undefined;
  readonly shares: readonly number[];
  readonly limit: number;
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const cube: fc.Arbitrary<CubeQuery> = fc
  .record({
    axes: fc.dictionary(fc.constantFrom("label", "by.g", "__x", 'odd "axis"'), axis, { maxKeys: 4 }),
    weight: optional(fc.integer({ min: -40, max: 2 })),
    count: optional(fc.constant(names.count)),
    where: optional(predicate),
  })
  .map(({ axes, weight, count, where }) => ({
    axes,
    ...(weight !== undefined && { weight: { column: names.weight, quantum: 2 ** weight } }),
    ...(count !== undefined && { count }),
    ...(where !== undefined && { where }),
  }));

export const questions: fc.Arbitrary<Questions> = fc.record({
  cubes: fc.array(cube, { minLength: 4, maxLength: 6 }),
  where: optional(predicate),
  shares: fc.array(fc.oneof(fc.constantFrom(0, 0.07, 0.25, 0.5, 0.9, 1), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 5 }),
  limit: fc.nat(6),
});

/** The query with what the table's types do not allow left out: numbers are asked of number columns only. */
export function fitting(query: CubeQuery, table: Table): CubeQuery {
  const isNumber = (name: string) => table.columns.get(name)!.kind === "number";
  const axes = Object.entries(query.axes).filter(([, { kind, column: name }]) => isNumber(name) || (kind !== "bin" && kind !== "atLeast"));
  return {
    axes: Object.fromEntries(axes),
    ...(query.weight !== undefined && isNumber(query.weight.column) && { weight: query.weight }),
    ...(query.count !== undefined && isNumber(query.count) && { count: query.count }),
    ...(query.where !== undefined && { where: query.where }),
  };
}
