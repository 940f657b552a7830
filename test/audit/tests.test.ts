import { describe, expect, test } from "vitest";
import { adjusted } from "../../src/audit/tests/tests.js";
import { audit } from "../../src/index.js";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { type HitsOf, maxTOfShares, studentisedGap } from "../../src/stats/max-t-of-shares.js";
import { rng } from "../../src/stats/rng.js";
import { auditOf } from "../conventions/of-counts.js";

const row = async (tables: Parameters<typeof auditOf>[0], metric = "selection_rate") =>
  (await auditOf(tables, { tests: true })).tests.find((one) => one.metric === metric)!;

describe("two groups: Fisher's exact test", () => {
  // 29 CFR 1607, questions and answers 12 and 21, as computed by SciPy in the reference: 48 of 80 against 12 of 40; 3 of 20 against 1 of 10.
  test.each([
    [[32, 48], [28, 12], 0.0034092],
    [[17, 3], [9, 1], 1],
  ])("%j and %j", async ([n1, h1], [n2, h2], p) => {
    const found = await row({ a: [n1!, h1!, 0, 0], b: [n2!, h2!, 0, 0] });
    expect(found).toMatchObject({ method: "fisher_exact", draws: null, reason: null });
    expect(found.p).toBeCloseTo(p as number, 7);
    expect(found.pairs[0]!.difference).toBeCloseTo(h1! / (h1! + n1!) - h2! / (h2! + n2!), 12);
  });

  test("a rate is tested on its own rows: 100 of 1,500 against 100 of 250 false positives", async () => {
    const found = await row({ a: [1400, 100, 100, 400], b: [150, 100, 100, 400] }, "false_positive_rate");
    // χ² of the same table has 4.3e−53; a test on the selected rows, as Aequitas does it, has 1.
    expect(found.p!).toBeLessThan(1e-38);
  });
});

describe("more groups: shuffled groups", () => {
  const groups = { a: [60, 40, 0, 0], b: [50, 50, 0, 0], c: [30, 70, 0, 0], d: [58, 42, 0, 0] } as const;

  test("every pair, adjusted for all; the same each time; never 0", async () => {
    const found = await row(groups);
    expect(found).toMatchObject({ method: "permutation_max_t", draws: 1999 });
    expect(found.pairs).toHaveLength(6);
    for (const { p, adjusted: all } of found.pairs) {
      expect(all).toBeGreaterThanOrEqual(1 / 2000);
      expect(all).toBeGreaterThanOrEqual(p * 0.8 - 0.01);
    }
    expect(found.p).toBe(Math.min(...found.pairs.map((pair) => pair.adjusted)));
    expect(await row(groups)).toEqual(found);
  });

  test("two groups: near the exact p of the same statistic, over all tables with these margins", () => {
    const [a, b]: [HitsOf, HitsOf] = [
      { hits: 14, trials: 40 },
      { hits: 3, trials: 25 },
    ];
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((x, y) => x * y, 1);
    const gap = studentisedGap(a, b);
    let tail = 0;
    for (let hits = 0; hits <= 17; hits++) {
      const other = studentisedGap({ hits, trials: 40 }, { hits: 17 - hits, trials: 25 });
      if (other >= gap - 1e-12) tail += (choose(40, hits) * choose(25, 17 - hits)) / choose(65, 17);
    }
    const [p] = maxTOfShares([a, b], 19_999, rng(1, "exact"));
    expect(Math.abs(p! - tail)).toBeLessThan(4 * Math.sqrt((tail * (1 - tail)) / 20_000));
  });

  test("simulated: with no true gap some pair is found at 5 % in at most 5 % of runs, groups of unequal size", () => {
    const [runs, sizes] = [600, [600, 150, 60, 30]];
    const random = rng(5, "simulation");
    let found = 0;
    for (let run = 0; run < runs; run++) {
      const drawn = sizes.map((trials) => ({ trials, hits: drawBinomial(trials, 0.2, random) }));
      if (Math.min(...maxTOfShares(drawn, 199, random)) <= 0.05) found++;
    }
    expect(found / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  });
});

test("weighted and clustered rows: by the linearised variance, Holm over pairs", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => ({
    g: "abc"[i % 3]!,
    p: Number(i % 7 < (i % 3) + 2),
    w: 1 + (i % 4),
    c: String(i % 50),
  }));
  const options = { prediction: "p", sensitive: ["g"], tests: true } as const;
  const [weighted] = (await audit(rows, { ...options, weight: "w" })).tests;
  const [clustered] = (await audit(rows, { ...options, cluster: "c" })).tests;
  for (const found of [weighted!, clustered!]) {
    expect(found.method).toBe("linearised_holm");
    for (const { p, adjusted: all } of found.pairs) expect(all).toBeGreaterThanOrEqual(p);
  }
});

test("one group, nobody in a denominator, missing groups: a reason, no p", async () => {
  const one = await row({ a: [5, 5, 0, 0] });
  expect(one).toMatchObject({ p: null, adjusted: null, reason: "fewer_than_two_groups" });
  const recall = await row({ a: [5, 5, 2, 2], b: [5, 5, 0, 0] }, "true_positive_rate");
  expect(recall).toMatchObject({ p: null, reason: "fewer_than_two_groups", excluded: [{ group: { g: "b" } }] });
});

test("the last column is Holm's for all tests of the audit; rows without a p stay out", () => {
  const base = {
    by: ["g"],
    metric: "x",
    method: "fisher_exact",
    draws: null,
    reason: null,
    pairs: [],
    excluded: [],
    adjusted: null,
  } as const;
  const rows = adjusted([0.01, null, 0.04, 0.03].map((p) => ({ ...base, p })));
  expect(rows.map((one) => one.adjusted)).toEqual([0.03, null, 0.06, 0.06]);
});

test("nothing when nobody asks", async () => {
  expect((await auditOf({ a: [5, 5, 5, 5], b: [5, 5, 5, 5] }, {})).tests).toEqual([]);
});
