import { describe, expect, test } from "vitest";
import { changeOf, changeOfBounded, gapCandidates, levelCandidates, type Moved, pairCorrections } from "../../src/checks/change.js";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { drawMultinomial } from "../../src/stats/multinomial-draw.js";
import { rng } from "../../src/stats/rng.js";

const still = (now: number, before: number): Moved => ({ now, before, varianceNow: 0, varianceBefore: 0, covariance: 0 });

describe("without any error the change is that of the worst", () => {
  test.each([
    ["a gap that grew", [still(0.5, 0.4), still(0.3, 0.35)], 0.15],
    ["a gap that shrank", [still(0.4, 0.5), still(0.35, 0.3)], -0.15],
    ["a gap that turned to the other side", [still(0.5, 0.3), still(0.3, 0.5)], 0],
    ["another pair that became the worst", [still(0.5, 0.5), still(0.45, 0.3), still(0.1, 0.45)], 0.2],
  ] as const)("%s", (_, groups, delta) => {
    const { delta: found, lower, upper } = changeOf(gapCandidates([groups], "difference"), 0.05, () => 1);
    expect(found).toBeCloseTo(delta, 12);
    expect(lower).toBeCloseTo(delta, 12);
    expect(upper).toBeCloseTo(delta, 12);
  });
  test("a ratio that fell from 0.8 to 0.6 is worse by 0.2", () => {
    expect(changeOf(gapCandidates([[still(0.3, 0.4), still(0.5, 0.5)]], "ratio"), 0.05, () => 1).delta).toBeCloseTo(0.2, 12);
  });
  test("an accuracy that fell is worse, a rate to keep low that fell is better", () => {
    expect(changeOf(levelCandidates([still(0.7, 0.8)], "higher"), 0.05, () => 1).delta).toBeCloseTo(0.1, 12);
    expect(changeOf(levelCandidates([still(0.7, 0.8)], "lower"), 0.05, () => 1).delta).toBeCloseTo(-0.1, 12);
  });
});

test("the same rows make the change sharper than other rows do", () => {
  const moved = (covariance: number): Moved => ({ now: 0.5, before: 0.48, varianceNow: 0.0005, varianceBefore: 0.0005, covariance });
  const width = (covariance: number): number => {
    const { lower, upper } = changeOf(
      gapCandidates([[moved(covariance), { ...moved(covariance), now: 0.3, before: 0.3 }]], "difference"),
      0.05,
      () => 1,
    );
    return upper - lower;
  };
  // reference/cli.md S7: the variance falls 20 times when 2.4 % of predictions flip, so the width √20 times.
  expect(width(0) / width(0.0005 * (1 - 1 / 20))).toBeCloseTo(Math.sqrt(20), 6);
});

test("value and bounds alone give a change by MOVER, mirrored where more is better", () => {
  const now = { value: 0.2, lower: 0.17, upper: 0.25 };
  const before = { value: 0.1, lower: 0.07, upper: 0.14 };
  const found = changeOfBounded(now, before, "lower")!;
  expect(found.lower).toBeCloseTo(0.1 - 0.05, 12);
  expect(found.upper).toBeCloseTo(0.1 + Math.hypot(0.05, 0.03), 12);
  expect(changeOfBounded(now, before, "higher")!.delta).toBeCloseTo(-0.1, 12);
  expect(changeOfBounded({ ...now, upper: null }, before, "lower")).toBeNull();
});

// Decisions before and after on the same rows, or on other rows, when the worst gap truly grew by exactly what is allowed.
const RUNS = 1000;
const ALLOWED = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
const DELTA = 0.02;

interface Case {
  readonly before: readonly number[];
  readonly now: readonly number[];
  readonly paired: "paired" | "unpaired";
  readonly n: number;
}

function simulated({ before, now, paired, n }: Case): { readonly failed: number; readonly passed: number } {
  const random = rng(0, "change", paired, n, ...before, ...now);
  const cells = new Float64Array(4);
  let [failed, passed] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const groups = before.map((p, i): Moved => {
      const q = now[i]!;
      if (paired === "unpaired") {
        const [x, y] = [drawBinomial(n, q, random) / n, drawBinomial(n, p, random) / n];
        return { now: x, before: y, varianceNow: (x * (1 - x)) / n, varianceBefore: (y * (1 - y)) / n, covariance: 0 };
      }
      // 1 → 0 and 0 → 1 flips on 4 % of rows, less where the rate itself moved.
      const [out, into] = [0.02 + Math.max(0, p - q), 0.02 + Math.max(0, q - p)];
      drawMultinomial(n, [p - out, out, into, 1 - p - into], random, cells);
      const [kept, lost, won] = cells as unknown as readonly [number, number, number];
      const [x, y] = [(kept + won) / n, (kept + lost) / n];
      const [varianceNow, varianceBefore] = [(x * (1 - x)) / n, (y * (1 - y)) / n];
      const ofChange = (lost + won + 1) / n ** 2 - (x - y) ** 2 / n;
      return { now: x, before: y, varianceNow, varianceBefore, covariance: (varianceNow + varianceBefore - ofChange) / 2 };
    });
    const candidates = gapCandidates([groups], "difference");
    const worstBefore = Math.max(...candidates.map((one) => one.before));
    const { lower, upper } = changeOf(candidates, 0.05, pairCorrections(groups.length, 1, worstBefore + DELTA));
    if (lower > DELTA) failed++;
    if (upper <= DELTA) passed++;
  }
  return { failed: failed / RUNS, passed: passed / RUNS };
}

const four = [0.3, 0.3, 0.3, 0.3];
test.each<[string, Case]>([
  ["two groups that were equal, paired", { before: [0.3, 0.3], now: [0.31, 0.29], paired: "paired", n: 500 }],
  ["two groups that were apart, paired", { before: [0.4, 0.3], now: [0.41, 0.29], paired: "paired", n: 500 }],
  ["two groups that were apart, other rows", { before: [0.4, 0.3], now: [0.42, 0.3], paired: "unpaired", n: 500 }],
  ["four groups that were equal, paired", { before: four, now: [0.31, 0.29, 0.3, 0.3], paired: "paired", n: 300 }],
  ["four groups that were equal, other rows", { before: four, now: [0.31, 0.31, 0.29, 0.29], paired: "unpaired", n: 300 }],
  ["four groups, half and half apart, paired", { before: [0.4, 0.4, 0.3, 0.3], now: [0.41, 0.41, 0.29, 0.29], paired: "paired", n: 300 }],
])("fails and passes wrongly in at most 5 %% of runs at the boundary: %s", (_, one) => {
  const { failed, passed } = simulated(one);
  expect(failed).toBeLessThanOrEqual(ALLOWED);
  expect(passed).toBeLessThanOrEqual(ALLOWED);
});

test("pairing sees what other rows hide: no change passes, and 0.06 more fails", () => {
  const kept: Case = { before: [0.4, 0.3], now: [0.4, 0.3], paired: "paired", n: 1000 };
  const worse: Case = { before: [0.4, 0.3], now: [0.44, 0.28], paired: "paired", n: 1000 };
  expect(simulated(kept).passed).toBeGreaterThan(0.5);
  expect(simulated({ ...kept, paired: "unpaired" }).passed).toBeLessThan(0.2);
  expect(simulated(worse).failed).toBeGreaterThan(0.75);
  expect(simulated({ ...worse, paired: "unpaired" }).failed).toBeLessThan(0.4);
});
