import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestWays } from "../../../src/explanations/recourse/nice.js";
import { apart, mayTake, ranksOf, type Unit, type UnitColumn } from "../../../src/explanations/recourse/units.js";
import { columnFrom } from "../../../src/table/table.js";

const upTo = (n: number): number[] => [...new Array(n).keys()];

function unit(name: string, values: readonly (number | string | null)[], rules: Partial<UnitColumn> = {}): Unit {
  const column = columnFrom(values);
  const ranks = column.kind === "number" ? ranksOf(column.values, upTo(values.length)) : null;
  return { name, columns: [{ name, column, cost: 1, only: null, allowed: null, ranks, ...rules }] };
}

/** The score of rows put together from others: the sum of their numbers. */
const sums = (units: readonly Unit[], threshold: number) => async (_rows: readonly number[], sources: readonly Int32Array[]) =>
  Float64Array.from(sources, (from) => {
    let sum = -threshold;
    units.forEach(({ columns }, u) => {
      for (const { column } of columns) sum += column.kind === "number" ? column.values[from[u]!]! : column.codes[from[u]!]!;
    });
    return sum;
  });

describe("by hand", () => {
  // Row 0 has 0 and 0 and needs a sum of 3. Row 4 (3, 3) is the nearest with the decision; one of its values is enough.
  const x = [0, 1, 2, 3, 3, 9];
  const y = [0, 0, 0, 0, 3, 9];

  test("one value of the nearest is taken, and moved back as far as the decision holds", async () => {
    const units = [unit("x", x), unit("y", y)];
    const [way] = await nearestWays([0], { units, donors: Int32Array.of(3, 4, 5), tries: 3, ask: sums(units, 3) });
    expect([...way!.sources!].map((row, u) => [x, y][u]![row])).toEqual([3, 0]);
  });

  test("a value between is enough: 3 of the donor's 9", async () => {
    const units = [unit("x", x)];
    const [way] = await nearestWays([0], { units, donors: Int32Array.of(5, 3), tries: 1, ask: sums(units, 3) });
    expect(x[way!.sources![0]!]).toBe(3);
  });

  test("what may only fall does not rise, and then there is no way", async () => {
    const units = [unit("x", x, { only: "decrease" })];
    const [way] = await nearestWays([0], { units, donors: Int32Array.of(3, 4, 5), tries: 3, ask: sums(units, 3) });
    expect(way!.sources).toBeNull();
  });

  test("a donor further away is tried when what the nearest may give is not enough", async () => {
    const units = [unit("x", x), unit("y", y, { only: "decrease" })];
    const search = { units, donors: Int32Array.of(3, 4, 5), ask: sums(units, 9) };
    expect((await nearestWays([0], { ...search, tries: 2 }))[0]!.sources).toBeNull();
    expect([...(await nearestWays([0], { ...search, tries: 3 }))[0]!.sources!]).toEqual([5, 0]);
  });

  test("allowed values, and costs that make the other change the smaller one", async () => {
    const nine = [unit("x", x, { allowed: new Set([9]) })];
    const [only] = await nearestWays([0], { units: nine, donors: Int32Array.of(3, 5), tries: 2, ask: sums(nine, 3) });
    expect(x[only!.sources![0]!]).toBe(9);
    const dear = [unit("x", x, { cost: 10 }), unit("y", y)];
    const [way] = await nearestWays([0], { units: dear, donors: Int32Array.of(4), tries: 1, ask: sums(dear, 3) });
    expect([...way!.sources!]).toEqual([0, 4]);
  });
});

test("ranks are shares of people, ties by half; effort is the share between, 1 for a text", () => {
  const ranks = ranksOf(Float64Array.of(1, 1, 2, 4, Number.NaN), upTo(5));
  expect([...ranks]).toEqual([0.25, 0.25, 0.625, 0.875, Number.NaN]);
  expect(apart(unit("x", [1, 1, 2, 4, null]), 0, 3)).toBe(0.625);
  expect(apart(unit("c", ["a", "b", "a"], { cost: 2 }), 0, 1)).toBe(2);
  expect(apart(unit("c", ["a", null, null]), 0, 1)).toBe(1);
  expect(apart(unit("c", ["a", null, null]), 1, 2)).toBe(0);
  expect(mayTake(unit("x", [1, null]), 0, 1)).toBe(false);
});

test("every way turns the decision within the rules, with values that rows have; the order of asking changes nothing", async () => {
  const row = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }), z: fc.integer({ min: 0, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 25 }), fc.integer({ min: 1, max: 18 }), async (rows, threshold) => {
      const units = [
        unit(
          "x",
          rows.map(({ x }) => x),
          { only: "increase" },
        ),
        unit(
          "y",
          rows.map(({ y }) => y),
        ),
        unit(
          "z",
          rows.map(({ z }) => z),
          { allowed: new Set([0, 3]) },
        ),
      ];
      const has = rows.map(({ x, y, z }) => x + y + z >= threshold);
      const refused = upTo(rows.length).filter((i) => !has[i]);
      const donors = Int32Array.from(upTo(rows.length).filter((i) => has[i]));
      const search = { units, donors, tries: 4, ask: sums(units, threshold) };
      const ways = await nearestWays(refused, search);
      const single = [];
      for (const one of refused) single.push(...(await nearestWays([one], search)));
      expect(single).toEqual(ways);
      for (const { row: at, sources } of ways) {
        if (sources === null) continue;
        const [x, y, z] = [rows[sources[0]!]!.x, rows[sources[1]!]!.y, rows[sources[2]!]!.z];
        expect(x + y + z).toBeGreaterThanOrEqual(threshold);
        expect(x).toBeGreaterThanOrEqual(rows[at]!.x);
        expect(z === rows[at]!.z || z === 0 || z === 3).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
