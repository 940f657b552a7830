import fc from "fast-check";
import { expect, test } from "vitest";
import { ratioWithUnknown } from "../../src/sections/unknown-members.js";

test("forty of a hundred against fifty, five of ten unknown: between 8/11 and 9/10", () => {
  const range = ratioWithUnknown({ hits: 40, total: 100 }, { hits: 50, total: 100 }, { hits: 5, total: 10 })!;
  expect(range.lower).toBeCloseTo(8 / 11, 14);
  expect(range.upper).toBeCloseTo(9 / 10, 14);
});

test("there is no ratio to a group without a hit", () => {
  expect(ratioWithUnknown({ hits: 1, total: 2 }, { hits: 0, total: 5 }, { hits: 1, total: 2 })).toBeNull();
});

test("every way of dealing out the unknown people gives a ratio inside the range", () => {
  const group = fc
    .integer({ min: 1, max: 40 })
    .chain((total) => fc.record({ total: fc.constant(total), hits: fc.integer({ min: 1, max: total }) }));
  fc.assert(
    fc.property(
      group,
      group,
      group,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, unknown, hits, misses) => {
        const range = ratioWithUnknown(a, b, unknown)!;
        const [h, m] = [Math.floor(hits * unknown.hits), Math.floor(misses * (unknown.total - unknown.hits))];
        const first = (a.hits + h) / (a.total + h + m);
        const second = (b.hits + unknown.hits - h) / (b.total + unknown.total - h - m);
        expect(first / second).toBeGreaterThanOrEqual(range.lower * (1 - 1e-12));
        expect(first / second).toBeLessThanOrEqual(range.upper * (1 + 1e-12));
      },
    ),
  );
});
