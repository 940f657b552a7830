import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { raked } from "../../src/stats/raking.js";
import { limitsOfMean } from "../../src/stats/row-mean.js";
import { worstPart } from "../../src/stats/worst-part.js";

const upTo = (n: number): number[] => [...new Array(n).keys()];
const plain = { weights: null, clusters: null };

describe("the worst part", () => {
  // Four rows: two from which 0.5 is expected, with losses 1 and 0, and two from which nothing is, with losses 1 and 0.
  const rows = { expected: [0.5, 0.5, 0, 0], loss: [1, 0, 1, 0] };

  test("by hand", () => {
    expect(worstPart(rows, upTo(4), { ...plain, share: 0.5 })!.value).toBeCloseTo(0.5, 12);
    expect(worstPart({ ...rows, loss: [1, 1, 0, 0] }, upTo(4), { ...plain, share: 0.5 })!.value).toBeCloseTo(1, 12);
    // Three of four: both of the first and half of each of the others, (1 + 0 + 0.5 + 0) / 3.
    expect(worstPart(rows, upTo(4), { ...plain, share: 0.75 })!.value).toBeCloseTo(0.5, 12);
    // One of four: half of each of the first two, as they are expected alike.
    expect(worstPart({ ...rows, loss: [1, 0, 0, 0] }, upTo(4), { ...plain, share: 0.25 })!.value).toBeCloseTo(0.5, 12);
    expect(worstPart(rows, [], { ...plain, share: 0.5 })).toBeNull();
  });

  test("all of the rows are everybody", () => {
    expect(worstPart(rows, upTo(4), { ...plain, share: 1 })).toMatchObject({ value: 0.5, rows: 4, share: true });
  });

  test("with the losses themselves as the guess it never falls as the part gets smaller, and weights count as repeated rows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ l: fc.integer({ min: 0, max: 9 }), w: fc.integer({ min: 1, max: 3 }) }), { minLength: 2, maxLength: 20 }),
        (list) => {
          const loss = list.map(({ l }) => l);
          const weights = list.map(({ w }) => w);
          const repeated = list.flatMap(({ l, w }) => new Array<number>(w).fill(l));
          let before = -Infinity;
          for (const share of [1, 0.6, 0.3, 0.1]) {
            const own = worstPart({ expected: loss, loss }, upTo(list.length), { weights, clusters: null, share })!.value;
            expect(own).toBeCloseTo(
              worstPart({ expected: repeated, loss: repeated }, upTo(repeated.length), { ...plain, share })!.value,
              9,
            );
            expect(own).toBeGreaterThanOrEqual(before - 1e-9);
            before = own;
          }
        },
      ),
    );
  });
});

describe("raking", () => {
  const of = (...groups: number[]) => Int32Array.from(groups);

  test("by hand: one margin, a third and two thirds become half and half", () => {
    expect([...raked([1, 1, 1], upTo(3), [{ groupOf: of(0, 0, 1), shares: [0.5, 0.5] }])!]).toEqual([0.75, 0.75, 1.5]);
  });

  test("shares that are not stated keep their proportions, and rows without a group their weight", () => {
    const found = raked([1, 2, 3, 7], upTo(4), [{ groupOf: of(0, 1, 2, -1), shares: [0.5, null, null] }])!;
    expect([...found].map((w) => Number(w.toFixed(9)))).toEqual([3, 1.2, 1.8, 7]);
  });

  test("two margins are both met, and nothing else moves: the odds ratio of the table stays", () => {
    const [a, b] = [of(0, 0, 1, 1), of(0, 1, 0, 1)];
    const [w, x, y, z] = raked([4, 2, 1, 3], upTo(4), [
      { groupOf: a, shares: [0.3, 0.7] },
      { groupOf: b, shares: [0.6, null] },
    ])!;
    expect(w! + x!).toBeCloseTo(3, 7);
    expect(w! + y!).toBeCloseTo(6, 7);
    expect((w! * z!) / (x! * y!)).toBeCloseTo((4 * 3) / (2 * 1), 7);
  });

  test("shares that cannot be are null", () => {
    expect(raked([1, 1], upTo(2), [{ groupOf: of(0, 0), shares: [0.5, 0.5] }])).toBeNull();
    expect(raked([1, 1], upTo(2), [{ groupOf: of(0, 1), shares: [0.7, 0.7] }])).toBeNull();
    const contrary = [
      { groupOf: of(0, 1), shares: [0.2, 0.8] },
      { groupOf: of(0, 1), shares: [0.8, 0.2] },
    ];
    expect(raked([1, 1], upTo(2), contrary)).toBeNull();
  });
});

test("thirty rows that are all lost do not make it certain that all are: Wilson's limit of thirty", () => {
  const loss = Float64Array.from({ length: 600 }, (_, i) => (i < 30 ? 1 : i % 4 === 0 ? 1 : 0));
  const expected = loss.map((_, i) => (i < 30 ? 0.95 : 0.25));
  const found = worstPart({ expected, loss }, Int32Array.from(loss.keys()), { weights: null, clusters: null, share: 0.05 })!;
  expect(found).toMatchObject({ value: 1, share: true });
  expect(found.nEff).toBeCloseTo(30, 9);
  // n / (n + z²) at z = 1.6449.
  expect(limitsOfMean(found, 0.05)!.lower).toBeCloseTo(30 / (30 + 1.6448536269514722 ** 2), 9);
});
