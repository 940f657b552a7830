import fc from "fast-check";
import { expect, test } from "vitest";
import { bitPlanes } from "../../src/scan/bit-planes.js";
import { bitSets, bytesFor } from "../../src/scan/bit-sets.js";
import { familyOf, itemsOfGroup, literalsOf } from "../../src/scan/family.js";
import { noPause } from "../../src/scan/pace.js";
import { countWhere, halves } from "../../src/scan/population.js";
import { rng } from "../../src/stats/rng.js";
import { populationFrom, type Row, randomRows } from "./random-population.js";

/** Every conjunction of up to `depth` values of different columns, counted row by row. */
function bruteForce(columns: readonly string[], rows: readonly Row[], { depth, least }: { depth: number; least: number }) {
  const found = new Map<string, { trials: number; hits: number }>();
  const all = rows.filter(({ outcome }) => outcome !== "none").length;
  for (let subset = 1; subset < 1 << columns.length; subset++) {
    const used = columns.map((_, c) => c).filter((c) => subset & (1 << c));
    if (used.length > depth) continue;
    const groups = new Map<string, { trials: number; hits: number }>();
    for (const { values, outcome } of rows) {
      if (outcome === "none") continue;
      const key = JSON.stringify(Object.fromEntries(used.map((c) => [columns[c]!, values[c]!])));
      const group = groups.get(key) ?? { trials: 0, hits: 0 };
      groups.set(key, { trials: group.trials + 1, hits: group.hits + (outcome === "hit" ? 1 : 0) });
    }
    for (const [key, group] of groups) if (group.trials >= least && all - group.trials >= least) found.set(key, group);
  }
  return found;
}

test("counts of all groups, by sets of bits, are those of counting row by row", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomRows,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 20 }),
      async ({ columns, rows }, depth, least) => {
        const population = populationFrom(columns, rows);
        const family = await familyOf(population, { depth, least, pace: noPause });
        const expected = bruteForce(columns, rows, { depth, least });
        const seen = new Set<string>();
        for (let group = 0; group < family.size; group++) {
          const literals = literalsOf(family, group);
          const key = JSON.stringify(
            Object.fromEntries(literals.map(({ column, value }) => [columns[column]!, population.columns[column]!.values[value]!])),
          );
          expect(expected.get(key)).toEqual({ trials: family.trials[group], hits: family.hits[group] });
          expect(countWhere(population, literals)).toMatchObject({ trials: family.trials[group], hits: family.hits[group] });
          seen.add(key);
        }
        // What is not listed has the same trials as a group that is, or everybody's.
        for (const [key, { trials, hits }] of expected) {
          if (seen.has(key)) continue;
          const names = Object.keys(JSON.parse(key));
          const parts = [...seen].filter((other) =>
            Object.entries(JSON.parse(other)).every(([c, v]) => names.includes(c) && JSON.parse(key)[c] === v),
          );
          expect(parts.some((other) => expected.get(other)!.trials === trials && expected.get(other)!.hits === hits)).toBe(true);
        }
      },
    ),
    { numRuns: 150, seed: 3 },
  );
});

test("a population of hand-written rows: tuples by falling trials, rows without an outcome beside them", () => {
  const row = (a: string, b: string, outcome: Row["outcome"]): Row => ({ values: [a, b], outcome });
  const population = populationFrom(
    ["sex", "race"],
    [row("m", "x", "hit"), row("f", "y", "none"), row("m", "x", "miss"), row("f", "x", "hit"), row("m", "x", "none")],
  );
  expect([...population.rows]).toEqual([3, 1, 1]);
  expect([...population.trials]).toEqual([2, 1, 0]);
  expect([...population.hits]).toEqual([1, 1, 0]);
  expect(population.places.map((places) => [...places])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
  ]);
  expect(population.total).toEqual({ rows: 5, trials: 3, hits: 2 });
});

test("the order of rows changes nothing", () => {
  fc.assert(
    fc.property(randomRows, fc.integer(), ({ columns, rows }, seed) => {
      const random = rng(seed);
      const shuffled = rows
        .map((one) => ({ one, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(populationFrom(columns, shuffled)).toEqual(populationFrom(columns, rows));
    }),
    { numRuns: 50, seed: 4 },
  );
});

test("two halves add up to the whole, tuple by tuple, and each row falls in either with the same chance", () => {
  const rows = Array.from({ length: 3000 }, (_, i): Row => ({ values: [i % 3 === 0 ? "a" : "b"], outcome: i % 5 === 0 ? "hit" : "miss" }));
  const whole = populationFrom(["c"], rows);
  const [one, other] = halves(whole, rng(1, "split"));
  for (const value of [0, 1]) {
    const at = [{ column: 0, value }];
    const parts = [countWhere(one, at), countWhere(other, at)];
    expect(parts[0]!.trials + parts[1]!.trials).toBe(countWhere(whole, at).trials);
    expect(parts[0]!.hits + parts[1]!.hits).toBe(countWhere(whole, at).hits);
    expect(Math.abs(parts[0]!.trials - parts[1]!.trials)).toBeLessThan(4 * Math.sqrt(3000));
  }
  expect(halves(whole, rng(1, "split"))).toEqual([one, other]);
});

test("a group that is everybody, and one whose rest is too small, are left out", async () => {
  const rows = Array.from({ length: 100 }, (_, i): Row => ({ values: ["same", i < 95 ? "most" : "few"], outcome: i % 2 ? "hit" : "miss" }));
  const family = await familyOf(populationFrom(["a", "b"], rows), { depth: 2, least: 10, pace: noPause });
  expect(family.size).toBe(0);
  expect(family.same).toBe(1);
  const smaller = await familyOf(populationFrom(["a", "b"], rows), { depth: 2, least: 5, pace: noPause });
  expect([...smaller.trials]).toEqual([5, 95]);
  expect([...itemsOfGroup(smaller, 0)]).toHaveLength(1);
});

test("sums over planes of bits are sums of whole numbers, also beyond 32 bits", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 ** 40 })), fc.nat(), fc.boolean()), {
        minLength: 1,
        maxLength: 200,
      }),
      (tuples) => {
        const falling = [...tuples].sort((a, b) => b[0] - a[0]);
        const limits = falling.map(([limit]) => limit);
        const numbers = falling.map(([limit, any]) => (limit === 0 ? 0 : any % (limit + 1)));
        const sets = bitSets();
        const set = sets.reserve(bytesFor(tuples.length), 1);
        falling.forEach(([, , isIn], i) => {
          if (isIn) sets.words()[set / 4 + (i >>> 5)]! |= 1 << (i & 31);
        });
        const planes = bitPlanes(sets, limits, 2);
        planes.write(0, limits);
        planes.write(1, numbers);
        const sums = new Float64Array(2);
        planes.sums(set, 2, sums);
        const sumOf = (values: readonly number[]): number => values.reduce((sum, value, i) => (falling[i]![2] ? sum + value : sum), 0);
        expect([...sums]).toEqual([sumOf(limits), sumOf(numbers)]);
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});
