import { expect, test } from "vitest";
import { judge } from "../../src/checks/judge.js";
import { measureCheck } from "../../src/checks/measure-check.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import { resolve } from "../../src/disparities/resolve.js";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { type Rng, rng } from "../../src/stats/rng.js";
import { wilson } from "../../src/stats/wilson.js";
import { aCheck } from "./grouped.js";

// A CI that judges a new evaluation set on every run: a model that treats all alike must hardly ever turn it red, and one that
// does not must turn it red as often as the check itself says (its resolution is the gap found with 80 % probability).
const RUNS = 2000;
const N = 200;

/** The groups of one run, as the binomial counts that an evaluation set gives. */
function drawn(rates: readonly number[], random: Rng): Grouping {
  const estimates = rates.map((rate) => {
    const hits = drawBinomial(N, rate, random);
    const value = hits / N;
    return {
      value,
      numerator: hits,
      denominator: N,
      n: N,
      nEff: N,
      method: "wilson",
      leftOut: null,
      limits: (alpha: number) => wilson(value, N, zOf(alpha)),
    };
  });
  return {
    groups: rates.map((_, i) => ({ key: { g: String(i) }, rows: N, missing: false })),
    minN: 30,
    reference: null,
    referenceBy: "largest",
    estimates: () => estimates,
    everybody: () => ({ value: null, reason: "empty_group", numerator: null, denominator: null, n: 0 }),
    rest: () => [],
    scores: null,
    random: () => random,
  };
}

const zs = new Map<number, number>();
function zOf(alpha: number): number {
  if (!zs.has(alpha)) zs.set(alpha, normalQuantile(1 - alpha));
  return zs.get(alpha)!;
}

interface Suite {
  readonly metric: string;
  readonly requirement: { readonly op: "<=" | ">="; readonly limit: number; readonly warn: null };
}

/** Shares of runs by status, and the mean resolution that the check prints. */
function simulated(rates: readonly number[], { metric, requirement }: Suite, runs = RUNS) {
  const random = rng(0, "simulated ci", metric, ...rates.map(String));
  const check = aCheck({ metric, requirement, minN: 30 });
  const counts = { fail: 0, pass: 0, inconclusive: 0 };
  let resolution = 0;
  for (let run = 0; run < runs; run++) {
    const row = judge(check, measureCheck(resolve(metric), { kind: "groups", grouping: drawn(rates, random) }, requirement), {
      alpha: 0.05,
      policyName: null,
    });
    counts[row.status as "fail"]++;
    resolution += row.resolution! / runs;
  }
  return { fail: counts.fail / runs, pass: counts.pass / runs, resolution };
}

const difference: Suite = { metric: "demographic_parity_difference", requirement: { op: "<=", limit: 0.1, warn: null } };
const ratio: Suite = { metric: "demographic_parity_ratio", requirement: { op: ">=", limit: 0.8, warn: null } };
const alike = Array.from({ length: 8 }, () => 0.4);

test("a model that treats 8 groups of 200 alike fails in at most 5 % of 2,000 runs", () => {
  for (const suite of [difference, ratio]) {
    const { fail } = simulated(alike, suite);
    expect(fail, suite.metric).toBeLessThanOrEqual(0.05);
  }
});

test("so does one whose true gap is exactly the limit, with the error of the simulation allowed for", () => {
  const { fail } = simulated([0.45, 0.45, 0.45, 0.45, 0.35, 0.35, 0.35, 0.35], difference);
  expect(fail).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS));
  expect(fail).toBeGreaterThan(0.01);
});

test("a gap as large as the resolution that the check prints is caught in 80 % of runs or more", () => {
  const { resolution } = simulated(alike, difference, 200);
  const half = resolution / 2;
  const outlier = [0.4 + half, ...Array.from({ length: 6 }, () => 0.4), 0.4 - half];
  const { fail, pass } = simulated(outlier, difference, 1000);
  expect(fail).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / 1000));
  expect(pass).toBe(0);
});

test("the rule on point values would have turned it red in most runs", () => {
  const check = aCheck({ ...ratio, decision: "point", minN: 30 });
  const random = rng(0, "simulated ci", "point");
  let failed = 0;
  for (let run = 0; run < 500; run++)
    if (
      judge(check, measureCheck(resolve(ratio.metric), { kind: "groups", grouping: drawn(alike, random) }, ratio.requirement), {
        alpha: 0.05,
        policyName: null,
      }).status === "fail"
    )
      failed++;
  expect(failed / 500).toBeGreaterThan(0.5);
});
