import fc from "fast-check";
import { expect, test } from "vitest";
import { sizeStrata } from "../../src/stats/size-strata.js";

const coverages = (y: readonly number[], intervals: readonly (readonly [number, number])[], parts: number): readonly number[] =>
  sizeStrata(
    intervals.map(([lower, upper]) => upper - lower),
    parts,
  ).map(({ members }) => {
    const held = [...members].filter((i) => intervals[i]![0] <= y[i]! && y[i]! <= intervals[i]![1]);
    return held.length / members.length;
  });

// MAPIE's documented example of regression_ssc: two bins, in both of which every interval holds the truth.
test("size-stratified coverage as MAPIE documents it", () => {
  const intervals = [
    [4, 6],
    [6, 9],
    [9, 10],
  ] as const;
  expect(coverages([5, 7.5, 9.5], intervals, 2)).toEqual([1, 1]);
  // The narrowest two are one part, as numpy's array_split does it; its truth moved out of reach shows there alone.
  expect(coverages([5, 7.5, 20], intervals, 2)).toEqual([0.5, 1]);
});

test("the first parts have one more; as few different sizes as parts are a part each; equal sizes are never parted", () => {
  const shape = (sizes: readonly number[], parts: number) =>
    sizeStrata(sizes, parts).map(({ from, to, members }) => [from, to, [...members]]);
  expect(shape([5, 4, 3, 2, 1], 3)).toEqual([
    [1, 2, [3, 4]],
    [3, 4, [1, 2]],
    [5, 5, [0]],
  ]);
  expect(shape([1, 1, 2, 2, 2], 3)).toEqual([
    [1, 1, [0, 1]],
    [2, 2, [2, 3, 4]],
  ]);
  expect(shape([7, 7, 7, 7, 1, 2, 9], 3)).toEqual([
    [1, 7, [0, 1, 2, 3, 4, 5]],
    [9, 9, [6]],
  ]);
  expect(shape([], 3)).toEqual([]);
});

test("every answer is in one part, sizes rise from part to part, and the order of the rows does not matter", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (sizes, parts) => {
      const found = sizeStrata(sizes, parts);
      expect(found.flatMap(({ members }) => [...members]).sort((a, b) => a - b)).toEqual([...sizes.keys()]);
      expect(found.length).toBeLessThanOrEqual(parts);
      found.slice(1).forEach(({ from }, i) => void expect(from).toBeGreaterThan(found[i]!.to));
      const turned = sizeStrata([...sizes].reverse(), parts);
      expect(turned.map(({ from, to, members }) => [from, to, members.length])).toEqual(
        found.map(({ from, to, members }) => [from, to, members.length]),
      );
    }),
  );
});
