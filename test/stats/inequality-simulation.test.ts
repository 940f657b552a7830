import { expect, test } from "vitest";
import { measure } from "../../src/audit/measure.js";
import type { MeasurePlan } from "../../src/audit/measure-plan.js";
import { type Cell, sortedCube, type Tally } from "../../src/cube/cube.js";
import { atkinsonIndex } from "../../src/disparities/atkinson-index.js";
import { coefficientOfVariation } from "../../src/disparities/coefficient-of-variation.js";
import { differentialFairness } from "../../src/disparities/differential-fairness.js";
import { differentialFairnessAmplification } from "../../src/disparities/differential-fairness-amplification.js";
import { generalizedEntropyIndex } from "../../src/disparities/generalized-entropy-index.js";
import { theilIndex } from "../../src/disparities/theil-index.js";
import { drawMultinomial } from "../../src/stats/multinomial-draw.js";
import { rng } from "../../src/stats/rng.js";

// At the boundary, where the true number is the limit, each of these fails wrongly and passes wrongly in at most 5 % of runs.
const ALPHA = 0.05;
const RUNS = 600;
const ALLOWED = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);
const indices = [generalizedEntropyIndex, theilIndex, atkinsonIndex, coefficientOfVariation];
const logarithms = [differentialFairness, differentialFairnessAmplification];

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
  disparities: [...indices, ...logarithms],
};

interface Group {
  readonly n: number;
  /** Shares of label 0 and 1 × prediction 0 and 1: tn fp fn tp. */
  readonly shares: readonly [number, number, number, number];
}

const outcomes = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

function measured(counts: readonly ArrayLike<number>[]) {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  counts.forEach((own, g) => {
    outcomes.forEach(([label, prediction], i) => {
      const n = own[i]!;
      if (n === 0) return;
      cells.push({ "by.g": `g${g}`, label, prediction });
      tallies.push({ n, w: n, w2: n });
    });
  });
  const cube = sortedCube(["by.g", "label", "prediction"], cells, tallies);
  return measure({ cube, scores: null, probabilities: false } as Parameters<typeof measure>[0], plan).disparities.filter(
    ({ group }) => group === undefined,
  );
}

const cases: Readonly<Record<string, readonly Group[]>> = {
  "two groups apart": [
    { n: 150, shares: [0.5, 0.1, 0.1, 0.3] },
    { n: 400, shares: [0.3, 0.1, 0.2, 0.4] },
  ],
  "four groups, few errors, nothing between them": Array.from({ length: 4 }, (_, i) => ({
    n: 100 + 100 * i,
    shares: [0.57, 0.03, 0.03, 0.37] as const,
  })),
};

/** Numbers of the population itself: a table so large that smoothing does not show. */
const truths = (groups: readonly Group[]) => measured(groups.map(({ n, shares }) => shares.map((share) => share * n * 1e7)));

test.each(Object.entries(cases))("%s: false fails and false passes at the boundary", (name, groups) => {
  const random = rng(5, name);
  const expected = new Map(truths(groups).map(({ id, value }) => [id, value!]));
  const wrong = new Map<string, number>();
  const count = (key: string): void => void wrong.set(key, (wrong.get(key) ?? 0) + 1);
  for (let run = 0; run < RUNS; run++) {
    const counts = groups.map(({ n, shares }) => {
      const out = new Float64Array(4);
      drawMultinomial(n, shares, random, out);
      return out;
    });
    for (const { id, bounds } of measured(counts)) {
      if (bounds === null) continue;
      const truth = expected.get(id)!;
      if (bounds.lower !== null && bounds.lower > truth + 1e-9) count(`${id} fails`);
      if (bounds.upper !== null && bounds.upper < truth - 1e-9) count(`${id} passes`);
    }
  }
  for (const [key, times] of wrong) expect(times / RUNS, key).toBeLessThanOrEqual(ALLOWED);
  expect(expected.size).toBe(plan.disparities.length);
});
