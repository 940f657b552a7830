import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onUnit, rawCut, type ScoreScale, seriesOnUnit } from "../../../src/audit/bind/score-scale.js";

const scales: readonly ScoreScale[] = ["sigmoid", "percent"];

describe("a score on the scale from 0 to 1", () => {
  // Worked by hand: sigmoid(ln 3) = 3/4.
  test.each([
    ["sigmoid", 0, 0.5],
    ["sigmoid", Math.log(3), 0.75],
    ["sigmoid", -Infinity, 0],
    ["sigmoid", Infinity, 1],
    ["percent", 7, 0.07],
    ["percent", 100, 1],
  ] as const)("%s of %d is %d", (scale, score, share) => {
    expect(onUnit(scale, score)).toBeCloseTo(share, 15);
  });
});

describe("the cut of a threshold", () => {
  test("lets 7 per cent through at 0.07, where 0.07 · 100 would not", () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(rawCut("percent", 0.07)).toBeLessThanOrEqual(7);
  });

  test("of a threshold that nothing or everything passes is infinite", () => {
    expect(rawCut("sigmoid", 0)).toBe(-Infinity);
    expect(rawCut("sigmoid", 1.1)).toBe(Infinity);
    expect(onUnit("sigmoid", rawCut("sigmoid", 1))).toBe(1);
  });

  test("decides every score as the scaled score at the threshold would", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scales),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: -30, max: 120, noNaN: true }),
        (scale, threshold, score) => {
          const cut = rawCut(scale, threshold);
          for (const one of [score, cut, cut * (1 + 1e-15), cut * (1 - 1e-15)])
            expect(one >= cut, `${scale} ${threshold} ${one}`).toBe(onUnit(scale, one) >= threshold);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("decides whole percentages at every whole threshold", () => {
    for (let threshold = 1; threshold <= 99; threshold++)
      for (let score = 0; score <= 100; score++)
        expect(score >= rawCut("percent", threshold / 100), `${score} at ${threshold}`).toBe(score >= threshold);
  });
});

test("scores that become the same number are one, with their rows added up", () => {
  const array = (...values: number[]) => Float64Array.from(values);
  const points = { values: array(-1, 40, 50), n: array(1, 2, 3), w: array(1, 2, 3), w2: array(1, 2, 3) };
  const { parts } = seriesOnUnit({ axes: [], cells: [{}], parts: [points], missing: [{ n: 0, w: 0, w2: 0 }], binned: null }, "sigmoid");
  expect([...parts[0]!.values]).toEqual([1 / (1 + Math.E), 1]);
  expect([...parts[0]!.n]).toEqual([1, 5]);
});
