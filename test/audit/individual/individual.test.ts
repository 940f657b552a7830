import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookedAt } from "../../../src/audit/individual/looked-at.js";
import { type AuditOptions, audit } from "../../../src/index.js";
import { nearestShare, squaredDistances } from "../../../src/stats/nearest.js";
import { rng } from "../../../src/stats/rng.js";
import { scratchFolder } from "../../support/scratch-folder.js";

type Row = Readonly<Record<string, number | string | null>>;
const base = { prediction: "p", sensitive: ["g"], features: ["x"], featureScaling: "none", positive: 1, minN: 1 } as const;
const individual = async (rows: readonly Row[], options: Partial<AuditOptions> = {}) =>
  (await audit([...rows], { ...base, ...options })).individual;
const everybody = async (rows: readonly Row[], options: Partial<AuditOptions> = {}) => (await individual(rows, options))[0]!;

describe("consistency", () => {
  // On a line: 0 1 2 | 10 11 12, decisions 1 1 0 | 0 0 1; two nearest of each.
  const line = [0, 1, 2, 10, 11, 12].map((x, i) => ({ x, p: [1, 1, 0, 0, 0, 1][i]!, g: i < 3 ? "a" : "b" }));

  test("by hand: each row beside its two nearest, itself left out", async () => {
    const { consistency, n, setting } = await everybody(line, { neighbors: 2 });
    // Shares alike: ½, ½, 0; ½, ½, 0.
    expect(consistency).toMatchObject({ value: 1 / 3, reason: null, lower: null, upper: null, noLimits: "neighbors_shared" });
    expect(n).toBe(6);
    expect(setting).toEqual({ features: ["x"], scaling: "none", neighbors: 2, looked: 6, leftOut: [] });
  });

  test("by chance it would be the share of other rows that are decided alike", async () => {
    // Three of six: two of the other five.
    expect((await everybody(line, { neighbors: 2 })).consistency.byChance).toBeCloseTo(2 / 5, 14);
  });

  test("a row is not its own neighbour, which is what others count", async () => {
    const pairs = [0, 0, 5, 5, 9, 9].map((x, i) => ({ x, p: i % 2, g: "a" }));
    expect((await everybody(pairs, { neighbors: 1 })).consistency.value).toBe(0);
  });

  test("rows at the same distance share the places: the mean over every way to break the tie", async () => {
    // 0 with neighbours at −1 (1) and 1 (0), k = 1.
    const rows = [-1, 0, 1].map((x, i) => ({ x, p: [1, 1, 0][i]!, g: "a" }));
    // −1: its nearest is 0, alike; 0: half; 1: its nearest is 0, not alike.
    expect((await everybody(rows, { neighbors: 1 })).consistency.value).toBeCloseTo((1 + 0.5 + 0) / 3, 14);
  });

  test("groups are among everybody's neighbours, and add up to everybody", async () => {
    const [all, a, b] = await individual(line, { neighbors: 2 });
    expect([a!.group, b!.group]).toEqual([{ g: "a" }, { g: "b" }]);
    expect((a!.consistency.value! + b!.consistency.value!) / 2).toBeCloseTo(all!.consistency.value!, 14);
  });

  test("weights count in the mean", async () => {
    const weighted = line.map((row, i) => ({ ...row, w: i === 2 ? 8 : 1 }));
    // ½ ½ 0·8 ½ ½ 0 over 13.
    expect((await everybody(weighted, { neighbors: 2, weight: "w" })).consistency.value).toBeCloseTo(2 / 13, 14);
  });

  test("too few rows, no groups, rows without a feature or a decision: said, not guessed", async () => {
    expect((await everybody(line.slice(0, 3), { neighbors: 3 })).consistency).toMatchObject({ value: null, reason: "too_few_rows" });
    const holes = [...line, { x: null, p: 1, g: "a" }, { x: 3, p: null, g: "a" }];
    const { setting, n } = await everybody(holes, { neighbors: 2, missingPrediction: "drop" });
    expect(n).toBe(6);
    expect(setting.leftOut).toContainEqual({ reason: "missing_feature", rows: 1 });
  });

  test("scaling: by the standard deviation or the range a column of large numbers does not drown the others", async () => {
    const rows = [0, 0, 1, 1].flatMap((x, i) => [
      { x, y: i * 1000, p: x, g: "a" },
      { x, y: 3000 - i * 1000, p: x, g: "b" },
    ]);
    const of = async (featureScaling: string) =>
      (await everybody(rows, { features: ["x", "y"], featureScaling, neighbors: 1 })).consistency.value!;
    expect(await of("standard")).toBe(await of("range"));
    expect(await of("standard")).toBeGreaterThan(await of("none"));
  });

  test("two texts are 1 apart", async () => {
    const rows = ["red", "red", "blue", "blue"].map((x, i) => ({ x, p: Number(i < 2), g: "a" }));
    expect((await everybody(rows, { neighbors: 1 })).consistency.value).toBe(1);
  });

  test("the order of rows does not matter, to the bit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.double({ min: 0, max: 1, noNaN: true }), p: fc.constantFrom(0, 1) }),
          {
            minLength: 4,
            maxLength: 30,
          },
        ),
        async (drawn) => {
          const rows = drawn.map((row, i) => ({ ...row, g: i % 3 === 0 ? "a" : "b" }));
          const options = { features: ["x", "y"], featureScaling: "standard", neighbors: 2 } as const;
          expect(await individual([...rows].reverse(), options)).toEqual(await individual(rows, options));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("it lies from 0 to 1, and is 1 when everybody is decided alike", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0, 1)), { minLength: 3, maxLength: 20 }),
        async (drawn) => {
          const rows = drawn.map(([x, p]) => ({ x, p, g: "a" }));
          const { value } = (await everybody(rows, { neighbors: 2 })).consistency;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          if (new Set(drawn.map(([, p]) => p)).size === 1) expect(value).toBe(1);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("nearest rows", () => {
  test("against every row sorted, with the places of ties shared", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ d: fc.integer({ min: 0, max: 4 }), count: fc.integer({ min: 0, max: 3 }), ones: fc.integer({ min: 0, max: 3 }) }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.integer({ min: 1, max: 6 }),
        (drawn, k) => {
          const pool = drawn.map(({ d, count, ones }) => ({ d, count, ones: Math.min(ones, count) }));
          const found = nearestShare(
            Float64Array.from(pool, ({ d }) => d),
            { counts: pool.map(({ count }) => count), ones: pool.map(({ ones }) => ones) },
            k,
          );
          const rows = pool.flatMap(({ d, count, ones }) => Array.from({ length: count }, (_, i) => ({ d, one: Number(i < ones) })));
          if (rows.length < k) expect(found).toBeNull();
          else {
            const limit = rows.map(({ d }) => d).sort((x, y) => x - y)[k - 1]!;
            const closer = rows.filter(({ d }) => d < limit);
            const tied = rows.filter(({ d }) => d === limit);
            const mean = (some: typeof rows) => some.reduce((sum, { one }) => sum + one, 0) / Math.max(1, some.length);
            expect(found).toBeCloseTo((closer.length * mean(closer) + (k - closer.length) * mean(tied)) / k, 12);
          }
        },
      ),
    );
  });

  test("squared distances", () => {
    expect([...squaredDistances(Float64Array.of(0, 0, 3, 4, 1, 1), 2, 0, new Float64Array(3))]).toEqual([0, 25, 2]);
  });

  test("when there are too many rows as many as asked are looked at, of every kind in proportion", () => {
    const alike = [600, 300, 100].map((n, point) => ({ point, decision: 1 as const, groups: [], n, w: n }));
    const looked = lookedAt(alike, 10, rng(1, "x"), 20);
    expect(looked.reduce((sum, n) => sum + n, 0)).toBe(2);
    const many = lookedAt(
      Array.from({ length: 1000 }, (_, point) => ({ point, decision: 1 as const, groups: [], n: 1, w: 1 })),
      1,
      rng(1, "x"),
      100,
    );
    expect(many.reduce((sum, n) => sum + n, 0)).toBe(100);
    expect(lookedAt(alike, 1, rng(1, "x"), 3)).toEqual([600, 300, 100]);
  });
});

describe("flip test", () => {
  test("better and worse by hand; the sign is that of the code of Clarify", async () => {
    // a: 10 rows at 0 with 1, 10 rows at 9 with 0. d: at 0 with 0 (worse, twice), at 9 with 1 (better, once), at 0 with 1.
    const rows = [
      ...Array.from({ length: 20 }, (_, i) => ({ x: i < 10 ? 0 : 9, p: Number(i < 10), g: "a" })),
      { x: 0, p: 0, g: "d" },
      { x: 0, p: 0, g: "d" },
      { x: 9, p: 1, g: "d" },
      { x: 0, p: 1, g: "d" },
    ];
    const d = (await individual(rows)).find(({ group }) => group.g === "d")!;
    expect(d.flipTest).toEqual({ value: -1 / 4, reason: null, better: 1, worse: 2, even: 0, rows: 4, neighbors: 5 });
  });

  test("where the negative decision is the good one, better and worse change places", async () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({ x: i % 3, p: Number((i * 7) % 5 < 2), g: i % 2 ? "a" : "d" }));
    const [one, other] = [await individual(rows), await individual(rows, { favorable: "negative" })];
    const of = (all: typeof one) => all.find(({ group }) => group.g === "d")!.flipTest!;
    expect([of(other).better, of(other).worse]).toEqual([of(one).worse, of(one).better]);
  });

  test("it is the FT of --convention clarify; without features that has no value", async () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({ x: i % 5, p: Number((i * 7) % 5 < 2), g: i % 2 ? "a" : "d" }));
    const result = await audit(rows, { ...base, convention: ["clarify"] });
    const ft = result.conventions.find(({ group }) => group.g === "d")!.values.FT!;
    expect(ft.value).toBe(result.individual.find(({ group }) => group.g === "d")!.flipTest!.value);
    const { conventions } = await audit(rows, { prediction: "p", sensitive: ["g"], positive: 1, convention: ["clarify"] });
    expect(conventions[0]!.values.FT).toEqual({ value: null, reason: "no_features" });
  });
});

test("both engines say the same", async () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${(i * 37) % 11},${["red", "blue", "green"][(i * 5) % 3]},${Number((i * 13) % 7 < 3)},${i % 4 ? "a" : "b"}`,
  );
  const file = join(scratchFolder(), "rows.csv");
  writeFileSync(file, `x,colour,p,g\n${rows.join("\n")}\n`);
  const options = { prediction: "p", sensitive: ["g"], features: ["x", "colour"], where: "x < 10", positive: 1 } as const;
  const [memory, duckdb] = [await audit(file, { ...options, engine: "memory" }), await audit(file, { ...options, engine: "duckdb" })];
  expect(memory.individual.length).toBe(3);
  expect(duckdb.individual).toEqual(memory.individual);
});

test("what cannot be: counts, no decision, unknown columns, scalings and numbers", async () => {
  const rows = [{ x: 1, p: 1, g: "a", c: 3 }];
  await expect(audit(rows, { ...base, count: "c" })).rejects.toThrow(/counts of people/);
  await expect(audit(rows, { label: "p", sensitive: ["g"], features: ["x"], positive: 1 })).rejects.toThrow(/no decision/);
  await expect(audit(rows, { ...base, features: ["y"] })).rejects.toThrow(/no column "y"/);
  await expect(audit(rows, { ...base, featureScaling: "standrad" })).rejects.toThrow(/cannot be scaled/);
  await expect(audit(rows, { ...base, neighbors: 0 })).rejects.toThrow(/no number of neighbours/);
  await expect(audit(rows, { ...base, features: [] })).rejects.toThrow(/none is named/);
});

test("nothing without features", async () => {
  expect((await audit([{ x: 1, p: 1, g: "a" }], { prediction: "p", sensitive: ["g"] })).individual).toEqual([]);
});
