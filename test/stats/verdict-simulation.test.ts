import { expect, test } from "vitest";
import type { Contrast, Side } from "../../src/contrasts/contrast.js";
import { difference } from "../../src/contrasts/difference.js";
import { ratio } from "../../src/contrasts/ratio.js";
import { averageAbsoluteOddsDifference } from "../../src/disparities/average-absolute-odds-difference.js";
import { boundsOfPairs } from "../../src/disparities/bounds-of-pairs.js";
import type { Disparity } from "../../src/disparities/disparity.js";
import { equalizedOddsDifference } from "../../src/disparities/equalized-odds-difference.js";
import { equalizedOddsRatio } from "../../src/disparities/equalized-odds-ratio.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import type { Bounds } from "../../src/disparities/row.js";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import type { Limits } from "../../src/stats/limits.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { rng } from "../../src/stats/rng.js";
import { wilson } from "../../src/stats/wilson.js";

// What decisions ask of a rule before it may decide a verdict: at the boundary, where the true gap is the limit,
// it fails wrongly and passes wrongly in at most 5 % of runs. Three standard errors of the simulation are allowed.
const ALPHA = 0.05;
const RUNS = 2000;
const ALLOWED = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

const SIZES = {
  equal: (k: number) => Array.from({ length: k }, () => 400),
  unequal: (k: number) => Array.from({ length: k }, (_, i) => [2000, 500, 150, 60][i % 4]!),
};

/** A share of n rows with Wilson's limits, each level computed once. */
function share(hits: number, n: number): Side {
  const value = hits / n;
  const known = new Map<number, Limits>();
  return {
    value,
    leftOut: null,
    limits(alpha) {
      if (!known.has(alpha)) known.set(alpha, wilson(value, n, zOf(alpha)));
      return known.get(alpha)!;
    },
  };
}

const zs = new Map<number, number>();
function zOf(alpha: number): number {
  if (!zs.has(alpha)) zs.set(alpha, normalQuantile(1 - alpha));
  return zs.get(alpha)!;
}

type Sizes = keyof typeof SIZES;
type Layout = "halves" | "outlier";

interface Case {
  readonly k: number;
  readonly sizes: Sizes;
  /** The true gap in mean standard errors of a pair. */
  readonly errors: number;
  readonly contrast: Contrast;
  readonly layout: Layout;
}

/** Rates of k groups whose largest gap is `errors` standard errors, and that gap as a limit. */
function truth({ k, sizes, errors, contrast, layout }: Case): { readonly rates: readonly number[]; readonly limit: number } {
  const base = contrast.scale === "difference" ? 0.3 : 0.5;
  const ns = SIZES[sizes](k);
  const variance = contrast.scale === "difference" ? base * (1 - base) : (1 - base) / base;
  let sum = 0;
  for (const n of ns) for (const m of ns) sum += Math.sqrt(variance / n + variance / m);
  const gap = errors * (sum / k ** 2);
  const moved = contrast.scale === "difference" ? base + gap : base * Math.exp(-gap);
  // The furthest pairs are tops × bottoms in "halves", one in "outlier", the others between the two.
  const middle = contrast.scale === "difference" ? base + gap / 2 : base * Math.exp(-gap / 2);
  const rates = ns.map((_, i) => (layout === "halves" ? (i < k / 2 ? base : moved) : i === 0 ? base : i === k - 1 ? moved : middle));
  return { rates, limit: contrast.scale === "difference" ? gap : Math.exp(-gap) };
}

/** Shares of runs that fail and that pass at a limit. */
function verdicts(one: Case, rule: "verdict" | "display", runs = RUNS): { readonly failed: number; readonly passed: number } {
  const { rates, limit } = truth(one);
  const ns = SIZES[one.sizes](one.k);
  const random = rng(0, "verdict", rule, one.k, one.sizes, one.errors, one.contrast.id, one.layout);
  let failed = 0;
  let passed = 0;
  for (let run = 0; run < runs; run++) {
    const groups = rates.map((rate, i) => ({ group: { g: String(i) }, estimate: share(drawBinomial(ns[i]!, rate, random), ns[i]!) }));
    const bounds = boundsOfPairs(groups, one.contrast, { alpha: ALPHA, limit: rule === "verdict" ? limit : null })!;
    if (isPast(bounds, limit, one.contrast)) failed++;
    if (isWithin(bounds, limit, one.contrast)) passed++;
  }
  return { failed: failed / runs, passed: passed / runs };
}

const isPast = ({ lower, upper }: Bounds, limit: number, { scale }: Pick<Contrast, "scale">): boolean =>
  scale === "difference" ? lower! > limit : upper! < limit;

const isWithin = ({ lower, upper }: Bounds, limit: number, { scale }: Pick<Contrast, "scale">): boolean =>
  scale === "difference" ? upper !== null && upper <= limit : lower! >= limit;

const cases = [2, 4, 8].flatMap((k) =>
  (["equal", "unequal"] as const).flatMap((sizes) =>
    [0, 0.3, 0.5, 1, 2].flatMap((errors) => [difference, ratio].map((contrast) => ({ k, sizes, errors, contrast }))),
  ),
);

test("fails wrongly in at most 5 % of runs when half of the groups are a limit away from the other half", () => {
  for (const one of cases) {
    const { failed } = verdicts({ ...one, layout: "halves" }, "verdict");
    expect(failed, JSON.stringify([one.k, one.sizes, one.errors, one.contrast.id])).toBeLessThanOrEqual(ALLOWED);
  }
});

test("shows a lower bound above the true gap in at most 5 % of runs when no limit is given", () => {
  for (const one of cases) {
    const { failed } = verdicts({ ...one, layout: "halves" }, "display");
    expect(failed, JSON.stringify([one.k, one.sizes, one.errors, one.contrast.id])).toBeLessThanOrEqual(ALLOWED);
  }
});

test("passes wrongly in at most 5 % of runs when one pair is a limit apart", () => {
  for (const one of cases.filter(({ errors }) => errors === 2).flatMap((one) => [one, { ...one, errors: 3.5 }, { ...one, errors: 5 }])) {
    const { passed } = verdicts({ ...one, layout: "outlier" }, "verdict");
    expect(passed, JSON.stringify([one.k, one.sizes, one.errors, one.contrast.id])).toBeLessThanOrEqual(ALLOWED);
  }
});

test("the four-fifths rule on point values fails 8 equal groups of 200 nearly always, and here hardly ever", () => {
  const random = rng(0, "four fifths");
  let point = 0;
  let ours = 0;
  for (let run = 0; run < RUNS; run++) {
    const hits = Array.from({ length: 8 }, () => drawBinomial(200, 0.2, random));
    if (Math.min(...hits) / Math.max(...hits) < 0.8) point++;
    const groups = hits.map((x, i) => ({ group: { g: String(i) }, estimate: share(x, 200) }));
    if (boundsOfPairs(groups, ratio, { alpha: ALPHA, limit: 0.8 })!.upper! < 0.8) ours++;
  }
  // 95.4 % in an independent simulation of 20,000 runs.
  expect(point / RUNS).toBeGreaterThan(0.93);
  expect(ours / RUNS).toBeLessThanOrEqual(ALPHA);
});

/** Two rates of each group, and the worst or mean gap between groups that they make. */
interface Composite {
  readonly disparity: Disparity;
  readonly tpr: readonly number[];
  readonly fpr: readonly number[];
  readonly limit: number;
}

const halves = (k: number, a: number, b: number): readonly number[] => Array.from({ length: k }, (_, i) => (i < k / 2 ? a : b));

const composites: readonly Composite[] = [2, 4, 8].flatMap((k): readonly Composite[] => [
  { disparity: equalizedOddsDifference, tpr: halves(k, 0.7, 0.6), fpr: halves(k, 0.3, 0.2), limit: 0.1 },
  { disparity: equalizedOddsDifference, tpr: halves(k, 0.6, 0.6), fpr: halves(k, 0.3, 0.3), limit: 0 },
  { disparity: equalizedOddsRatio, tpr: halves(k, 0.5, 0.4), fpr: halves(k, 0.32, 0.4), limit: 0.8 },
  { disparity: averageAbsoluteOddsDifference, tpr: halves(k, 0.7, 0.6), fpr: halves(k, 0.2, 0.3), limit: 0.1 },
  { disparity: averageAbsoluteOddsDifference, tpr: halves(k, 0.7, 0.5), fpr: halves(k, 0.3, 0.3), limit: 0.1 },
  { disparity: averageAbsoluteOddsDifference, tpr: halves(k, 0.6, 0.6), fpr: halves(k, 0.3, 0.3), limit: 0 },
]);

/** Shares of runs of groups with 300 positive and 300 negative rows that fail and that pass. */
function compositeVerdicts(
  { disparity, tpr, fpr, limit }: Composite,
  level: number | null,
  runs: number,
): { readonly failed: number; readonly passed: number } {
  const random = rng(0, "composite", disparity.id, limit, tpr.length, tpr[0]!);
  const groups = tpr.map((_, i) => ({ key: { g: String(i) }, rows: 600, missing: false }));
  let failed = 0;
  let passed = 0;
  for (let run = 0; run < runs; run++) {
    const of = (rates: readonly number[]) =>
      rates.map((rate) => {
        const hits = drawBinomial(300, rate, random);
        return { ...share(hits, 300), numerator: hits, denominator: 300, n: 300, nEff: 300, method: "wilson" };
      });
    const drawn = new Map<string, ReturnType<typeof of>>([
      ["true_positive_rate", of(tpr)],
      ["false_positive_rate", of(fpr)],
    ]);
    const estimates: Grouping["estimates"] = ({ id }) => drawn.get(id)!;
    const grouping: Grouping = { groups, minN: 1, reference: null, referenceBy: "largest", estimates, everybody: none, rest: () => [] };
    const { bounds } = disparity.measure(grouping, { alpha: ALPHA, limit: level });
    if (isPast(bounds!, limit, disparity)) failed++;
    if (isWithin(bounds!, limit, disparity)) passed++;
  }
  return { failed: failed / runs, passed: passed / runs };
}

const none: Grouping["everybody"] = () => ({ value: null, reason: "empty_group", numerator: null, denominator: null, n: 0 });

test("composites fail wrongly and pass wrongly in at most 5 % of runs at the boundary, with a limit and for display", () => {
  for (const one of composites) {
    const name = JSON.stringify([one.disparity.id, one.tpr, one.fpr]);
    const { failed, passed } = compositeVerdicts(one, one.limit, RUNS / 2);
    const allowed = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / (RUNS / 2));
    expect(failed, `${name} fails`).toBeLessThanOrEqual(allowed);
    expect(passed, `${name} passes`).toBeLessThanOrEqual(allowed);
    // Eight groups are slow, and four show the same.
    if (one.tpr.length < 8) expect(compositeVerdicts(one, null, RUNS / 2).failed, `${name} shown`).toBeLessThanOrEqual(allowed);
  }
});

test("a gap that is far beyond the limit fails, and one far within it passes", () => {
  const far: Case = { k: 4, sizes: "equal", errors: 8, contrast: difference, layout: "halves" };
  const { rates, limit } = truth(far);
  const random = rng(0, "power");
  const groups = rates.map((rate, i) => ({ group: { g: String(i) }, estimate: share(drawBinomial(4000, rate, random), 4000) }));
  const bounds = boundsOfPairs(groups, difference, { alpha: ALPHA, limit: limit / 2 })!;
  expect(isPast(bounds, limit / 2, difference)).toBe(true);
  expect(isWithin(bounds, limit * 1.5, difference)).toBe(true);
});
