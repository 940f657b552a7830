import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between } from "../../../src/stats/cart/between.js";
import { conditionsOf } from "../../../src/stats/cart/conditions.js";
import { growGapTree, growTree } from "../../../src/stats/cart/grow.js";
import { type Cart, type CartFeature, leafOf, leavesOf, pathTo } from "../../../src/stats/cart/tree.js";

const numbers = (...values: number[]): CartFeature => ({ kind: "number", values: Float64Array.from(values) });
const levels = (count: number, ...codes: number[]): CartFeature => ({ kind: "category", codes, levels: { length: count } });
const upTo = (n: number): number[] => [...new Array(n).keys()];
const predictions = (tree: Cart, features: readonly CartFeature[], rows: readonly number[]): number[] =>
  [...leavesOf(tree, features, rows)].map((leaf) => tree.nodes[leaf]!.value);
const deviance = (tree: Cart): number => tree.nodes.reduce((sum, node) => sum + (node.split === null ? node.deviance : 0), 0);

describe("by hand", () => {
  // Targets 0, 0, 6, 9: deviance 60.75 around 3.75. Between 2 and 3: 0 + 4.5 remain, a fall of 56.25; every other cut leaves more.
  const x = numbers(1, 2, 3, 4);
  const y = [0, 0, 6, 9];

  test("one split", () => {
    const { nodes } = growTree([x], y, upTo(4), { maxDepth: 1, leastLeaf: 1 });
    expect(nodes.map(({ rows, value, deviance: left }) => [rows, value, left])).toEqual([
      [4, 3.75, 60.75],
      [2, 0, 0],
      [2, 7.5, 4.5],
    ]);
    expect(nodes[0]!.split).toEqual({ kind: "number", feature: 0, threshold: 2, restLeft: true });
    expect(pathTo({ nodes }, 2)).toEqual([0, 2]);
  });

  test("weights count as repeated rows do", () => {
    const weighted = growTree([x], y, upTo(4), { maxDepth: 1, leastLeaf: 1 }, [1, 3, 1, 1]);
    const repeated = growTree([numbers(1, 2, 2, 2, 3, 4)], [0, 0, 0, 0, 6, 9], upTo(6), { maxDepth: 1, leastLeaf: 1 });
    expect(weighted.nodes.map(({ value, weight }) => [value, weight])).toEqual(repeated.nodes.map(({ value, weight }) => [value, weight]));
  });

  test("leaves have the least number of rows, or there is no split", () => {
    expect(growTree([x], y, upTo(4), { maxDepth: 3, leastLeaf: 2 }).nodes).toHaveLength(3);
    expect(growTree([x], y, upTo(4), { maxDepth: 3, leastLeaf: 3 }).nodes).toHaveLength(1);
    expect(growTree([x], y, upTo(4), { maxDepth: 0, leastLeaf: 1 }).nodes).toHaveLength(1);
  });

  test("nothing to part: one value, one target, one row, no rows, no features, weights of 0", () => {
    const limits = { maxDepth: 3, leastLeaf: 1 };
    expect(growTree([numbers(1, 1, 1)], [1, 2, 3], upTo(3), limits).nodes).toHaveLength(1);
    expect(growTree([numbers(1, 2, 3)], [0.1, 0.1, 0.1], upTo(3), limits).nodes).toHaveLength(1);
    expect(growTree([x], y, [2], limits).nodes.map(({ value }) => value)).toEqual([6]);
    expect(growTree([x], y, [], limits).nodes.map(({ rows, value }) => [rows, value])).toEqual([[0, 0]]);
    expect(growTree([], y, upTo(4), limits).nodes).toHaveLength(1);
    expect(growTree([x], y, upTo(4), limits, [0, 0, 0, 0]).nodes).toHaveLength(1);
  });

  test("levels are parted by their means, missing ones as a level of their own; unseen ones go with the heavier side", () => {
    // Means: level 0 → 5, level 1 → 0, missing → 6; level 2 is not seen.
    const colour = levels(3, 0, 0, 1, 1, 3, 3);
    const tree = growTree([colour], [5, 5, 0, 0, 6, 6], upTo(6), { maxDepth: 1, leastLeaf: 1 });
    expect(tree.nodes[0]!.split).toEqual({ kind: "category", feature: 0, sides: Int8Array.of(-1, 1, 0, -1), restLeft: false });
    expect(leafOf(tree, [levels(3, 2)], 0)).toBe(2);
  });

  test("missing numbers go where they fit, or stand by themselves", () => {
    const holes = numbers(1, 2, 3, 4, Number.NaN, Number.NaN);
    const withLow = growTree([holes], [0, 0, 9, 9, 0, 0], upTo(6), { maxDepth: 1, leastLeaf: 1 }).nodes[0]!.split;
    expect(withLow).toEqual({ kind: "number", feature: 0, threshold: 2, restLeft: true });
    const withHigh = growTree([holes], [0, 0, 9, 9, 9, 9], upTo(6), { maxDepth: 1, leastLeaf: 1 }).nodes[0]!.split;
    expect(withHigh).toEqual({ kind: "number", feature: 0, threshold: 2, restLeft: false });
    const apart = growTree([holes], [0, 0, 0, 0, 9, 9], upTo(6), { maxDepth: 1, leastLeaf: 1 });
    expect(apart.nodes[0]!.split).toEqual({ kind: "number", feature: 0, threshold: Infinity, restLeft: false });
    expect(predictions(apart, [holes], [0, 4])).toEqual([0, 9]);
  });

  test("the first of two features that say the same wins, and the gain may have a least share", () => {
    const mirrored = numbers(-1, -2, -3, -4);
    for (const features of [
      [x, mirrored],
      [mirrored, x],
    ])
      expect(growTree(features, y, upTo(4), { maxDepth: 1, leastLeaf: 1 }).nodes[0]!.split?.feature).toBe(0);
    expect(growTree([x], y, upTo(4), { maxDepth: 3, leastLeaf: 1, leastGain: 0.05 }).nodes.length).toBe(5);
    expect(growTree([x], y, upTo(4), { maxDepth: 3, leastLeaf: 1, leastGain: 0.1 }).nodes.length).toBe(3);
  });
});

describe("thresholds have few digits", () => {
  test.each([
    [1, 2, 1],
    [0.12, 0.19, 0.15],
    [41_200, 47_900, 45_000],
    [-1, 1, 0],
    [1e300, 3e300, 2e300],
    [-Number.MAX_VALUE, Number.MAX_VALUE, 0],
  ])("between %d and %d: %d", (a, b, t) => {
    expect(between(a, b)).toBe(t);
  });

  test("always between", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b) => {
        fc.pre(a !== b);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const t = between(low, high);
        expect(t >= low && t < high).toBe(true);
      }),
    );
  });
});

// scikit-learn 1.9.1, DecisionTreeRegressor(max_depth=4, min_samples_leaf=10, random_state=0) on the rows below: the features it split
// by in preorder (−2 = leaf), the sum of squared predictions and the first six predictions.
describe("scikit-learn", () => {
  const n = 200;
  let state = 7;
  const u = Float64Array.from({ length: 4 * n }, () => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  });
  const column = (j: number): number[] => upTo(n).map((i) => Math.floor(u[4 * i + j]! * 64) / 64);
  const noise = upTo(n).map((i) => u[4 * i + 3]!);
  const [a, b, c] = [column(0), column(1), column(2)];
  const y = upTo(n).map((i) => (a[i]! > 0.4 ? 2 : 0) + (b[i]! > 0.7 ? 1 : 0) * c[i]! + Math.floor(noise[i]! * 32) / 64);
  const features = [a, b, c].map((values) => numbers(...values));
  const holed = [
    numbers(...a.map((v, i) => (i % 7 === 3 ? Number.NaN : v))),
    numbers(...b.map((v, i) => (i % 11 === 5 ? Number.NaN : v))),
    features[2]!,
  ];
  const weights = noise.map((v) => 1 + (Math.floor(v * 7) % 3));
  const limits = { maxDepth: 4, leastLeaf: 10 };

  test.each([
    {
      name: "plain",
      tree: growTree(features, y, upTo(n), limits),
      rows: features,
      split: [0, 1, 0, -2, 0, -2, -2, 2, -2, -2, 1, 0, 2, -2, -2, 0, -2, -2, 2, 2, -2, -2, -2],
      squares: 691.2209844809718,
      first: [0.952008928571, 0.49375, 0.952008928571, 2.229817708333, 2.359375, 0.167613636364],
    },
    {
      name: "weighted",
      tree: growTree(features, y, upTo(n), limits, weights),
      rows: features,
      split: [0, 1, 0, 2, -2, -2, 0, -2, -2, 2, -2, -2, 1, 0, 2, -2, -2, 0, -2, -2, 2, 2, -2, -2, -2],
      squares: 693.9601744615367,
      first: [0.988486842105, 0.526041666667, 0.988486842105, 2.248405612245, 2.371995192308, 0.173828125],
    },
    {
      name: "missing values",
      tree: growTree(holed, y, upTo(n), limits),
      rows: holed,
      split: [0, 1, 0, -2, 2, -2, -2, 0, -2, -2, 0, 1, 0, -2, -2, 2, -2, -2, 2, -2, -2],
      squares: 666.2064111904981,
      first: [0.86875, 0.75625, 0.75625, 2.192307692308, 2.312911184211, 0.184375],
    },
  ])("$name", ({ tree, rows, split, squares, first }) => {
    expect(tree.nodes.map((node) => node.split?.feature ?? -2)).toEqual(split);
    const predicted = predictions(tree, rows, upTo(n));
    expect(predicted.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 9);
    first.forEach((value, i) => {
      expect(predicted[i]).toBeCloseTo(value, 10);
    });
  });
});

describe("properties", () => {
  const rowsArbitrary = fc.array(
    fc.record({
      x: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)),
      z: fc.double({ min: -1, max: 1, noNaN: true }),
      c: fc.integer({ min: 0, max: 3 }),
      y: fc.double({ min: -10, max: 10, noNaN: true }),
      w: fc.integer({ min: 0, max: 3 }),
      at: fc.integer(),
    }),
    { minLength: 2, maxLength: 40 },
  );
  type Drawn = { x: number; z: number; c: number; y: number; w: number; at: number };
  const grown = (rows: readonly Drawn[], maxDepth = 3) => {
    const features = [numbers(...rows.map(({ x }) => x)), numbers(...rows.map(({ z }) => z)), levels(3, ...rows.map(({ c }) => c))];
    const y = rows.map(({ y: one }) => one);
    return {
      features,
      y,
      tree: growTree(
        features,
        y,
        upTo(rows.length),
        { maxDepth, leastLeaf: 2 },
        rows.map(({ w }) => w),
      ),
    };
  };

  test("the order of the rows changes nothing, to the last bit", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const sorted = rows.toSorted((a, b) => a.at - b.at || a.y - b.y);
        expect(grown(sorted).tree).toEqual(grown(rows).tree);
      }),
    );
  });

  test("what a leaf says it holds is what comes to it", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const { tree, features, y } = grown(rows);
        const leaves = leavesOf(tree, features, upTo(rows.length));
        tree.nodes.forEach((node, place) => {
          if (node.split !== null) return;
          const own = upTo(rows.length).filter((row) => leaves[row] === place);
          expect(own).toHaveLength(node.rows);
          const weight = own.reduce((sum, row) => sum + rows[row]!.w, 0);
          expect(node.weight).toBe(weight);
          if (weight > 0) expect(node.value).toBeCloseTo(own.reduce((sum, row) => sum + rows[row]!.w * y[row]!, 0) / weight, 9);
        });
      }),
    );
  });

  test("no single cut of any feature leaves less", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const { tree, features, y } = grown(rows, 1);
        const w = rows.map(({ w: one }) => one);
        const spread = (own: readonly number[]): number => {
          const weight = own.reduce((sum, row) => sum + w[row]!, 0);
          const mean = own.reduce((sum, row) => sum + w[row]! * y[row]!, 0) / weight;
          return weight > 0 ? own.reduce((sum, row) => sum + w[row]! * (y[row]! - mean) ** 2, 0) : Number.NaN;
        };
        const least = Math.min(
          ...everyCut(features, rows.length)
            .map((left) => (enough(left, rows.length) ? both(left, rows.length, spread) : Infinity))
            .filter((d) => !Number.isNaN(d)),
          spread(upTo(rows.length)) || Infinity,
        );
        if (Number.isFinite(least)) expect(deviance(tree)).toBeLessThanOrEqual(least + 1e-8 * (1 + tree.nodes[0]!.deviance));
      }),
    );
  });
});

const enough = (left: ReadonlySet<number>, n: number): boolean => left.size >= 2 && n - left.size >= 2;
const both = (left: ReadonlySet<number>, n: number, of: (rows: readonly number[]) => number): number =>
  of([...left]) + of(upTo(n).filter((row) => !left.has(row)));

/** Rows on the left of every cut: of numbers at each value with the missing ones on either side, of levels each set. */
function everyCut(features: readonly CartFeature[], n: number): ReadonlySet<number>[] {
  return features.flatMap((feature) => {
    if (feature.kind === "category") return upTo(16).map((set) => new Set(upTo(n).filter((row) => (set >> feature.codes[row]!) & 1)));
    return [...feature.values, Infinity].flatMap((t) =>
      [true, false].map(
        (missingLeft) => new Set(upTo(n).filter((row) => (Number.isNaN(feature.values[row]) ? missingLeft : feature.values[row]! <= t))),
      ),
    );
  });
}

test("where a cut of the levels' order leaves too few rows, the other ways to part them are tried", () => {
  // Means a 0, b 0.1, c 1: of the cuts {a}|{b,c} and {a,b}|{c} the second leaves one row, and the first puts the heavy b with c.
  const codes = Uint8Array.from([0, 0, 1, 2]);
  const feature: CartFeature = { kind: "category", codes, levels: ["a", "b", "c"] };
  const { nodes } = growTree([feature], [0, 0, 0.1, 1], [0, 1, 2, 3], { maxDepth: 1, leastLeaf: 2 }, [1, 1, 100, 1]);
  // {a} against {b, c} takes 0.0233 away; {a, c} against {b} is refused too, as one row is left.
  expect(nodes.map(({ rows }) => rows)).toEqual([4, 2, 2]);
  const more = growTree(
    [{ kind: "category", codes: Uint8Array.from([0, 1, 1, 2]), levels: ["a", "b", "c"] }],
    [0, 0.1, 0.1, 1],
    [0, 1, 2, 3],
    { maxDepth: 1, leastLeaf: 2 },
    [1, 100, 100, 1],
  );
  // Both cuts of the order leave one row on a side; {a,c}|{b} is none of them.
  expect(more.nodes[0]!.split).toMatchObject({ kind: "category", sides: Int8Array.from([1, -1, 1, 0]) });
});

test("a split may have to stand out: its gain in variances of the node", () => {
  // 56.25 of 60.75 goes away: 56.25 / (60.75 / 4) = 3.7.
  const grow = (leastEvidence: number) =>
    growTree([numbers(1, 2, 3, 4)], [0, 0, 6, 9], upTo(4), { maxDepth: 1, leastLeaf: 1, leastEvidence });
  expect(grow(3.7).nodes).toHaveLength(3);
  expect(grow(3.71).nodes).toHaveLength(1);
});

describe("gap trees", () => {
  // x ≤ 2: the first group has 1 and the second 0; x > 2: both have 1.
  const x = numbers(1, 2, 3, 4, 1, 2, 3, 4);
  const z = numbers(1, 1, 1, 1, 2, 2, 2, 2);
  const y = [1, 1, 1, 1, 0, 0, 1, 1];
  const sides = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ] as const;

  test("by hand: the gap is all below 2, and what tells the groups apart does not part it", () => {
    const { nodes } = growGapTree([z, x], y, sides, { maxDepth: 1, leastLeaf: 1 });
    expect(nodes.map(({ value, rows }) => [value, rows])).toEqual([
      [0.5, 8],
      [1, 4],
      [0, 4],
    ]);
    expect(nodes[0]!.split).toMatchObject({ feature: 1, threshold: 2 });
  });

  test("each group has the least number of rows in every leaf", () => {
    expect(growGapTree([x], y, sides, { maxDepth: 3, leastLeaf: 2 }).nodes).toHaveLength(3);
    expect(growGapTree([x], y, sides, { maxDepth: 3, leastLeaf: 3 }).nodes).toHaveLength(1);
    expect(growGapTree([x], y, [[0, 1, 2, 3], []], { maxDepth: 3, leastLeaf: 1 }).nodes).toHaveLength(1);
  });

  test("the order of the rows changes nothing, and the groups turned round turn the gap round", () => {
    const mixed = growGapTree(
      [x],
      y,
      [
        [3, 1, 0, 2],
        [7, 5, 6, 4],
      ],
      { maxDepth: 2, leastLeaf: 1 },
    );
    expect(mixed).toEqual(growGapTree([x], y, sides, { maxDepth: 2, leastLeaf: 1 }));
    expect(growGapTree([x], y, [sides[1], sides[0]], { maxDepth: 1, leastLeaf: 1 }).nodes[0]!.value).toBe(-0.5);
  });
});

describe("conditions", () => {
  test("those on one feature are one; what is missing is said", () => {
    const x = numbers(1, 2, 3, 4, 5, 6, 7, 8);
    const tree = growTree([x], [0, 0, 5, 5, 9, 9, 1, 1], upTo(8), { maxDepth: 3, leastLeaf: 2 });
    const leaves = [...tree.nodes.keys()].filter((node) => tree.nodes[node]!.split === null);
    const ranges = leaves.map((leaf) => conditionsOf(tree, leaf).map((one) => (one.kind === "number" ? [one.above, one.atMost] : [])));
    expect(ranges).toEqual([[[null, 2]], [[2, 4]], [[4, 6]], [[6, null]]]);
    expect(conditionsOf(tree, 0)).toEqual([]);
  });

  test("a row meets the conditions of its leaf and of no other", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: value, c: fc.integer({ min: 0, max: 3 }), y: fc.integer({ min: 0, max: 9 }) }), {
          minLength: 4,
          maxLength: 40,
        }),
        (rows) => {
          const features = [numbers(...rows.map(({ x }) => x)), levels(3, ...rows.map(({ c }) => c))];
          const tree = growTree(
            features,
            rows.map(({ y }) => y),
            upTo(rows.length),
            { maxDepth: 3, leastLeaf: 1 },
          );
          const leaves = leavesOf(tree, features, upTo(rows.length));
          rows.forEach(({ x, c }, row) => {
            const meeting = [...tree.nodes.keys()].filter(
              (node) =>
                tree.nodes[node]!.split === null &&
                conditionsOf(tree, node).every((one) => {
                  if (one.kind === "category") return c === 3 ? one.missing : one.codes.includes(c);
                  if (Number.isNaN(x)) return one.missing;
                  return one.known && (one.above === null || x > one.above) && (one.atMost === null || x <= one.atMost);
                }),
            );
            expect(meeting).toEqual([leaves[row]]);
          });
        },
      ),
    );
  });
});
