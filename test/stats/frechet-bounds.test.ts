import fc from "fast-check";
import { expect, test } from "vitest";
import { type Alike, frechetBounds } from "../../src/stats/frechet-bounds.js";

const alike = (members: number, hits: number, misses: number, others = 0): Alike => ({ members, hits, misses, others });

test("5 of 10 are members and 4 have the outcome: none to 4 of the 5", () => {
  expect(frechetBounds([alike(5, 4, 6)])).toEqual({ lower: 0, upper: 4 / 5 });
  expect(frechetBounds([alike(8, 4, 6)])).toEqual({ lower: 2 / 8, upper: 4 / 8 });
});

test("when everybody or nobody is a member there is nothing to choose, and nobody at all has no rate", () => {
  expect(frechetBounds([alike(10, 4, 6), alike(0, 7, 3)])).toEqual({ lower: 0.4, upper: 0.4 });
  expect(frechetBounds([alike(0, 4, 6)])).toBeNull();
  expect(frechetBounds([])).toBeNull();
});

test("where all that can be counted have the outcome, or lack it, the rate is known although nobody need be counted", () => {
  expect(frechetBounds([alike(1, 1, 0, 1)])).toEqual({ lower: 1, upper: 1 });
  expect(frechetBounds([alike(1, 0, 1, 1)])).toEqual({ lower: 0, upper: 0 });
});

test("kinds known apart bound more than kinds put together", () => {
  const apart = frechetBounds([alike(9, 8, 2), alike(1, 2, 8)])!;
  const together = frechetBounds([alike(10, 10, 10)])!;
  expect(apart.lower).toBeGreaterThan(together.lower);
  expect(apart.upper).toBeLessThan(together.upper);
});

test("whoever the members are, their rate is within, and some choice reaches each end", () => {
  const kind = fc
    .record({
      hits: fc.integer({ min: 0, max: 4 }),
      misses: fc.integer({ min: 0, max: 4 }),
      others: fc.integer({ min: 0, max: 3 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...kind }) => ({ ...kind, members: Math.round(share * (kind.hits + kind.misses + kind.others)) }));
  fc.assert(
    fc.property(fc.array(kind, { minLength: 1, maxLength: 3 }), (kinds) => {
      const bounds = frechetBounds(kinds);
      let choices: (readonly [number, number])[] = [[0, 0]];
      for (const { members, hits, misses, others } of kinds) {
        const own: (readonly [number, number])[] = [];
        for (let a = 0; a <= Math.min(hits, members); a++)
          for (let b = 0; b <= Math.min(misses, members - a); b++) if (members - a - b <= others) own.push([a, b]);
        choices = choices.flatMap(([x, y]) => own.map(([a, b]) => [x + a, y + b] as const));
      }
      const rates = choices.filter(([a, b]) => a + b > 0).map(([a, b]) => a / (a + b));
      if (rates.length === 0) {
        expect(bounds).toBeNull();
        return;
      }
      expect(Math.min(...rates)).toBeCloseTo(bounds!.lower, 12);
      expect(Math.max(...rates)).toBeCloseTo(bounds!.upper, 12);
    }),
    { numRuns: 300, examples: [[[{ hits: 1, misses: 0, others: 1, members: 1 }]], [[{ hits: 0, misses: 1, others: 1, members: 1 }]]] },
  );
});
