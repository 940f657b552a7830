import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usualTests } from "../../src/audit/stress/planned.js";
import { changedRows } from "../../src/perturbations/changed-rows.js";
import { areDates, movedDate } from "../../src/perturbations/date-shift.js";
import { disturbable } from "../../src/perturbations/disturbing.js";
import { perturbations } from "../../src/perturbations/index.js";
import type { Coupling, Perturbation } from "../../src/perturbations/perturbation.js";
import { atShare, shareUpTo } from "../../src/perturbations/quantile-noise.js";
import { roundStep } from "../../src/perturbations/rounding.js";
import { rng } from "../../src/stats/rng.js";
import { type Column, type Scalar, type Table, tableFrom } from "../../src/table/table.js";

const named = (id: string): Perturbation => perturbations.find((one) => one.id === id)!;

function cellsOf(column: Column): (number | string | null)[] {
  if (column.kind === "number") return Array.from(column.values, (x) => (Number.isNaN(x) ? null : x));
  return Array.from(column.codes, (code) => column.levels[code] ?? null);
}

interface Struck {
  readonly columns?: readonly string[];
  readonly amount?: number;
  readonly repeat?: number;
  readonly seed?: number;
  readonly coupled?: Coupling;
}

function strike(id: string, record: Record<string, readonly Scalar[]>, { columns, amount, repeat, seed = 0, coupled }: Struck = {}) {
  const table = tableFrom(record);
  const part = named(id);
  const disturbed = disturbable(table, seed).disturbed(part, {
    columns: columns ?? [Object.keys(record)[0]!],
    amount: amount ?? part.ladder.at(-1)!,
    ...(repeat !== undefined && { repeat }),
    ...(coupled && { coupled }),
  });
  return {
    ...disturbed,
    changed: changedRows(table, disturbed.columns ?? new Map()),
    cells: (name: string) => cellsOf(disturbed.columns!.get(name)!),
  };
}

const many = (n: number, seed = 1) => {
  const random = rng(seed, "people");
  return {
    x: Array.from({ length: n }, () => 100 * random.next()),
    whole: Array.from({ length: n }, () => random.below(40)),
    c: Array.from({ length: n }, () => ["low", "middle", "top", null][random.below(4)]!),
    day: Array.from({ length: n }, () => `2026-0${1 + random.below(9)}-1${random.below(10)}`),
    g: Array.from({ length: n }, () => ["f", "m"][random.below(2)]!),
  };
};

const columnsFor: Record<Perturbation["suits"], readonly string[]> = {
  numbers: ["x", "whole"],
  categories: ["c"],
  dates: ["day"],
  columns: ["x", "c"],
  pairs: ["x", "whole"],
  driven: ["x", "g"],
  attribute: ["g"],
  rows: [],
  label: [],
};

describe.each(perturbations.map((part) => [part.id, part] as const))("%s", (id, part) => {
  const columns = columnsFor[part.suits];

  test("has a ladder from weak to strong, at most five steps", () => {
    expect(part.ladder.length).toBeGreaterThan(0);
    expect(part.ladder.length).toBeLessThanOrEqual(5);
    expect([...part.ladder].sort((a, b) => a - b)).toEqual(part.ladder.filter((_, i) => i === 0 || part.ladder[i]! > 0));
    if (part.unit === "none") expect(part.ladder).toEqual([1]);
  });

  test("is the same for the same seed, and for every order of the rows", () => {
    const record = many(60);
    const rows = [...record.x.keys()];
    const random = rng(9);
    const order = rows
      .map((row) => [random.next(), row] as const)
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row);
    const turned = Object.fromEntries(
      Object.entries(record).map(([name, list]) => [name, order.map((row) => list[row]!)]),
    ) as typeof record;
    const [once, other] = [strike(id, record, { columns }), strike(id, turned, { columns })];
    // A column on which another hangs stays as it is.
    for (const name of part.suits === "driven" ? columns.slice(0, 1) : columns)
      expect(other.cells(name)).toEqual(order.map((row) => once.cells(name)[row]));
    if (once.turned) expect([...other.turned!]).toEqual(order.map((row) => once.turned![row]));
    if (once.rows) expect([...other.rows!].map((row) => order[row]!).sort((a, b) => a - b)).toEqual([...once.rows].sort((a, b) => a - b));
  });

  test("takes other draws with another seed and another repeat where chance decides", () => {
    if (!part.drawn) return;
    const record = many(200);
    const amount = part.unit === "share" ? 0.5 : part.ladder[0]!;
    const state = (asked: Struck) => {
      const { columns: cells, rows, turned } = strike(id, record, { columns, amount, ...asked });
      return JSON.stringify([[...(cells ?? [])].map(([, column]) => cellsOf(column)), rows && [...rows], turned && [...turned]]);
    };
    // At a share of all rows chance only chooses what some become.
    if (id !== "category_case" && id !== "category_unseen") {
      expect(state({ seed: 1 })).not.toBe(state({}));
      expect(state({ repeat: 1 })).not.toBe(state({}));
    }
    expect(state({ seed: 0 })).toBe(state({}));
  });

  test("leaves the table that it was given as it was", () => {
    const record = many(30);
    const table: Table = tableFrom(record);
    const before = JSON.stringify([...table.columns].map(([, column]) => cellsOf(column)));
    disturbable(table, 0).disturbed(part, { columns, amount: part.ladder.at(-1)! });
    expect(JSON.stringify([...table.columns].map(([, column]) => cellsOf(column)))).toBe(before);
  });

  test("an empty table, and a column without any value, are no trouble", () => {
    for (const record of [
      { x: [], whole: [], c: [], day: [], g: [] },
      { x: [null], whole: [null], c: [null], day: [null], g: [null] },
    ]) {
      const table = tableFrom(record);
      const { columns: moved } = disturbable(table, 0).disturbed(part, { columns, amount: part.ladder[0]! });
      expect(changedRows(table, moved ?? new Map()).length).toBe(0);
    }
  });

  test("a missing value stays missing", () => {
    if (part.suits !== "numbers" && part.suits !== "categories" && part.suits !== "dates") return;
    const record = { x: [1, null, 3], c: ["a", null, "b"], whole: [1, null, 2], day: ["2026-01-01", null, "2026-01-02"] };
    const done = strike(id, record, { columns });
    for (const name of columns) expect(done.cells(name)[1]).toBeNull();
  });
});

test("what a small share strikes, a larger one strikes too", () => {
  const record = many(300);
  for (const part of perturbations.filter(({ unit, drawn, suits }) => unit === "share" && drawn && suits === "columns")) {
    const struck = part.ladder.map((amount) => new Set(strike(part.id, record, { columns: ["x"], amount }).changed));
    struck.slice(1).forEach((more, i) => {
      expect(more.size, part.id).toBeGreaterThan(struck[i]!.size);
      for (const row of struck[i]!) expect(more.has(row), part.id).toBe(true);
    });
  }
});

test("noise: its size is the amount in standard deviations, and whole numbers stay whole", () => {
  const record = many(5000);
  const moved = strike("gaussian_noise", record, { columns: ["x", "whole"], amount: 0.5 });
  const gaps = moved.cells("x").map((x, i) => Number(x) - record.x[i]!);
  const sd = (values: readonly number[]) => {
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
  };
  // 5,000 draws: the standard error of the ratio is 1 %.
  expect(sd(gaps) / sd(record.x)).toBeGreaterThan(0.5 * 0.96);
  expect(sd(gaps) / sd(record.x)).toBeLessThan(0.5 * 1.04);
  expect(Math.abs(gaps.reduce((sum, v) => sum + v, 0) / 5000)).toBeLessThan((4 * 0.5 * sd(record.x)) / Math.sqrt(5000));
  expect(moved.cells("whole").every((x) => Number.isInteger(x))).toBe(true);
  // Rounded back is not changed: Giskard passes such rows as if they had been tried.
  const barely = strike("gaussian_noise", { whole: record.whole }, { amount: 0.001 });
  expect(barely.changed.length).toBe(0);
});

test("noise on ranks: the case of the PiML guide, and only values that occur", () => {
  const sorted = Float64Array.of(1, 2, 2, 2, 3, 3, 3, 40, 40, 50);
  expect(shareUpTo(sorted, 3)).toBe(0.7);
  expect(atShare(sorted, 0.7 + 0.12)).toBe(40);
  expect([atShare(sorted, -1), atShare(sorted, 2)]).toEqual([1, 50]);
  const record = many(100);
  const values = strike("quantile_noise", record).cells("x");
  expect(values.every((x) => record.x.includes(Number(x)))).toBe(true);
});

test("rounding: steps of 1, 2 and 5", () => {
  expect([0.3, 1, 1.9, 2, 4.99, 5, 10, 70].map(roundStep)).toEqual([0.2, 1, 1, 2, 2, 5, 10, 50].map((x) => expect.closeTo(x, 12)));
  expect(roundStep(0)).toBe(0);
  // sd 20: 0.5 sd is 10.
  expect(strike("rounding", { x: [27, 67] }, { amount: 0.5 }).cells("x")).toEqual([30, 70]);
});

test.each([
  ["scale_shift", { x: [40.5, 0] }, 0.1, [44.55, 0]],
  ["unit_too_large", { x: [30, null] }, 12, [360, null]],
  ["unit_too_small", { x: [45000] }, 1000, [45]],
  ["unit_too_large", { x: [30] }, 10, [300]],
  ["unit_too_large", { x: [70, 10] }, 1 / 0.45359237, [154.32358352941, 22.046226218488]],
  ["unit_too_small", { x: [2.54] }, 2.54, [1]],
  ["celsius_as_fahrenheit", { x: [37, -40, null] }, 1, [98.6, -40, null]],
  ["fahrenheit_as_celsius", { x: [98.6, -40] }, 1, [37, -40]],
  ["sign_flip", { x: [3, 0, -2] }, 1, [-3, 0, 2]],
  ["missing_column", { x: ["a", "b"] }, 1, [null, null]],
  ["missing_top", { x: [1, 2, 3, 4, 5] }, 0.2, [1, 2, 3, 4, null]],
  ["missing_top", { x: [5, 5, 5] }, 0.4, [5, 5, 5]],
  ["outliers", { x: [10, 50, 90] }, 2, [130, 130, 130]],
  ["category_case", { x: ["yes", "NY", "12"] }, 1, ["YES", "ny", "12 "]],
  ["category_unseen", { x: ["a", "(unseen)"] }, 1, ["((unseen))", "((unseen))"]],
  ["category_adjacent", { x: ["low", "top"] }, 1, ["top", "low"]],
  ["category_noise", { x: ["a", "b"] }, 1, ["b", "a"]],
  ["category_noise", { x: ["a", "a"] }, 1, ["a", "a"]],
  ["category_typo", { x: ["ab", "aa", "z"] }, 1, ["ba", "aaa", "zz"]],
])("%s of %j at %d is %j", (id, record, amount, expected) => {
  const done = strike(id, record as Record<string, Scalar[]>, { amount });
  expect(done.cells("x").map((x) => (typeof x === "number" ? expect.closeTo(x, 9) : x))).toEqual(expected);
});

test("what makes sense for few columns is only tried where it is named", () => {
  const usual = usualTests(perturbations).map(({ test: id }) => id);
  expect(perturbations.map(({ id }) => id).filter((id) => !usual.includes(id))).toEqual([
    "celsius_as_fahrenheit",
    "fahrenheit_as_celsius",
    "missing_by_column",
  ]);
});

test("columns exchanged: both change; rows that hold the same do not; unlike columns cannot", () => {
  const done = strike("swapped_columns", { a: [1, 2, 5], b: [3, 2, 7] }, { columns: ["a", "b"] });
  expect([done.cells("a"), done.cells("b"), [...done.changed]]).toEqual([
    [3, 2, 7],
    [1, 2, 5],
    [0, 2],
  ]);
  expect(strike("swapped_columns", { a: [1], b: ["x"] }, { columns: ["a", "b"] }).columns).toBeUndefined();
});

test("missing by another column: none where it is smallest, twice the share where it is largest, the share altogether", () => {
  const n = 20_000;
  const record = { x: Array.from({ length: n }, (_, i) => i), z: Array.from({ length: n }, (_, i) => i % 100) };
  const gone = (done: ReturnType<typeof strike>, keep: (i: number) => boolean): number => {
    const own = done.cells("x").filter((_, i) => keep(i));
    return own.filter((x) => x === null).length / own.length;
  };
  const done = strike("missing_by_column", record, { columns: ["x", "z"], amount: 0.2 });
  expect(done.columns!.has("z")).toBe(false);
  expect(gone(done, () => true)).toBeCloseTo(0.2, 1);
  // The least hundredth is in the middle of its rows: 2a · 0.005.
  expect(gone(done, (i) => i % 100 === 0)).toBeLessThan(0.02);
  expect(Math.abs(gone(done, (i) => i % 100 === 99) - 0.398)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / 200));
  // A group of a fifth: F is 0.4 for the others and 0.9 for it.
  const groups = { x: record.x, g: record.x.map((i) => (i % 5 === 0 ? "few" : i % 50 === 1 ? null : "many")) };
  const by = strike("missing_by_column", groups, { columns: ["x", "g"], amount: 0.1 });
  expect(Math.abs(gone(by, (i) => groups.g[i] === "few") - 0.18)).toBeLessThan(0.03);
  expect(Math.abs(gone(by, (i) => groups.g[i] === "many") - 0.08)).toBeLessThan(0.02);
  expect(Math.abs(gone(by, (i) => groups.g[i] === null) - 0.1)).toBeLessThan(0.06);
  // All alike: like values missing at random.
  expect(
    gone(strike("missing_by_column", { ...record, z: record.x.map(() => 7) }, { columns: ["x", "z"], amount: 0.3 }), () => true),
  ).toBeCloseTo(0.3, 1);
});

test("dates: by days, over the end of a month, with the time kept; other texts are not dates", () => {
  expect([movedDate("2026-03-31", 30), movedDate("2024-02-28T10:00Z", 1), movedDate("soon", 1)]).toEqual([
    "2026-04-30",
    "2024-02-29T10:00Z",
    "soon",
  ]);
  expect(movedDate("9999-12-31", 1)).toBe("9999-12-31");
  expect([areDates(["2026-01-01"]), areDates(["2026-13-01"]), areDates(["2026-01-01", "x"]), areDates([])]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("the attribute exchanged: every other value in turn, with what goes with it", () => {
  const record = { g: ["a", "b", "c", null], title: ["A", "B", "C", "?"], pay: [1, 2, 3, 4] };
  expect(strike("counterfactual_swap", record).cells("g")).toEqual(["b", "c", "a", null]);
  expect(strike("counterfactual_swap", record, { repeat: 1 }).cells("g")).toEqual(["c", "a", "b", null]);
  expect(strike("counterfactual_swap", record, { repeat: 2 }).cells("g")).toEqual(["b", "c", "a", null]);
  const coupled = { b: { title: "B", pay: 20 }, c: { title: "C" } };
  const done = strike("counterfactual_swap", record, { coupled });
  expect([done.cells("title"), done.cells("pay")]).toEqual([
    ["B", "C", "C", "?"],
    [20, 2, 3, 4],
  ]);
  expect(strike("counterfactual_swap", { g: [0, 1, 1] }).cells("g")).toEqual([1, 0, 0]);
});

test("rows twice, lost and in another order; labels turned: about the share that was asked for", () => {
  const record = many(4000);
  const share = (id: string, amount: number) => strike(id, record, { columns: [], amount });
  expect(share("duplicate_rows", 0.1).rows!.length / 4000).toBeCloseTo(1.1, 1);
  expect(share("dropped_rows", 0.1).rows!.length / 4000).toBeCloseTo(0.9, 1);
  expect([...share("reordered_rows", 1).rows!].sort((a, b) => a - b)).toEqual([...record.x.keys()]);
  expect(share("label_noise", 0.2).turned!.reduce((sum, one) => sum + one, 0) / 4000).toBeCloseTo(0.2, 1);
});

test("wrong categories: the share that was asked for, by frequency", () => {
  const record = { c: [...Array(2000).fill("x"), ...Array(1200).fill("y"), ...Array(800).fill("z")].map(String) };
  const done = strike("category_noise", record, { amount: 0.4 });
  const share = done.changed.length / 4000;
  expect(Math.abs(share - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / 4000));
  const struckX = [...done.changed].filter((row) => row < 2000);
  const toY = struckX.filter((row) => done.cells("c")[row] === "y").length / struckX.length;
  expect(Math.abs(toY - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / struckX.length));
});

test("whatever is done, rows that are not counted as changed hold what they held", () => {
  fc.assert(
    fc.property(fc.constantFrom(...perturbations), fc.integer({ min: 0, max: 99 }), (part, seed) => {
      const record = many(40, seed);
      const columns = columnsFor[part.suits];
      const done = strike(part.id, record, { columns, seed });
      const changed = new Set(done.changed);
      for (const [name, column] of done.columns ?? [])
        cellsOf(column).forEach((value, row) => {
          if (!changed.has(row)) expect(value).toEqual(record[name as keyof typeof record][row] ?? null);
        });
    }),
    { numRuns: 60 },
  );
});
