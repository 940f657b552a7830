import { expect, test } from "vitest";
import { measure } from "../../src/audit/measure.js";
import type { MeasurePlan } from "../../src/audit/measure-plan.js";
import { type Cell, sortedCube, type Tally } from "../../src/cube/cube.js";
import { conditionalDemographicDisparity } from "../../src/disparities/conditional-demographic-disparity.js";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { type Rng, rng } from "../../src/stats/rng.js";

// The boundary of a limit on conditional demographic disparity: it fails wrongly and passes wrongly in at most 5 % of runs.
const ALPHA = 0.05;
const RUNS = 600;
const ALLOWED = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

const plan: MeasurePlan = {
  groupings: [["g"]],
  favorable: "positive",
  confidence: 1 - ALPHA,
  minN: 1,
  seed: 0,
  resamples: 200,
  references: {},
  metrics: [],
  contrasts: [],
  disparities: [conditionalDemographicDisparity],
};

interface Stratum {
  readonly sizes: readonly number[];
  readonly rates: readonly number[];
}

function drawn(strata: readonly Stratum[], random: Rng) {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  strata.forEach(({ sizes, rates }, s) => {
    sizes.forEach((n, g) => {
      const hits = drawBinomial(n, rates[g]!, random);
      for (const [prediction, count] of [
        [1, hits],
        [0, n - hits],
      ] as const) {
        if (count === 0) continue;
        cells.push({ "by.g": `g${g}`, "stratum.s": `s${s}`, prediction });
        tallies.push({ n: count, w: count, w2: count });
      }
    });
  });
  const cube = sortedCube(["by.g", "stratum.s", "prediction"], cells, tallies);
  return measure({ cube, scores: null, probabilities: false } as Parameters<typeof measure>[0], plan).disparities[0]!;
}

/** The disparity of the worst group when every rate is exactly its expectation. */
function truth(strata: readonly Stratum[]): number {
  const total = strata.reduce((sum, { sizes }) => sum + sizes.reduce((a, b) => a + b, 0), 0);
  const groups = strata[0]!.sizes.map((_, g) =>
    strata.reduce((sum, { sizes, rates }) => {
      const yes = sizes.map((n, i) => n * rates[i]!);
      const no = sizes.map((n, i) => n * (1 - rates[i]!));
      const all = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);
      return sum + (all(sizes) / total) * (no[g]! / all(no) - yes[g]! / all(yes));
    }, 0),
  );
  return Math.max(...groups);
}

const cases: Readonly<Record<string, readonly Stratum[]>> = {
  "two groups, no disparity": [
    { sizes: [60, 120], rates: [0.3, 0.3] },
    { sizes: [100, 80], rates: [0.6, 0.6] },
  ],
  "two groups apart": [
    { sizes: [60, 120], rates: [0.2, 0.4] },
    { sizes: [100, 80], rates: [0.5, 0.7] },
  ],
  "four groups, no disparity": [
    { sizes: [40, 60, 100, 200], rates: [0.3, 0.3, 0.3, 0.3] },
    { sizes: [60, 40, 200, 100], rates: [0.5, 0.5, 0.5, 0.5] },
    { sizes: [50, 50, 50, 50], rates: [0.2, 0.2, 0.2, 0.2] },
  ],
  "eight groups, one apart": [
    { sizes: [50, 50, 50, 50, 50, 50, 50, 50], rates: [0.15, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4] },
    { sizes: [50, 50, 50, 50, 50, 50, 50, 50], rates: [0.35, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6] },
  ],
};

test.each(Object.entries(cases))("%s: false fails and false passes at the boundary", (name, strata) => {
  const limit = truth(strata);
  const random = rng(11, name);
  let [failed, passed] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const { bounds } = drawn(strata, random);
    if (bounds!.lower! > limit) failed++;
    if (bounds!.upper! < limit) passed++;
  }
  expect(failed / RUNS).toBeLessThanOrEqual(ALLOWED);
  expect(passed / RUNS).toBeLessThanOrEqual(ALLOWED);
});
