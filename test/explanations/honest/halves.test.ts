import fc from "fast-check";
import { expect, test } from "vitest";
import { halvesOf, partsOf } from "../../../src/explanations/honest/halves.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";

const upTo = (n: number): number[] => [...new Array(n).keys()];

test("halves of equal size, another cut for another seed", () => {
  const table = tableFrom({ x: upTo(101) });
  const one = halvesOf(table, upTo(101), rng(1, "a"));
  expect([one.found.length, one.judged.length].sort()).toEqual([50, 51]);
  expect([...one.found, ...one.judged].sort((a, b) => a - b)).toEqual(upTo(101));
  expect(halvesOf(table, upTo(101), rng(2, "a")).found).not.toEqual(one.found);
});

test("the cut hangs on what rows hold, not on where they stand", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 40 }), fc.integer(), (values, seed) => {
      const sorted = values.toSorted((a, b) => a - b);
      const held = (list: number[]): number[] =>
        [...halvesOf(tableFrom({ x: list }), upTo(list.length), rng(seed)).found].map((row) => list[row]!).sort((a, b) => a - b);
      expect(held(sorted)).toEqual(held(values));
    }),
  );
});

test("clusters stay together", () => {
  const clusters = upTo(60).map((row) => row % 7);
  const parts = partsOf(tableFrom({ x: upTo(60) }), upTo(60), { parts: 3, random: rng(0), clusters });
  for (const cluster of upTo(7)) expect(parts.filter((part) => [...part].some((row) => clusters[row] === cluster))).toHaveLength(1);
});
