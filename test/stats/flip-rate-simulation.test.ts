import { expect, test } from "vitest";
import { flipGrouping } from "../../src/audit/stress/flip-gap.js";
import { flipEstimate, flipRate, flipRateDifference } from "../../src/audit/stress/flip-rate.js";
import { stressedGroup } from "../../src/audit/stress/stressed-group.js";
import { emptyTally } from "../../src/audit/stress/tally.js";
import { measureCheck } from "../../src/checks/measure-check.js";
import { rng } from "../../src/stats/rng.js";

// What decisions ask of a rule before it may decide a verdict: at the boundary it fails wrongly in at most 5 % of runs; three standard
// errors of the simulation are allowed. Three repeats of a row are alike: near the threshold rows flip half of the time, far from it never.
const RUNS = 2000;
const ALLOWED = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
const REPEATS = 3;

/** Rows of which a share can flip, each time with probability one half. */
function drawn(n: number, rate: number, random: ReturnType<typeof rng>) {
  const tally = emptyTally(n);
  for (let row = 0; row < n; row++) {
    const near = random.next() < 2 * rate;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      tally.changed[row]!++;
      if (near && random.next() < 0.5) tally.toPositive[row]!++;
    }
  }
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  return (group: Record<string, string>) =>
    stressedGroup(tally, rows, { by: Object.keys(group), group }, { weights: null, confidence: 0.95, decided: true });
}

test.each([
  [100, 0.05],
  [1000, 0.02],
])("%d rows whose flip rate is at the limit of %d fail in at most 5 % of runs", (n, rate) => {
  const random = rng(1, "single", n);
  let failed = 0;
  for (let run = 0; run < RUNS; run++) {
    const measured = measureCheck(
      { kind: "metric", metric: flipRate },
      { kind: "everybody", estimate: () => flipEstimate(drawn(n, rate, random)({})) },
      null,
    );
    if (measured.towards("<=")!.bounds({ alpha: 0.05, limit: rate })!.lower! > rate) failed++;
  }
  expect(failed / RUNS).toBeLessThan(ALLOWED);
});

test.each([
  [2, [300, 60]],
  [4, [300, 150, 80, 60]],
  [8, [200, 200, 100, 100, 60, 60, 60, 60]],
])("%d groups whose largest gap is at the limit fail in at most 5 % of runs", (k, sizes) => {
  const random = rng(2, "gap", k);
  const rates = sizes.map((_, i) => (i % 2 === 0 ? 0.04 : 0.16));
  const runs = RUNS / 2;
  let failed = 0;
  for (let run = 0; run < runs; run++) {
    const groups = sizes.map((n, i) => drawn(n, rates[i]!, random)({ g: `g${i}` }));
    const gap = flipRateDifference.measure(flipGrouping(groups, 30), { alpha: 0.05, limit: 0.12 });
    if (gap.bounds!.lower! > 0.12) failed++;
  }
  expect(failed / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
});
