import { expect, test } from "vitest";
import { difference } from "../../src/contrasts/difference.js";
import type { Points } from "../../src/cube/series.js";
import { boundsOfPairs } from "../../src/disparities/bounds-of-pairs.js";
import { auc } from "../../src/metrics/auc.js";
import { averagePrecision } from "../../src/metrics/average-precision.js";
import { brierScore } from "../../src/metrics/brier-score.js";
import { calibrationInTheLarge } from "../../src/metrics/calibration-in-the-large.js";
import { calibrationSlope } from "../../src/metrics/calibration-slope.js";
import { expectedCalibrationError } from "../../src/metrics/expected-calibration-error.js";
import { hasValue, type Metric } from "../../src/metrics/kind/metric.js";
import type { Scores } from "../../src/metrics/kind/scores.js";
import { meanScore } from "../../src/metrics/mean-score.js";
import type { Limits } from "../../src/stats/limits.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { type Rng, rng } from "../../src/stats/rng.js";
import { scoreSample } from "../metrics/score-sample.js";

// As for rates: at the boundary, where the true gap is the limit, a verdict on a metric of scores fails wrongly and passes
// wrongly in at most 5 % of runs. Three standard errors of the simulation are allowed.
const ALPHA = 0.05;
const RUNS = 250;
const ALLOWED = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

/** People whose log-odds of the positive label are a + b · logit(score), with normal logits of scores. */
interface People {
  readonly mean: number;
  readonly sd: number;
  readonly a: number;
  readonly b: number;
}

const TOP: People = { mean: 0, sd: 1.5, a: 0, b: 1 };
const BOTTOM: People = { mean: 0.3, sd: 1, a: -0.6, b: 0.7 };

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const normal = (random: Rng): number => normalQuantile(Math.max(2 ** -53, random.next()));

function drawn({ mean, sd, a, b }: People, n: number, random: Rng): Scores {
  const scores: [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const odds = mean + sd * normal(random);
    scores[random.next() < logistic(a + b * odds) ? 1 : 0].push(logistic(odds));
  }
  return { negative: pointsOf(scores[0]), positive: pointsOf(scores[1]), unlabelled: pointsOf([]), binned: null };
}

function pointsOf(scores: readonly number[]): Points {
  const n = new Float64Array(scores.length).fill(1);
  return { values: Float64Array.from(scores).sort(), n, w: n, w2: n };
}

const SIZES = {
  small: () => 60,
  unequal: (i: number) => [1500, 400, 120, 60][i % 4]!,
};

interface Case {
  readonly metric: Metric;
  readonly k: number;
  readonly sizes: keyof typeof SIZES;
  /** Half of the groups are like the others, or one is. */
  readonly layout: "halves" | "outlier" | "alike";
}

const truths = new Map<string, readonly [number, number]>();

/** The metric of each kind of people, from very many of them. */
function truthOf(metric: Metric): readonly [number, number] {
  const known = truths.get(metric.id);
  if (known !== undefined) return known;
  const [top, bottom] = [TOP, BOTTOM].map((people, i) => metric.estimate(scoreSample(drawn(people, 100_000, rng(1, "truth", i)))).value!);
  truths.set(metric.id, [top!, bottom!]);
  return [top!, bottom!];
}

function verdicts({ metric, k, sizes, layout }: Case): { readonly failed: number; readonly passed: number } {
  const [top, bottom] = truthOf(metric);
  const limit = layout === "alike" ? 0 : Math.abs(top - bottom);
  const random = rng(0, "scores", metric.id, k, sizes, layout);
  let failed = 0;
  let passed = 0;
  for (let run = 0; run < RUNS; run++) {
    const groups = Array.from({ length: k }, (_, i) => {
      const isTop = layout === "alike" || (layout === "halves" ? i < k / 2 : i > 0);
      const found = metric.estimate(scoreSample(drawn(isTop ? TOP : BOTTOM, SIZES[sizes](i), random)));
      if (!hasValue(found)) return null;
      return { group: { g: String(i) }, estimate: { ...found, limits: remembered(found.limits) } };
    }).filter((group) => group !== null);
    const bounds = boundsOfPairs(groups, difference, { alpha: ALPHA, limit })!;
    if (bounds.lower! > limit) failed++;
    if (bounds.upper !== null && bounds.upper <= limit) passed++;
  }
  return { failed: failed / RUNS, passed: passed / RUNS };
}

function remembered(limits: (alpha: number) => Limits | null): (alpha: number) => Limits | null {
  const known = new Map<number, Limits | null>();
  return (alpha) => {
    if (!known.has(alpha)) known.set(alpha, limits(alpha));
    return known.get(alpha)!;
  };
}

const metrics: readonly Metric[] = [
  auc,
  averagePrecision,
  meanScore,
  brierScore,
  calibrationInTheLarge,
  calibrationSlope,
  expectedCalibrationError,
];

/** The metric whose bounds DeLong gives is tried in every case, the others where they are most at risk. */
const cases = (metric: Metric): readonly Omit<Case, "metric">[] =>
  metric === auc
    ? [2, 4, 8].flatMap((k) =>
        (["small", "unequal"] as const).flatMap((sizes) => (["halves", "alike"] as const).map((layout) => ({ k, sizes, layout }))),
      )
    : [
        { k: 2, sizes: "unequal", layout: "halves" },
        { k: 8, sizes: "small", layout: "alike" },
      ];

test.each(metrics.map(({ id }) => id))("%s fails wrongly in at most 5 %% of runs", (id) => {
  const metric = metrics.find((one) => one.id === id)!;
  for (const one of cases(metric)) expect(verdicts({ metric, ...one }).failed, JSON.stringify(one)).toBeLessThanOrEqual(ALLOWED);
});

test.each(metrics.map(({ id }) => id))("%s passes wrongly in at most 5 %% of runs", (id) => {
  const metric = metrics.find((one) => one.id === id)!;
  for (const k of metric === auc ? [2, 4, 8] : [2]) {
    for (const sizes of ["small", "unequal"] as const) {
      expect(verdicts({ metric, k, sizes, layout: "outlier" }).passed, `${k} ${sizes}`).toBeLessThanOrEqual(ALLOWED);
    }
  }
});
