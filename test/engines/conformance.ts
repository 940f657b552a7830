import fc from "fast-check";
import { expect, test } from "vitest";
import type { CubeQuery } from "../../src/cube/cube.js";
import { addCubes, rollUp } from "../../src/cube/roll-up.js";
import type { Engine } from "../../src/engines/engine.js";
import type { Table } from "../../src/table/table.js";
import { oracle } from "./oracle.js";
import { type Data, data, fitting, names, questions } from "./random-data.js";

/** An engine over some data, and the same data as typed columns. */
export interface Opened {
  readonly engine: Engine;
  readonly table: Table;
}

/** Registers the tests that every engine has to pass; `open` makes one over the given columns, `runs` is the number of random tables. */
export function conformance(name: string, open: (columns: Data) => Promise<Opened>, { runs }: { readonly runs: number }): void {
  const over = async <T>(columns: Data, work: (opened: Opened) => Promise<T>): Promise<T> => {
    const opened = await open(columns);
    try {
      return await work(opened);
    } finally {
      await opened.engine[Symbol.asyncDispose]();
    }
  };

  test(`${name}: cubes, values, ranges, quantiles and profiles of random tables are those counted row by row`, async () => {
    await fc.assert(
      fc.asyncProperty(data, questions, (columns, { cubes, where, shares, limit }) =>
        over(columns, async ({ engine, table }) => {
          const expected = oracle(table);
          expect(engine.rows).toBe(table.rows);
          expect(engine.columns).toEqual([...table.columns].map(([column, { kind }]) => ({ name: column, kind })));
          for (const query of cubes.map((any) => fitting(any, table))) expect(await engine.cube(query)).toEqual(expected.cube(query));
          for (const { name: column, kind } of engine.columns) {
            expect(await engine.values(column, limit, where)).toEqual(expected.values(column, limit, where));
            expect(await engine.range(column, where)).toEqual(expected.range(column, where));
            if (kind === "number") expect(await engine.quantiles(column, shares, where)).toEqual(expected.quantiles(column, shares, where));
          }
          expect(await engine.profile(limit)).toEqual(expected.profile(limit));
        }),
      ),
      { numRuns: runs, seed: 20260917 },
    );
  });

  const query: CubeQuery = {
    axes: {
      g: { kind: "category", column: names.text },
      label: { kind: "is", column: names.other, values: ["x"] },
      cluster: { kind: "bucket", column: names.code, buckets: 3 },
    },
  };

  test(`${name}: the cubes of two parts add up to the cube of the whole, and the order of rows does not matter`, async () => {
    const rows = { numRuns: Math.ceil(runs / 4), seed: 7 };
    await fc.assert(
      fc.asyncProperty(data, data, async (a, b) => {
        const typed = typedAlike(a, b);
        // One after the other: both are written to the same file.
        const parts = [await over(typed(a), ({ engine }) => engine.cube(query)), await over(typed(b), ({ engine }) => engine.cube(query))];
        const whole = Object.fromEntries(Object.keys(a).map((column) => [column, [...typed(b)[column]!, ...typed(a)[column]!].reverse()]));
        expect(await over(whole, ({ engine }) => engine.cube(query))).toEqual(addCubes(parts));
      }),
      rows,
    );
  });

  test(`${name}: a coarser question has the answer of the finest cube rolled up`, async () => {
    await fc.assert(
      fc.asyncProperty(data, (columns) =>
        over(columns, async ({ engine }) => {
          const finest = await engine.cube(query);
          expect(await engine.cube({ axes: { label: query.axes.label! } })).toEqual(rollUp(finest, ["label"]));
          expect(await engine.cube({ axes: {} })).toEqual(rollUp(finest, []));
        }),
      ),
      { numRuns: Math.ceil(runs / 4), seed: 8 },
    );
  });

  test(`${name}: a column that does not exist is named, with the nearest name`, async () => {
    await over({ race: ["a"], sex: ["b"] }, async ({ engine }) => {
      await expect(engine.values("rase", 1)).rejects.toMatchObject({ code: "EH101", message: expect.stringContaining('no column "rase"') });
      await expect(engine.cube({ axes: { a: { kind: "category", column: "" } } })).rejects.toMatchObject({ code: "EH101" });
    });
  });

  test(`${name}: numbers are not asked of texts`, async () => {
    await over({ race: ["a", "b"] }, async ({ engine }) => {
      await expect(engine.quantiles("race", [0.5])).rejects.toThrow(TypeError);
      await expect(engine.cube({ axes: { a: { kind: "atLeast", column: "race", cut: 1 } } })).rejects.toThrow('column "race" holds texts');
      await expect(engine.cube({ axes: {}, count: "race" })).rejects.toThrow(TypeError);
      expect(await engine.range("race")).toEqual({ min: null, max: null, missing: 0, distinct: 2, whole: false });
    });
  });

  test(`${name}: one row is one cell`, async () => {
    await over({ g: ["a"], x: [0.5] }, async ({ engine }) => {
      const cube = await engine.cube({ axes: { g: { kind: "category", column: "g" }, d: { kind: "atLeast", column: "x", cut: 0.5 } } });
      expect(cube).toEqual({ axes: ["g", "d"], cells: [{ g: "a", d: 1 }], tallies: [{ n: 1, w: 1, w2: 1 }] });
      expect(await engine.quantiles("x", [0, 0.5, 1])).toEqual([0.5, 0.5, 0.5]);
    });
  });

  test(`${name}: a filter that no row satisfies leaves no cell, no value and no quantile`, async () => {
    const none = { kind: "or", terms: [] } as const;
    await over({ g: ["a", null], x: [1, 2] }, async ({ engine }) => {
      expect(await engine.cube({ axes: {}, where: none })).toEqual({ axes: [], cells: [], tallies: [] });
      expect(await engine.values("g", 5, none)).toEqual({ values: [], distinct: 0, missing: 0 });
      expect(await engine.range("x", none)).toEqual({ min: null, max: null, missing: 0, distinct: 0, whole: true });
      expect(await engine.quantiles("x", [0.5], none)).toEqual([]);
    });
  });

  test(`${name}: weights are counted in halves-up multiples, exactly, also where doubles would round`, async () => {
    const w = [0.25, 0.125, 0.1249, 2 ** 31 - 0.25, 2 ** 31 - 0.25, 2 ** 31 - 0.25];
    await over({ w }, async ({ engine }) => {
      const { tallies } = await engine.cube({ axes: {}, weight: { column: "w", quantum: 0.25 } });
      const largest = 2n ** 33n - 1n;
      expect(tallies).toEqual([{ n: 6, w: Number(3n * largest + 2n) / 4, w2: Number(3n * largest * largest + 2n) / 16 }]);
    });
  });
}

/** Both parts with number columns that one of them reads as text written as text in both. */
function typedAlike(a: Data, b: Data): (part: Data) => Data {
  const isText = (column: string) => [...a[column]!, ...b[column]!].some((value) => typeof value === "string");
  return (part) =>
    Object.fromEntries(
      Object.entries(part).map(([column, values]) => [
        column,
        isText(column) ? values.map((value) => (value === null ? null : `t${value}`)) : values,
      ]),
    );
}
