import fc from "fast-check";
import { expect, test } from "vitest";
import type { Axis } from "../../src/cube/cube.js";
import type { Series, SeriesQuery } from "../../src/cube/series.js";
import { type Binning, binOf } from "../../src/cube/value-bins.js";
import type { Table } from "../../src/table/table.js";
import type { Opened } from "./conformance.js";
import { oracle } from "./oracle.js";
import { type Data, data, fitting, questions } from "./random-data.js";

/** Registers the tests of `Engine.series` that every engine has to pass. */
export function seriesConformance(name: string, open: (columns: Data) => Promise<Opened>, { runs }: { readonly runs: number }): void {
  const over = async <T>(columns: Data, work: (opened: Opened) => Promise<T>): Promise<T> => {
    const opened = await open(columns);
    try {
      return await work(opened);
    } finally {
      await opened.engine[Symbol.asyncDispose]();
    }
  };
  const asked = (columns: Data, query: SeriesQuery) => over(columns, ({ engine }) => engine.series(query)).then(plain);

  test(`${name}: series of random tables are those counted row by row`, async () => {
    await fc.assert(
      fc.asyncProperty(data, questions, fc.integer({ min: 1, max: 30 }), (columns, { cubes }, most) =>
        over(columns, async ({ engine, table }) => {
          const numbers = engine.columns.flatMap(({ name: column, kind }) => (kind === "number" ? [column] : []));
          // A column of empty texts is of no kind of its own.
          fc.pre(engine.columns.every(({ name: column, kind }) => table.columns.get(column)?.kind === kind));
          const [a, b] = [numbers[0], numbers.at(-1)];
          if (a === undefined || b === undefined) return;
          for (const query of cubes.map((any) => fitting(any, table))) {
            for (const of of [{ column: a }, { difference: [a, b] as const }]) {
              const series = await engine.series({ ...query, of });
              expect(plain(series)).toEqual(byRow(table, { ...query, of }));
              const few = await engine.series({ ...query, of, most });
              expect(plain(few)).toEqual(byRow(table, { ...query, of }, few.binned));
            }
          }
        }),
      ),
      { numRuns: runs, seed: 20261103 },
    );
  });

  const byGroup: Readonly<Record<string, Axis>> = { g: { kind: "category", column: "g" } };

  test(`${name}: ties are one value, a value that is missing is counted apart, and -0 is 0`, async () => {
    const columns = { g: ["b", "a", "b", "b", "a", "c"], x: [0.5, -0, 0.25, 0.5, 0, null] };
    expect(await asked(columns, { of: { column: "x" }, axes: byGroup })).toEqual({
      axes: ["g"],
      cells: [{ g: "a" }, { g: "b" }, { g: "c" }],
      points: [
        [[0, 2, 2, 2]],
        [
          [0.25, 1, 1, 1],
          [0.5, 2, 2, 2],
        ],
        [],
      ],
      missing: [none, none, { n: 1, w: 1, w2: 1 }],
    });
  });

  test(`${name}: weights and counts of tied rows add up, and rows that stand for nobody are left out`, async () => {
    const columns = { g: ["a", "a", "a", "b"], x: [1, 1, 2, 3], w: [0.5, 2, 1, 1], n: [3, 1, 0, 0] };
    const weighed = { weight: { column: "w", quantum: 0.5 }, count: "n" };
    expect(await asked(columns, { of: { column: "x" }, axes: byGroup, ...weighed })).toEqual({
      axes: ["g"],
      cells: [{ g: "a" }],
      points: [[[1, 4, 3.5, 4.75]]],
      missing: [none],
    });
  });

  test(`${name}: a difference is missing where either number is, and a filter leaves whole cells out`, async () => {
    const columns = { g: ["a", "a", "a", "b"], x: [0.75, null, 1, 9], y: [0.25, 1, null, 4] };
    const where = { kind: "compare", column: "g", operator: "=", value: "a" } as const;
    expect(await asked(columns, { of: { difference: ["x", "y"] }, axes: byGroup, where })).toEqual({
      axes: ["g"],
      cells: [{ g: "a" }],
      points: [[[0.5, 1, 1, 1]]],
      missing: [{ n: 2, w: 2, w2: 2 }],
    });
    expect(
      (await over(columns, ({ engine }) => engine.series({ of: { column: "x" }, axes: {}, where: { kind: "or", terms: [] } }))).cells,
    ).toEqual([]);
  });

  test(`${name}: the order of rows does not matter`, async () => {
    const columns = { g: ["a", "b", "a", "b", null], x: [3, 1, 2, 1, 5] };
    const reversed = { g: [...columns.g].reverse(), x: [...columns.x].reverse() };
    const query: SeriesQuery = { of: { column: "x" }, axes: byGroup };
    expect(await asked(reversed, query)).toEqual(await asked(columns, query));
  });

  test(`${name}: more different values than asked for come in bins that hold them, of the same edges in every engine`, async () => {
    const x = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000) / 5000);
    const series = await over({ x }, ({ engine }) => engine.series({ of: { column: "x" }, axes: {}, most: 3000 }));
    expect(series.binned).toEqual({ scale: "unit", top: -1, parts: 512, octaves: 30 });
    const values = [...series.parts[0]!.values];
    expect(values.length).toBeLessThan(4000);
    expect(values[0]).toBe(0);
    expect(values).toEqual([...new Set(x.map((one) => binOf(one, series.binned!).middle))].sort((p, q) => p - q));
    const exact = await over({ x }, ({ engine }) => engine.series({ of: { column: "x" }, axes: {}, most: 5000 }));
    expect(exact.binned).toBeNull();
    expect(exact.parts[0]!.values.length).toBe(5000);
  });

  test(`${name}: series are not asked of texts or of columns that do not exist`, async () => {
    await over({ race: ["a", "b"], x: [1, 2] }, async ({ engine }) => {
      await expect(engine.series({ of: { column: "race" }, axes: {} })).rejects.toThrow('column "race" holds texts');
      await expect(engine.series({ of: { difference: ["x", "race"] }, axes: {} })).rejects.toThrow(TypeError);
      await expect(engine.series({ of: { column: "y" }, axes: {} })).rejects.toMatchObject({ code: "EH101" });
    });
  });
}

const none = { n: 0, w: 0, w2: 0 };

type Point = readonly [value: number, n: number, w: number, w2: number];

interface PlainSeries {
  readonly axes: readonly string[];
  readonly cells: Series["cells"];
  readonly points: readonly (readonly Point[])[];
  readonly missing: Series["missing"];
}

const plain = ({ axes, cells, parts, missing }: Series): PlainSeries => ({
  axes,
  cells,
  points: parts.map(({ values, n, w, w2 }) => Array.from(values, (value, i): Point => [value, n[i]!, w[i]!, w2[i]!])),
  missing,
});

/** A series by asking for a cube of every cell and value: the value of a row becomes a text, and the text a coordinate. */
function byRow(table: Table, query: SeriesQuery, binned: Binning | null = null): PlainSeries {
  const [a, b] = "column" in query.of ? [query.of.column] : query.of.difference;
  const at = (name: string): Float64Array => (table.columns.get(name) as { values: Float64Array }).values;
  const differences = b === undefined ? at(a!) : at(a!).map((value, i) => value - at(b)[i]!);
  const values = binned === null ? differences : differences.map((value) => (Number.isNaN(value) ? value : inBin(value, binned)));
  const withValue: Table = { rows: table.rows, columns: new Map(table.columns).set("the value", { kind: "number", values }) };
  const { most: _, of: __, ...rest } = query;
  const fine = oracle(withValue).cube({ ...rest, axes: { ...query.axes, "the value": { kind: "category", column: "the value" } } });
  const axes = Object.keys(query.axes);
  const found = new Map<string, { cell: Record<string, unknown>; points: Point[]; missing: { n: number; w: number; w2: number } }>();
  fine.cells.forEach((whole, i) => {
    const { "the value": value, ...cell } = whole;
    const key = JSON.stringify(axes.map((axis) => cell[axis]));
    const entry = found.get(key) ?? { cell, points: [], missing: none };
    found.set(key, entry);
    const tally = fine.tallies[i]!;
    if (value === null) entry.missing = tally;
    else entry.points.push([Number(value), tally.n, tally.w, tally.w2]);
  });
  const all = [...found.values()];
  return {
    axes,
    cells: all.map(({ cell }) => cell as Series["cells"][number]),
    points: all.map(({ points }) => points.sort((p, q) => p[0] - q[0])),
    missing: all.map(({ missing }) => missing),
  };
}

function inBin(value: number, binned: Binning): number {
  const { lower, middle, upper } = binOf(value, binned);
  expect(lower <= value && value <= upper && lower <= middle && middle <= upper).toBe(true);
  return middle;
}
