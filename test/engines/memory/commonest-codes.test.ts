import fc from "fast-check";
import { expect, test } from "vitest";
import { commonestCodes } from "../../../src/engines/memory/commonest-codes.js";

test("the largest counts come first, the earlier code where counts tie, and what does not occur is left out", () => {
  expect(commonestCodes(Float64Array.of(2, 0, 5, 2, 1), 10)).toEqual([2, 0, 3, 4]);
  expect(commonestCodes(Float64Array.of(2, 0, 5, 2, 1), 2)).toEqual([2, 0]);
  expect(commonestCodes(Float64Array.of(2, 0, 5), 0)).toEqual([]);
});

test("few or many, they are the first of all codes that were sorted", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 200 }), fc.nat(90), (list, limit) => {
      const counts = Float64Array.from(list);
      const sorted = [...list.keys()].filter((code) => list[code]! > 0).sort((a, b) => list[b]! - list[a]! || a - b);
      expect(commonestCodes(counts, limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});
