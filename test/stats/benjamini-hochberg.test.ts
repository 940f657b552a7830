import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../src/stats/benjamini-hochberg.js";

test("by hand: each p times tests over its rank, and never above a larger p's", () => {
  const [a, b, c, d] = benjaminiHochberg([0.01, 0.04, 0.03, 0.2]);
  expect([a, b, c, d].map((p) => p!.toFixed(6))).toEqual(["0.040000", "0.053333", "0.053333", "0.200000"]);
});

// R 4.3: p.adjust(c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1), "BH"),
// the p-values of Benjamini & Hochberg (1995), §4, of which they reject the first four at q = 0.05.
test("the example of the paper: four hypotheses are rejected at 0.05", () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
  const adjusted = benjaminiHochberg(p);
  expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
  expect(adjusted[0]).toBeCloseTo(0.0015, 12);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
});

test("never below p, never above 1, in the order of p; nothing of nothing", () => {
  expect(benjaminiHochberg([])).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (p) => {
      const adjusted = benjaminiHochberg(p);
      p.forEach((one, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(one);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (one < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
        });
      });
    }),
  );
});
