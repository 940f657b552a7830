import fc from "fast-check";
import { expect, test } from "vitest";
import { biasScan } from "../../src/scan/bias-scan.js";
import { noPause } from "../../src/scan/pace.js";
import type { Population } from "../../src/scan/population.js";
import { valueSetScan } from "../../src/scan/value-set-scan.js";
import { bestValues, surplus } from "../../src/scan/value-sets.js";
import { rng } from "../../src/stats/rng.js";

const sizes = { age: 5, region: 4, job: 3 };

/** The tables of fixtures/oracle/bias_scan.py. */
function table(which: 0 | 1 | 2): Population {
  const cells: { at: number[]; trials: number; hits: number }[] = [];
  for (let a = 0; a < 5; a++)
    for (let r = 0; r < 4; r++)
      for (let j = 0; j < 3; j++) {
        const trials = 10 + ((7 * a + 3 * r + 11 * j) % 13);
        const isApart = which === 1 ? (a === 0 || a === 4) && r % 2 === 1 : which === 2 && j === 2 && a > 0 && a < 4;
        const share = isApart ? (which === 1 ? 0.55 : 0.2) : which === 2 ? 0.5 : 0.3;
        const hits = Math.min(trials, Math.max(0, Math.trunc(trials * share + ((5 * a + 2 * r + 3 * j) % 4) - 1.5)));
        cells.push({ at: [a, r, j], trials, hits });
      }
  cells.sort((x, y) => y.trials - x.trials);
  const sum = (key: "trials" | "hits"): number => cells.reduce((total, cell) => total + cell[key], 0);
  return {
    columns: Object.entries(sizes).map(([name, size]) => ({ name, values: [...Array(size).keys()].map(String) })),
    places: [0, 1, 2].map((c) => Uint8Array.from(cells, ({ at }) => at[c]!)),
    rows: Float64Array.from(cells, ({ trials }) => trials),
    trials: Float64Array.from(cells, ({ trials }) => trials),
    hits: Float64Array.from(cells, ({ hits }) => hits),
    total: { rows: sum("trials"), trials: sum("trials"), hits: sum("hits") },
  };
}

// AIF360 0.6.1, MDSS with Bernoulli scores, 20 iterations: fixtures/oracle/bias_scan.py. It rounds scores to four decimals.
test.each([
  [0, "above", 0.2, { age: [0, 4], job: [1], region: [0, 2] }, 0.2365],
  [0, "above", 1, {}, 0],
  [0, "below", 0.2, { age: [0, 4], job: [0], region: [0, 2] }, 0.8452],
  [0, "below", 1, {}, 0],
  [1, "above", 0.2, { age: [0, 4], region: [1, 3] }, 9.9995],
  [1, "above", 1, { age: [0, 4], region: [1, 3] }, 6.7995],
  [1, "below", 1, { age: [2] }, 0.373],
  [2, "above", 0.2, { job: [0, 1] }, 4.9292],
  [2, "above", 1, { job: [0, 1] }, 3.3292],
  [2, "below", 0.2, { age: [1, 2, 3], job: [2] }, 24.3604],
  [2, "below", 1, { age: [1, 2, 3], job: [2] }, 21.1604],
] as const)("table %i, %s, penalty %f: the subset and the score of AIF360", async (which, direction, penalty, values, score) => {
  const found = await searched(which, direction, penalty);
  expect(found.values).toEqual(values);
  expect(found.score).toBeCloseTo(score, 4);
});

test("where AIF360 stops at a lower peak, a higher one is found", async () => {
  // AIF360: { age: [1, 2, 3] } with 1.8186.
  const { values, score } = await searched(1, "below", 0.2);
  expect(values).toEqual({ age: [0, 1, 4], region: [0, 2], job: [0] });
  expect(score).toBeGreaterThan(1.8186);
  const population = table(1);
  const inside = [...population.trials.keys()].filter((i) =>
    [[0, 1, 4], [0, 2], [0]].every((set, c) => set.includes(population.places[c]![i]!)),
  );
  const tally = {
    trials: inside.reduce((sum, i) => sum + population.trials[i]!, 0),
    hits: inside.reduce((sum, i) => sum + population.hits[i]!, 0),
  };
  expect(score).toBeCloseTo(surplus(tally, population.total.hits / population.total.trials) - 0.2 * 6, 12);
});

async function searched(which: 0 | 1 | 2, direction: "above" | "below", penalty: number) {
  const population = table(which);
  const expected = population.total.hits / population.total.trials;
  const options = { expected, direction, penalty, restarts: 60, random: rng(0, "test"), pace: noPause };
  const { sets, score } = await biasScan(population, population.hits, options);
  return { values: Object.fromEntries(sets.flatMap((set, c) => (set === null ? [] : [[Object.keys(sizes)[c]!, set]]))), score };
}

test("the surplus of 3 hits in 4 trials at an expected half is 3 ln 1.5 + ln 0.5, and none at the expected rate", () => {
  expect(surplus({ trials: 4, hits: 3 }, 0.5)).toBeCloseTo(3 * Math.log(1.5) + Math.log(0.5), 14);
  expect(surplus({ trials: 4, hits: 2 }, 0.5)).toBe(0);
  expect(surplus({ trials: 4, hits: 0 }, 0.5)).toBeCloseTo(4 * Math.log(2), 14);
  expect(surplus({ trials: 0, hits: 0 }, 0.5)).toBe(0);
});

test("the best set of values is the best of all 2^V sets", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat()).map(([trials, any]) => ({ trials, hits: any % (trials + 1) })),
        { minLength: 1, maxLength: 8 },
      ),
      fc.constantFrom(0.05, 0.3, 0.5, 0.9),
      fc.constantFrom("above" as const, "below" as const),
      fc.constantFrom(0, 0.2, 1),
      (tallies, expected, direction, penalty) => {
        let best = 0;
        for (let set = 1; set < 1 << tallies.length; set++) {
          const values = tallies.filter((_, v) => set & (1 << v));
          const trials = values.reduce((sum, value) => sum + value.trials, 0);
          const hits = values.reduce((sum, value) => sum + value.hits, 0);
          const isOn = direction === "above" ? hits > trials * expected : hits < trials * expected;
          const cost = values.length === tallies.length ? 0 : penalty * values.length;
          if (isOn) best = Math.max(best, surplus({ trials, hits }, expected) - cost);
        }
        expect(bestValues(tallies, { expected, direction, penalty }).score).toBeCloseTo(best, 9);
      },
    ),
    { numRuns: 300, seed: 6 },
  );
});

test("a planted product of value sets has a small p, and a table without one a large p", async () => {
  const planted = await valueSetScan(table(2), { random: rng(0), searches: 1, pace: noPause });
  expect(planted).toMatchObject({ penalty: 1, draws: 99, reason: null });
  const below = planted.subsets.find(({ direction }) => direction === "below")!;
  expect(below.values).toEqual({ age: ["1", "2", "3"], job: ["2"] });
  expect(below.pValue).toBe(0.01);
  expect(below.gap).toBeLessThan(-0.25);
  const none = await valueSetScan(table(0), { random: rng(0), searches: 1, pace: noPause });
  expect(none.subsets).toEqual([]);
});
