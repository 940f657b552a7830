import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levelsWithSizes, levelsWithUnknown, rateWithUnknown, type Split } from "../../src/stats/unknown-bounds.js";

const rate = ({ hits, misses }: Split): number => hits / (hits + misses);
const gapOf = (rates: readonly number[]): number => Math.max(...rates) - Math.min(...rates);

describe("one group", () => {
  test("40 of 100 with 5 hits and 5 misses unknown; all of them anybody's, or two of them its", () => {
    const unknown = { hits: 5, misses: 5 };
    expect(rateWithUnknown({ hits: 40, misses: 60 }, unknown)).toEqual({ lower: 40 / 105, upper: 45 / 105 });
    expect(rateWithUnknown({ hits: 40, misses: 60 }, unknown, 2)).toEqual({ lower: 40 / 102, upper: 42 / 102 });
    expect(rateWithUnknown({ hits: 40, misses: 60 }, unknown, 8)).toEqual({ lower: 43 / 108, upper: 45 / 108 });
  });

  // ACLU (2025), Auditing the audits, FAccT: ADP's audit of 2023, Female. The outcomes of the unknown are not published, so each may be either.
  test("ACLU's bounds of a published audit", () => {
    const female = { hits: 271_433.888, misses: 573_856 - 271_433.888 };
    const unknown = { hits: 397_979, misses: 397_979 };
    const any = rateWithUnknown(female, unknown)!;
    expect([any.lower, any.upper]).toEqual([expect.closeTo(0.2793, 6), expect.closeTo(0.688813, 6)]);
    const share = rateWithUnknown(female, unknown, 271_433.888 / 0.343176 - 573_856)!;
    expect([share.lower, share.upper]).toEqual([expect.closeTo(0.343176, 6), expect.closeTo(0.617645, 5)]);
  });

  test("a group of nobody can be anything that the unknown allow, or has no rate", () => {
    expect(rateWithUnknown({ hits: 0, misses: 0 }, { hits: 1, misses: 1 })).toEqual({ lower: 0, upper: 1 });
    expect(rateWithUnknown({ hits: 0, misses: 0 }, { hits: 1, misses: 0 })).toEqual({ lower: 1, upper: 1 });
    expect(rateWithUnknown({ hits: 0, misses: 0 }, { hits: 0, misses: 0 })).toBeNull();
    expect(rateWithUnknown({ hits: 0, misses: 0 }, { hits: 1, misses: 1 }, 0)).toBeNull();
  });
});

/** Every way to give whole people to groups. */
function* parts(people: number, groups: number): Generator<readonly number[]> {
  if (groups === 1) yield [people];
  else for (let own = 0; own <= people; own++) for (const rest of parts(people - own, groups - 1)) yield [own, ...rest];
}

const group = fc
  .record({ hits: fc.integer({ min: 0, max: 8 }), misses: fc.integer({ min: 0, max: 8 }) })
  .filter(({ hits, misses }) => hits + misses > 0);
const some = fc.record({ hits: fc.integer({ min: 0, max: 4 }), misses: fc.integer({ min: 0, max: 4 }) });

/** Counts as if every person were this many: whole parts of people then come close to any part. */
const FINER = 4;
const finer = ({ hits, misses }: Split): Split => ({ hits: FINER * hits, misses: FINER * misses });

describe("groups together", () => {
  test("40 and 60 of 100 with 5 and 5 unknown: at least 60/105 − 45/105 apart", () => {
    expect(levelsWithUnknown([{ hits: 40, misses: 60 }, { hits: 60, misses: 40 }], { hits: 5, misses: 5 })).toEqual({ lowestTop: 60 / 105, highestBottom: 45 / 105 }); // biome-ignore format: a table
  });

  test("no allocation brings groups nearer than the levels say, and one comes near to it", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 3 }), some, (groups, unknown) => {
        const { lowestTop, highestBottom } = levelsWithUnknown(groups, unknown);
        const fine = groups.map(finer);
        let [least, most, size] = [Infinity, 0, 0];
        for (const hits of parts(FINER * unknown.hits, groups.length))
          for (const misses of parts(FINER * unknown.misses, groups.length)) {
            const rates = fine.map((one, g) => rate({ hits: one.hits + hits[g]!, misses: one.misses + misses[g]! }));
            least = Math.min(least, gapOf(rates));
            most = Math.max(most, gapOf(rates));
            size = Math.max(size, 1 / Math.min(...fine.map((one) => one.hits + one.misses)));
          }
        const bound = Math.max(0, lowestTop - highestBottom);
        expect(least).toBeGreaterThanOrEqual(bound - 1e-12);
        expect(least - bound).toBeLessThanOrEqual(2 * size);
        const ends = groups.map((one) => rateWithUnknown(one, unknown)!);
        const apart = Math.max(...ends.flatMap((a, i) => ends.filter((_, j) => i !== j).map((b) => a.upper - b.lower)));
        expect(most).toBeCloseTo(Math.max(apart, gapOf(groups.map(rate))), 12);
      }),
      { numRuns: 60 },
    );
  });

  test("nor when the number of people that each group takes in is known", () => {
    const sized = fc.array(fc.tuple(group, fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(sized, fc.double({ min: 0, max: 1, noNaN: true }), (known, share) => {
        const sizes = known.map(([, size]) => size);
        const people = sizes.reduce((sum, size) => sum + size, 0);
        const hits = Math.round(share * people);
        const unknown = { hits, misses: people - hits };
        const groups = known.map(([one]) => one);
        const { lowestTop, highestBottom } = levelsWithSizes(groups, sizes, unknown);
        const fine = groups.map(finer);
        const size = 1 / Math.min(...fine.map((one) => one.hits + one.misses));
        let [least, most] = [Infinity, 0];
        for (const own of parts(FINER * hits, groups.length)) {
          if (own.some((n, g) => n > FINER * sizes[g]!)) continue;
          const rates = fine.map((one, g) => rate({ hits: one.hits + own[g]!, misses: one.misses + FINER * sizes[g]! - own[g]! }));
          least = Math.min(least, gapOf(rates));
          most = Math.max(most, gapOf(rates));
        }
        const bound = Math.max(0, lowestTop - highestBottom);
        expect(least).toBeGreaterThanOrEqual(bound - 1e-9);
        expect(least - bound).toBeLessThanOrEqual(2 * size + 1e-9);
        const ends = groups.map((one, g) => rateWithUnknown(one, unknown, sizes[g])!);
        const apart = Math.max(...ends.flatMap((a, i) => ends.filter((_, j) => i !== j).map((b) => a.upper - b.lower)));
        expect(most).toBeCloseTo(Math.max(0, apart), 9);
      }),
      { numRuns: 60 },
    );
  });

  test("with nobody unknown the levels are the rates", () => {
    const groups = [{ hits: 1, misses: 3 }, { hits: 3, misses: 1 }]; // biome-ignore format: a table
    expect(levelsWithUnknown(groups, { hits: 0, misses: 0 })).toEqual({ lowestTop: 0.75, highestBottom: 0.25 });
  });
});
