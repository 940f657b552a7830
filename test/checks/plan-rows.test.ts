import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthFor, planCheck } from "../../src/checks/plan-rows.js";
import { judged, selected } from "./grouped.js";

const at = { limit: { op: "<=", limit: 0.1 }, scale: "difference", failAlpha: 0.05, passAlpha: 0.05 } as const;
/** Standard error of a gap between shares, of one row in each group. */
const seOf = (p: number, q: number): number => Math.sqrt(p * (1 - p) + q * (1 - q));

describe("rows that decide a check with 80 % probability", () => {
  // The published plan of the gate: two groups, base rate 0.40, limit 0.10.
  test.each([
    [0, 297, "pass"],
    [0.02, 468, "pass"],
    [0.05, 1206, "pass"],
    [0.08, 7568, "pass"],
    [0.15, 1206, "fail"],
    [0.2, 297, "fail"],
  ] as const)("true gap %f needs %i rows a group to %s", (truth, rows, decidedAs) => {
    const found = growthFor(truth, { ...at, se: seOf(0.4, 0.4 + truth) })!;
    expect(found.decidedAs).toBe(decidedAs);
    expect(Math.abs(Math.ceil(found.growth) - rows)).toBeLessThanOrEqual(1);
  });

  test("rare outcomes are cheaper: base rate 0.05", () => {
    const rows = (truth: number) => growthFor(truth, { ...at, se: seOf(0.05, 0.05 + truth) })!.growth;
    expect([rows(0), rows(0.02)].map(Math.ceil)).toEqual([59, 109]);
    expect(Math.abs(rows(0.05) - 341)).toBeLessThan(1.5);
  });

  test("no number of rows decides a value at the limit", () => {
    expect(growthFor(0.1, { ...at, se: 0.1 })).toBeNull();
    expect(growthFor(0, { ...at, limit: { op: ">=", limit: 0.8 }, scale: "ratio", se: 0.1 })).toBeNull();
  });

  test("more rows are needed nearer to the limit, fewer with a smaller error", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.09, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }), (distance, se) => {
        const growth = (d: number, s: number) => growthFor(0.1 + d, { ...at, se: s })!.growth;
        expect(growth(distance, se)).toBeGreaterThan(growth(distance + 0.005, se));
        expect(growth(distance, se)).toBeCloseTo(4 * growth(distance, se / 2), 6);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the plan of a check", () => {
  const row = judged({ a: selected(741, 1000), b: selected(568, 1000) }, { requirement: { op: "<=", limit: 0.1, warn: null } });

  test("says that a gap as large as the resolution needs the rows there are", () => {
    const { resolution, limit } = planCheck(row)!;
    const { bounds } = row;
    const found = growthFor(resolution!, {
      limit,
      scale: "difference",
      se: bounds!.se!,
      failAlpha: bounds!.lowerAlpha,
      passAlpha: bounds!.upperAlpha,
    })!;
    expect(found).toMatchObject({ decidedAs: "fail" });
    expect(found.growth).toBeCloseTo(1, 9);
  });

  test("goes from no gap to some times the limit, pass before fail", () => {
    const { truths } = planCheck(row)!;
    expect(truths.map(({ truth }) => Number(truth.toFixed(4)))).toEqual([0, 0.025, 0.05, 0.075, 0.125, 0.15, 0.2, 0.25]);
    expect(truths.map(({ decidedAs }) => decidedAs)).toEqual([...Array(4).fill("pass"), ...Array(4).fill("fail")]);
  });

  test("of a ratio is on the log scale", () => {
    const ratio = judged(
      { a: selected(500, 1000), b: selected(430, 1000) },
      { metric: "demographic_parity_ratio", requirement: { op: ">=", limit: 0.8, warn: null } },
    );
    const { truths, observed } = planCheck(ratio)!;
    expect(truths.map(({ truth }) => Number(truth.toFixed(3)))).toEqual([1, 0.95, 0.9, 0.85, 0.75, 0.7, 0.6, 0.5]);
    const z = 1.6448536269514722 + 0.8416212335729143;
    expect(observed!.growth).toBeCloseTo(((z * ratio.bounds!.se!) / Math.log(0.86 / 0.8)) ** 2, 6);
  });

  test("is none where the value alone decides, or there is no value", () => {
    expect(planCheck({ ...row, decision: "point" })).toBeNull();
    expect(planCheck(judged({ a: selected(7, 10) }))).toBeNull();
    expect(planCheck({ ...row, requirement: null })).toBeNull();
  });
});

test("with the planned rows, simulated groups are decided about 80 % of the time", async () => {
  const { drawBinomial } = await import("../../src/stats/binomial-draw.js");
  const { rng } = await import("../../src/stats/rng.js");
  const random = rng(0, "planned rows");
  const n = Math.ceil(growthFor(0.2, { ...at, se: seOf(0.4, 0.6) })!.growth);
  let failed = 0;
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const groups = { a: selected(drawBinomial(n, 0.6, random), n), b: selected(drawBinomial(n, 0.4, random), n) };
    if (judged(groups, { requirement: { op: "<=", limit: 0.1, warn: null } }).status === "fail") failed++;
  }
  expect(failed / runs).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / runs));
  expect(failed / runs).toBeLessThan(0.8 + 4 * Math.sqrt((0.8 * 0.2) / runs));
});
