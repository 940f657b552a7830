import { expect, test } from "vitest";
import { type Family, familyOf, literalsOf, tallyOf } from "../../src/scan/family.js";
import { gapLimits, rest } from "../../src/scan/gap-limits.js";
import { judged } from "../../src/scan/judged.js";
import { noPause } from "../../src/scan/pace.js";
import type { Population } from "../../src/scan/population.js";
import { splitSearch } from "../../src/scan/split.js";
import { type Rng, rng } from "../../src/stats/rng.js";
import { populationFrom, type Row } from "./random-population.js";

const names = ["a", "b", "c"];
const levels = [
  ["x", "y"],
  ["p", "q", "r"],
  ["k", "l", "m", "n"],
];
const shares = [
  [0.3, 1],
  [0.15, 0.5, 1],
  [0.1, 0.3, 0.6, 1],
];

/** Rows whose columns are independent of each other; `rate` gives the chance of a hit. */
function drawn(size: number, rate: (values: readonly string[]) => number, random: Rng): Population {
  const rows = Array.from({ length: size }, (): Row => {
    const values = levels.map((texts, c) => {
      const u = random.next();
      return texts[shares[c]!.findIndex((share) => u < share)]!;
    });
    return { values, outcome: random.next() < rate(values) ? "hit" : "miss" };
  });
  return populationFrom(names, rows);
}

/** Most of `runs` that may go wrong when each does with a chance of 5 %: once in a thousand suites more do. */
const atMost = (runs: number): number => Math.floor(0.05 * runs + 3.1 * Math.sqrt(0.05 * 0.95 * runs));

const search = { depth: 3, least: 20, pace: noPause };
const judging = { alpha: 0.05, draws: 99, pace: noPause };

test.each([
  ["max_t", 0.3],
  ["max_t", 0.03],
  ["holm", 0.3],
] as const)("%s: where there is nothing to find (rate %f), at most one search in twenty finds something", async (method, rate) => {
  const runs = 300;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const random = rng(run, "null", method);
    const family = await familyOf(
      drawn(300, () => rate, random),
      search,
    );
    expect(family.size).toBeGreaterThan(20);
    const { pValues } = await judged(family, { ...judging, method, random: random.fork("draws") });
    if (pValues.some((p) => p <= 0.05)) found++;
  }
  expect(found).toBeLessThanOrEqual(atMost(runs));
  if (method === "max_t") expect(found).toBeGreaterThan(0);
});

test("split: where there is nothing to find, at most one search in twenty finds something", async () => {
  const runs = 300;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const random = rng(run, "null split");
    const { proposals } = await splitSearch(
      drawn(400, () => 0.3, random),
      { ...search, alpha: 0.05, random: random.fork("split") },
    );
    if (proposals.some(({ pValue }) => pValue <= 0.05)) found++;
  }
  expect(found).toBeLessThanOrEqual(atMost(runs));
});

test("beside a group that truly differs, groups of other columns are found no more often than they should", async () => {
  const runs = 200;
  let wrong = 0;
  for (let run = 0; run < runs; run++) {
    const random = rng(run, "partly null");
    const family = await familyOf(
      drawn(300, ([a]) => (a === "x" ? 0.9 : 0.2), random),
      { ...search, depth: 2 },
    );
    const { pValues } = await judged(family, { ...judging, method: "max_t", random: random.fork("draws") });
    // Groups without a word on the first column are as everybody else.
    const same = [...pValues.keys()].filter((group) => literalsOf(family, group).every(({ column }) => column !== 0));
    expect(same.length).toBeGreaterThan(5);
    expect([...pValues].some((p) => p <= 0.05)).toBe(true);
    if (same.some((group) => pValues[group]! <= 0.05)) wrong++;
  }
  expect(wrong).toBeLessThanOrEqual(atMost(runs));
});

test.each([
  ["max_t", "no difference", () => 0.3],
  ["max_t", "one group at 2 % against 30 %", ([a, b]: readonly string[]) => (a === "x" && b === "p" ? 0.02 : 0.3)],
  ["holm", "one group at 97 % against 50 %", ([, , c]: readonly string[]) => (c === "k" ? 0.97 : 0.5)],
] as const)("%s, %s: all groups' limits hold their true gaps together, in all but one search in twenty", async (method, _, rate) => {
  const runs = 100;
  let missed = 0;
  for (let run = 0; run < runs; run++) {
    const random = rng(run, "limits", method);
    const family = await familyOf(drawn(300, rate, random), search);
    const { limitAlpha } = await judged(family, { ...judging, method, random: random.fork("draws") });
    const missing = [...family.trials.keys()].some((group) => {
      const own = tallyOf(family, group);
      const { lower, upper } = gapLimits(own, rest(family.population.total, own), limitAlpha);
      const truth = trueGap(family, group, rate);
      return truth < lower || truth > upper;
    });
    if (missing) missed++;
  }
  expect(missed).toBeLessThanOrEqual(atMost(runs));
});

/** A group's true rate less that of all others, from how the rows are drawn. */
function trueGap(family: Family, group: number, rate: (values: readonly string[]) => number): number {
  const inside = { share: 0, hits: 0 };
  const outside = { share: 0, hits: 0 };
  const literals = literalsOf(family, group).map(
    ({ column, value }) => [column, family.population.columns[column]!.values[value]!] as const,
  );
  for (const a of levels[0]!)
    for (const b of levels[1]!)
      for (const c of levels[2]!) {
        const cell = [a, b, c];
        const share = cell.reduce((product, value, column) => product * shareOf(column, value), 1);
        const side = literals.every(([column, value]) => cell[column] === value) ? inside : outside;
        side.share += share;
        side.hits += share * rate(cell);
      }
  return inside.hits / inside.share - outside.hits / outside.share;
}

function shareOf(column: number, value: string): number {
  const at = levels[column]!.indexOf(value);
  return shares[column]![at]! - (at === 0 ? 0 : shares[column]![at - 1]!);
}
