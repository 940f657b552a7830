import fc from "fast-check";
import { expect, test } from "vitest";
import { accumulatedEffects, meanSteps, type Steps } from "../../../src/explanations/effects/accumulated-effects.js";
import { aleEdges, binOf, numericSteps } from "../../../src/explanations/effects/ale.js";
import { categoryOrder, categorySteps } from "../../../src/explanations/effects/ale-categories.js";
import { jointEffects } from "../../../src/explanations/effects/ale-two.js";
import { dependence } from "../../../src/explanations/effects/dependence.js";
import { gridOf, pointsOf } from "../../../src/explanations/effects/grid.js";
import { askedIce } from "../../../src/explanations/effects/ice.js";
import { leafIce } from "../../../src/explanations/effects/leaf-ice.js";
import { leafScores } from "../../../src/explanations/leaf-scores.js";
import { meanError } from "../../../src/stats/mean-error.js";
import { rng } from "../../../src/stats/rng.js";
import { sampleQuantile } from "../../../src/stats/sample-quantile.js";
import { type Column, columnFrom, type Table, tableFrom } from "../../../src/table/table.js";
import { all, asking, namesOf, tableOf } from "../asking.js";
import { columnsOf, ensembleOf, rowsOf, trees } from "../small-ensemble.js";

const numbers = (...values: number[]): Column => ({ kind: "number", values: Float64Array.from(values) });
const uniform = (n: number, name = "u"): Float64Array => {
  const random = rng(1, name);
  return Float64Array.from({ length: n }, () => random.next());
};

// SciPy's mquantiles with its usual parameters.
test("E3: quantiles by Cunnane's rule: 1 to 20 at 5 % and 95 % are 1.41 and 19.59", () => {
  const sorted = Array.from({ length: 20 }, (_, i) => i + 1);
  expect([sampleQuantile(sorted, 0.05), sampleQuantile(sorted, 0.95)]).toEqual([expect.closeTo(1.41, 12), expect.closeTo(19.59, 12)]);
  expect([sampleQuantile([7], 0.3), sampleQuantile([1, 2], 0), sampleQuantile([1, 2], 1)]).toEqual([7, 1, 2]);
});

test("grids: every value of few, quantiles or even points of many, every category and the missing one", () => {
  expect(gridOf(numbers(3, 1, 3, Number.NaN, 2), all(5))).toEqual(numbers(1, 2, 3));
  expect(gridOf(numbers(Number.NaN), all(1))).toBeNull();
  const many = numbers(...Array.from({ length: 20 }, (_, i) => i + 1));
  const even = gridOf(many, all(20), { points: 3, rule: "even" });
  expect(even?.kind === "number" && [...even.values]).toEqual([1.41, 10.5, 19.59].map((x) => expect.closeTo(x, 12)));
  // Mostly one value: points that fall together are one.
  const heavy = numbers(...Array.from({ length: 90 }, () => 5), ...Array.from({ length: 10 }, (_, i) => i), ...[20, 21, 22, 23]);
  const grid = gridOf(heavy, all(104), { points: 10 })!;
  expect(pointsOf(grid)).toBeLessThan(10);
  expect(gridOf(columnFrom(["b", null, "a"]), all(3))).toMatchObject({ codes: Uint32Array.of(0, 1, 2), levels: ["a", "b"] });
});

test("E1: partial dependence of a linear function has its slope, at every point, for every group", async () => {
  const table = tableOf([
    [0, 1],
    [1, 5],
    [2, 3],
    [5, 3],
  ]);
  const grid = gridOf(table.columns.get("x0")!, all(4))!;
  const ice = await askedIce(
    asking((a, b) => 2 * a! + b!),
    { table, given: namesOf(table), rows: all(4), feature: "x0", grid },
  );
  const found = dependence(ice, { weights: null })!;
  expect(found.values).toEqual([3, 5, 7, 13]);
  expect(found.spread).toBe(0);
  expect(found.against).toBe(0);
  // The standard error is that of the mean of the rows' other feature.
  expect(found.se[0]).toBeCloseTo(meanError([1, 5, 3, 3], null)!.se, 12);
  const group = dependence(ice, { weights: Float64Array.of(1, 3, 1, 1), members: [0, 1] })!;
  expect(group.values[0]).toBeCloseTo((1 + 3 * 5) / 4, 12);
  expect(dependence(ice, { weights: null, members: [] })).toBeNull();
});

test("rows that move against the mean curve are told", async () => {
  const table = tableOf([
    [0, 1],
    [1, 1],
    [1, -1],
  ]);
  const grid = gridOf(table.columns.get("x0")!, all(3))!;
  const ice = await askedIce(
    asking((a, b) => a! * b!),
    { table, given: namesOf(table), rows: all(3), feature: "x0", grid },
  );
  const found = dependence(ice, { weights: null })!;
  expect(found.against).toBeCloseTo(1 / 3, 12);
  expect(found.spread).toBeGreaterThan(0.4);
});

test("E6: curves from the leaves are those of asking for every point, on random trees with categories and missing values", () => {
  fc.assert(
    fc.property(trees(3), rowsOf(3, 6), fc.nat(2), fc.integer({ min: 1, max: 70 }), (drawn, rows, feature, points) => {
      const ensemble = { ...ensembleOf(drawn, 3, 0.5), divisor: 2 };
      const columns = columnsOf(rows, 3);
      const grid = Float64Array.from({ length: points }, (_, i) => (i === 0 ? Number.NaN : -2 + (i % 13) * 0.5));
      const found = leafIce(ensemble, { columns, rows: all(rows.length), feature, grid });
      grid.forEach((value, point) => {
        const moved = columns.map((column, j) => (j === feature ? column.map(() => value) : column));
        const wanted = leafScores(ensemble, moved, rows.length);
        found[point]!.forEach((x, i) => {
          expect(Math.abs(x - wanted[i]!)).toBeLessThan(1e-12);
        });
      });
    }),
    { numRuns: 100 },
  );
});

test("single precision: a point is rounded as the library does before it is compared", () => {
  const ensemble = {
    ...ensembleOf([{ feature: 0, at: Math.fround(0.1), left: { leaf: 0 }, right: { leaf: 1 } }], 1),
    precision: "single" as const,
  };
  const found = leafIce(ensemble, { columns: [Float64Array.of(7)], rows: all(1), feature: 0, grid: Float64Array.of(0.1000000016, 0.1001) });
  expect(found.map((one) => one[0])).toEqual([0, 1]);
});

test("E1: accumulated local effects of a linear function rise by slope times range; edges are values that occur", async () => {
  const x = uniform(500);
  const table: Table = {
    rows: 500,
    columns: new Map([
      ["x0", { kind: "number", values: x }],
      ["x1", { kind: "number", values: uniform(500, "w") }],
    ]),
  };
  const edges = aleEdges(x, all(500));
  expect(edges).toHaveLength(21);
  expect([...edges].every((edge) => x.includes(edge))).toBe(true);
  const steps = await numericSteps(
    asking((a, b) => 3 * a! - b!),
    { table, given: namesOf(table), rows: all(500), feature: "x0" },
    edges,
  );
  const { values, se } = accumulatedEffects(steps, { members: all(500), weights: null })!;
  expect(values.at(-1)! - values[0]!).toBeCloseTo(3 * (edges.at(-1)! - edges[0]!), 10);
  // Every step is the same for every row: only the centre is uncertain.
  expect(Math.max(...se)).toBeLessThan((3 * 0.35) / Math.sqrt(500));
});

test("E2: of x₁x₂ with x₂ = x₁, local effects are x²/2 − 1/6 and partial dependence is half of x", async () => {
  const n = 10_000;
  const x = Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n);
  const table: Table = {
    rows: n,
    columns: new Map([
      ["x0", { kind: "number", values: x }],
      ["x1", { kind: "number", values: x }],
    ]),
  };
  const product = asking((a, b) => a! * b!);
  const edges = aleEdges(x, all(n));
  const steps = await numericSteps(product, { table, given: namesOf(table), rows: all(n), feature: "x0" }, edges);
  const { values } = accumulatedEffects(steps, { members: all(n), weights: null })!;
  edges.forEach((edge, k) => {
    expect(Math.abs(values[k]! - (edge ** 2 / 2 - 1 / 6))).toBeLessThan(1e-3);
  });
  const grid = numbers(0, 0.5, 1);
  const ice = await askedIce(product, { table, given: namesOf(table), rows: all(n), feature: "x0", grid });
  expect(dependence(ice, { weights: null })!.values).toEqual([0, 0.25, 0.5].map((value) => expect.closeTo(value, 4)));
});

test("bins hold their upper edge, the first one its lower edge too", () => {
  const edges = Float64Array.of(0, 1, 2);
  expect([0, 0.5, 1, 1.0001, 2].map((value) => binOf(edges, value))).toEqual([0, 0, 0, 1, 1]);
});

test("effects add up by hand; steps where no member lies are borrowed and counted; nobody is nothing", () => {
  // Places 0, 1, 2 with a row at each; steps of 1 and 3.
  const steps: Steps = {
    steps: 2,
    row: Int32Array.of(0, 1, 1, 2),
    step: Int32Array.of(0, 0, 1, 1),
    difference: Float64Array.of(1, 1, 3, 3),
    low: Int32Array.of(0, 1, 2, -1),
    high: Int32Array.of(0, 1, 2, -1),
  };
  const found = accumulatedEffects(steps, { members: [0, 1, 2, 3], weights: null })!;
  expect(found.values).toEqual([-5 / 3, -2 / 3, 7 / 3].map((x) => expect.closeTo(x, 12)));
  expect([found.rows, found.borrowed]).toEqual([3, 0]);
  const stand = meanSteps(steps, { members: [0, 1, 2], weights: null }) as number[];
  const alone = accumulatedEffects(steps, { members: [0], weights: null, stand })!;
  expect([alone.values, alone.borrowed]).toEqual([[0, 1, 4], 1]);
  expect(accumulatedEffects(steps, { members: [3], weights: null })).toBeNull();
});

test("standard errors of effects hold in repeated samples", async () => {
  const ends: number[] = [];
  const errors: number[] = [];
  const edges = Float64Array.from({ length: 6 }, (_, k) => k / 5);
  for (let s = 0; s < 300; s++) {
    const columns = new Map(["x0", "x1"].map((name) => [name, { kind: "number", values: uniform(80, `${name}.${s}`) } as const]));
    const table: Table = { rows: 80, columns };
    const steps = await numericSteps(
      asking((a, b) => a! ** 2 * b!),
      { table, given: ["x0", "x1"], rows: all(80), feature: "x0" },
      edges,
    );
    const { values, se } = accumulatedEffects(steps, { members: all(80), weights: null })!;
    ends.push(values.at(-1)!);
    errors.push(se.at(-1)!);
  }
  const spread = meanError(ends, null)!.se * Math.sqrt(300);
  const told = errors.reduce((a, b) => a + b, 0) / 300;
  expect(told / spread).toBeGreaterThan(0.85);
  expect(told / spread).toBeLessThan(1.15);
});

test("E5: a constant has one edge; columns without values have none", () => {
  expect([...aleEdges(Float64Array.of(4, 4, Number.NaN), all(3))]).toEqual([4]);
  expect(aleEdges(Float64Array.of(Number.NaN), all(1))).toHaveLength(0);
});

test("two numbers: nothing for a sum, the product of centred numbers for a product, whatever else they do", async () => {
  const n = 4_000;
  const table: Table = {
    rows: n,
    columns: new Map(["x0", "x1"].map((name) => [name, { kind: "number", values: uniform(n, name) } as const])),
  };
  const edges = Float64Array.from({ length: 6 }, (_, k) => k / 5);
  const of = { table, given: ["x0", "x1"], rows: all(n), feature: "x0" };
  const sum = await jointEffects(
    asking((a, b) => 2 * a! + b! ** 2),
    of,
    { other: "x1", edges, otherEdges: edges },
  );
  expect(Math.max(...sum!.values.flat().map(Math.abs))).toBeLessThan(1e-12);
  const product = await jointEffects(
    asking((a, b) => a! * b! + 5 * a! - b!),
    of,
    { other: "x1", edges, otherEdges: edges },
  );
  product!.values.forEach((row, k) => {
    row.forEach((value, l) => {
      expect(Math.abs(value - (k / 5 - 0.5) * (l / 5 - 0.5))).toBeLessThan(0.02);
    });
  });
  expect([product!.borrowed, product!.rows.flat().reduce((a, b) => a + b, 0)]).toEqual([0, n]);
  const corner = {
    ...of,
    rows: Array.from(all(n))
      .filter((row) => (edges[1]! > 0 ? row % 7 === 0 : false))
      .slice(0, 3),
  };
  expect(
    (await jointEffects(
      asking((a, b) => a! * b!),
      corner,
      { other: "x1", edges, otherEdges: edges },
    ))!.borrowed,
  ).toBeGreaterThan(20);
  expect(
    await jointEffects(
      asking((a) => a!),
      of,
      { other: "x1", edges: Float64Array.of(1), otherEdges: edges },
    ),
  ).toBeNull();
});

test("categories: neighbours are those with like features; effects are differences between them", async () => {
  const rows = 90;
  const table = tableFrom({
    town: Array.from({ length: rows }, (_, i) => (i === 89 ? null : ["north", "south", "middle"][i % 3]!)),
    height: Array.from({ length: rows }, (_, i) => [10, 0, 5][i % 3]! + (Math.floor(i / 3) % 7)),
  });
  const of = { table, given: ["town", "height"], rows: all(rows), feature: "town" };
  const levels = ["middle", "north", "south"];
  const order = categoryOrder(of);
  expect(["north middle south", "south middle north"]).toContain(order.map((code) => levels[code]).join(" "));
  const worth: Readonly<Record<number, number>> = { 0: 3, 1: 1, 2: 10 };
  const steps = await categorySteps(
    asking((town, height) => worth[town!]! + height!),
    of,
    order,
  );
  const { values, rows: used } = accumulatedEffects(steps, { members: all(rows), weights: null })!;
  expect(used).toBe(89);
  const at = order.map((code) => worth[code]!);
  expect(values[1]! - values[0]!).toBeCloseTo(at[1]! - at[0]!, 12);
  expect(values[2]! - values[1]!).toBeCloseTo(at[2]! - at[1]!, 12);
  const mean = order.reduce((sum, code, k) => sum + values[k]! * (code === 0 ? 29 : 30), 0);
  expect(mean).toBeCloseTo(0, 10);
});
