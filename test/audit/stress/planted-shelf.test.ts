import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import type { StressedGroup } from "../../../src/audit/stress/row.js";
import { plainTest } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";

type Cell = number | string | null;
type Columns = Record<string, Cell[]>;

const n = 1500;
const uniform = (name: string): number[] => {
  const random = rng(9, name);
  return Array.from({ length: n }, () => random.next());
};

/** What a disturbance does to decisions of a model that says yes where `yes` holds. */
async function struck(data: Columns, id: string, amount: number, yes: (row: Record<string, Cell>) => boolean): Promise<StressedGroup> {
  const features = Object.keys(data);
  const { robustness } = await audit(
    { ...data, id: Array.from({ length: n }, (_, i) => i), score: Array.from({ length: n }, () => 0.5) },
    {
      ...{ sensitive: [], id: "id", score: "score", threshold: 0.5, minN: 30 },
      model: {
        features,
        predict: (columns) =>
          columns[features[0]!]!.map((_, i) => (yes(Object.fromEntries(features.map((name) => [name, columns[name]![i]!]))) ? 1 : 0)),
      },
      stress: { tests: [{ ...plainTest(id), amount }], rows: null, serving: false, repeats: 1 },
    },
  );
  return robustness[0]!.everybody!;
}

const near = (found: number, truth: number, of: number): void =>
  expect(Math.abs(found - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / of) + 2 / n);

const x = uniform("x");

test("a value of the record before: of a yes with chance p, a share 2p(1 − p) of those struck change, and each that changes flips", async () => {
  const c = uniform("stale").map((u) => (u < 0.3 ? "yes" : "no"));
  const found = await struck({ c }, "stale_values", 0.5, (row) => row.c === "yes");
  near(found.changed / n, 0.5 * 2 * 0.3 * 0.7, n);
  expect(found.flipRate).toBe(1);
});

test("dates that move by a days over D days: a/D of decisions that hang on a day change", async () => {
  const days = 200;
  const day = x.map((u) => new Date(Date.UTC(2026, 0, 1) + 86_400_000 * Math.floor(days * u)).toISOString().slice(0, 10));
  const cut = new Date(Date.UTC(2026, 0, 1) + 86_400_000 * 100).toISOString().slice(0, 10);
  const found = await struck({ day }, "date_shift", 20, (row) => String(row.day) >= cut);
  expect(found.changed).toBe(n);
  near(found.flipRate!, 20 / days, n);
});

test("two columns exchanged, of which one decides: half of the decisions change; where they are alike none does", async () => {
  const z = uniform("z");
  near((await struck({ x, z }, "swapped_columns", 1, (row) => Number(row.x) >= 0.5)).flipRate!, 0.5, n);
  expect((await struck({ x, z }, "swapped_columns", 1, (row) => Number(row.x) + Number(row.z) >= 1)).flipRate).toBe(0);
});

test("another unit: exactly those between two thresholds, in one direction", async () => {
  const large = await struck({ x }, "unit_too_large", 12, (row) => Number(row.x) >= 0.6);
  expect(large).toMatchObject({ toPositive: x.filter((v) => v < 0.6 && 12 * v >= 0.6).length, toNegative: 0 });
  const small = await struck({ x }, "unit_too_small", 12, (row) => Number(row.x) >= 0.05);
  expect(small).toMatchObject({ toPositive: 0, toNegative: x.filter((v) => v >= 0.05 && v / 12 < 0.05).length });
});

test("noise of a in the order of values: a/4 of the decisions that are cut in the middle change", async () => {
  const found = await struck({ x }, "quantile_noise", 0.4, (row) => Number(row.x) >= [...x].sort((a, b) => a - b)[n / 2]!);
  near(found.flipRate!, 0.4 / 4, n);
});

test("the largest values left out: exactly those above the quantile lose a decision that hangs on them", async () => {
  const found = await struck({ x }, "missing_top", 0.1, (row) => row.x !== null && Number(row.x) >= 0.5);
  expect(found).toMatchObject({ changed: n / 10, toNegative: n / 10, toPositive: 0, flipRate: 1 });
});

test("values missing by group: the group that is rare loses a decision that hangs on them more often, by the closed form", async () => {
  const group = x.map((_, i) => (i % 4 === 0 ? "rare" : "usual"));
  const { robustness } = await audit({ x, group, score: x }, {
    ...{ sensitive: ["group"], score: "score", threshold: 0.5, minN: 10 },
    model: { features: ["x"], predict: (columns: { x: (number | null)[] }) => columns.x.map((v) => v ?? 0) },
    stress: { tests: [{ ...plainTest("missing_by_column"), amount: 0.2, repeats: 1 }], rows: null, serving: false },
  } as never);
  expect(robustness).toMatchObject([{ columns: ["x", "group"] }]);
  // F is 0.375 for the usual ones and 0.875 for the rare ones, so that 0.15 and 0.35 of their values are gone.
  const changed = (name: string): number => robustness[0]!.byGroup.find((one) => one.group.group === name)!.changedRows;
  near(changed("rare") / (n / 4), 0.35, n / 4);
  near(changed("usual") / ((3 * n) / 4), 0.15, (3 * n) / 4);
});

test("letters exchanged: a model that knows words says no to every text that changed", async () => {
  const word = uniform("word").map((u) => (u < 0.5 ? "granted" : "refused"));
  const found = await struck({ word }, "category_typo", 0.2, (row) => row.word === "granted");
  near(found.changed / n, 0.2, n);
  expect(found.toPositive).toBe(0);
  near(found.flipRate!, 0.5, found.changed);
});

test("extreme values in place of all: exactly those below the cut come to lie above it", async () => {
  const found = await struck({ x }, "outliers", 5, (row) => Number(row.x) >= 0.6);
  expect(found).toMatchObject({ changed: n, toPositive: x.filter((v) => v < 0.6).length, toNegative: 0 });
});

test("numbers written coarsely: exactly those that round up to the cut; none where the cut is halfway", async () => {
  // The sd of x is 0.29, so that one sd is steps of 0.2.
  const found = await struck({ x }, "rounding", 1, (row) => Number(row.x) >= 0.6);
  expect(found).toMatchObject({ toPositive: x.filter((v) => v >= 0.5 && v < 0.6).length, toNegative: 0 });
  expect((await struck({ x }, "rounding", 1, (row) => Number(row.x) >= 0.5)).flipRate).toBe(0);
});

test("the category beside the right one: all of the first, half of the second, none of the third leave or reach the first", async () => {
  const c = uniform("beside").map((u) => (u < 0.2 ? "a" : u < 0.7 ? "b" : "c"));
  const found = await struck({ c }, "category_adjacent", 1, (row) => row.c === "a");
  expect(found).toMatchObject({ changed: n, toNegative: c.filter((one) => one === "a").length });
  const second = c.filter((one) => one === "b").length;
  near(found.toPositive / second, 0.5, second);
});

test("values missing at random: a share a is gone, and those of them that were above the cut lose it", async () => {
  const found = await struck({ x }, "missing_values", 0.3, (row) => row.x !== null && Number(row.x) >= 0.6);
  near(found.changed / n, 0.3, n);
  expect(found.toPositive).toBe(0);
  near(found.flipRate!, 0.4, found.changed);
});

test("the sign exchanged: whoever is on one side of 0 goes to the other", async () => {
  const y = x.map((v) => v - 0.25);
  const found = await struck({ y }, "sign_flip", 1, (row) => Number(row.y) > 0);
  const above = y.filter((v) => v > 0).length;
  expect(found).toMatchObject({ changed: n, toNegative: above, toPositive: n - above });
});

test("temperatures in the other unit, only where they are named: exactly those between 38 and 38 in the other", async () => {
  const celsius = x.map((u) => 100 * u);
  const warm = await struck({ celsius }, "celsius_as_fahrenheit", 1, (row) => Number(row.celsius) >= 38);
  expect(warm).toMatchObject({ toPositive: celsius.filter((c) => c < 38 && 1.8 * c + 32 >= 38).length, toNegative: 0 });
  const cold = await struck({ celsius }, "fahrenheit_as_celsius", 1, (row) => Number(row.celsius) >= 38);
  expect(cold).toMatchObject({ toPositive: 0, toNegative: celsius.filter((c) => c >= 38 && (c - 32) / 1.8 < 38).length });
});

test("rows count by their weights: shares and means are those of the rows written out, and as informative as fewer rows", async () => {
  const weight = x.map((_, i) => 1 + (i % 3));
  const options = {
    ...{ sensitive: [], id: "id", score: "score", threshold: 0.5, minN: 30 },
    model: { features: ["x"], predict: (columns: Readonly<Columns>) => columns.x!.map(Number) },
    stress: { tests: [{ ...plainTest("scale_shift"), amount: 0.25 }], rows: null, serving: false },
  };
  const data = { x, weight, id: x.map((_, i) => i), score: x };
  const [weighted] = (await audit(data, { ...options, weight: "weight" })).robustness;
  const whole = weight.reduce((sum, w) => sum + w, 0);
  const flips = x.reduce((sum, v, i) => sum + (v < 0.5 && 1.25 * v >= 0.5 ? weight[i]! : 0), 0);
  expect(weighted!.everybody!.flipRate).toBeCloseTo(flips / whole, 12);
  expect(weighted!.everybody!.meanChange).toBeCloseTo((0.25 * x.reduce((sum, v, i) => sum + v * weight[i]!, 0)) / whole, 12);
  expect(weighted!.everybody!.nEff!).toBeLessThan(n);
});
