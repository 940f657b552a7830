import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judged, selected } from "./grouped.js";

// The groups of reference/cli.md §2.5: selection rates by race, of which the page prints bounds of a run of its own.
const race = {
  Asian: selected(163, 329),
  Black: selected(247, 826),
  Hispanic: selected(239, 602),
  Other: selected(29, 66),
  White: selected(1303, 2989),
};

// True positive rates by race of the same page: 109 of 147, 172 of 303, 0.728 of 1,266, and 0.661 of the rest of 41.5 % of 4,812.
const positives = {
  Asian: selected(109, 147),
  Black: selected(172, 303),
  Hispanic: selected(168, 254),
  Other: selected(18, 27),
  White: selected(922, 1266),
};

describe("a gap between groups", () => {
  test("fails when the whole range is past the limit, with the reference's bounds", () => {
    const row = judged(race, { minN: "auto" });
    expect(row).toMatchObject({ status: "fail", action: "fail", reason: null, unit: "proportion", direction: "lower" });
    expect(row.value).toBeCloseTo(163 / 329 - 247 / 826, 12);
    // reference/cli.md §2.5 and result.example.json: 0.1249 to 0.248, Asian and Black on both sides, level 0.0125 for four groups.
    expect(row.bounds!.lower).toBeCloseTo(0.1249, 3);
    expect(row.bounds!.upper).toBeCloseTo(0.248, 3);
    expect(row.bounds).toMatchObject({ lowerAlpha: 0.0125, upperAlpha: 0.05, lowerPair: [{ g: "Asian" }, { g: "Black" }] });
    expect(row.pair).toMatchObject({ a: { group: { g: "Asian" }, numerator: 163 }, b: { group: { g: "Black" }, numerator: 247 } });
    expect(row.excluded).toEqual([{ group: { g: "Other" }, n: 66, reason: "below_min_n" }]);
    expect(row.coverage).toEqual({ groups: 0.8, rows: (329 + 826 + 602 + 2989) / 4812 });
    expect(row.resolution).toBeCloseTo(0.198, 2);
    expect(row.sentence).toMatch(/^0\.196 \(0\.125 to 0\.248\), limit at most 0\.10: Asian 0\.495 of 329, Black 0\.299 of 826$/);
  });

  test("is inconclusive when the range holds the limit, leaning by the pair nearest to a decision", () => {
    const row = judged(positives, { minN: "auto" });
    expect(row).toMatchObject({ status: "inconclusive", action: "warn", reason: "bounds_span_limit" });
    // result.example.json: 0.246 above, leaning fail with p 0.975 by White and Black; resolution 0.196.
    expect(row.bounds!.upper).toBeCloseTo(0.246, 3);
    expect(row.bounds!.lowerPair).toEqual([{ g: "White" }, { g: "Black" }]);
    expect(row.lean!.toward).toBe("fail");
    expect(row.lean!.p).toBeCloseTo(0.975, 2);
    expect(row.resolution).toBeCloseTo(0.196, 1);
  });

  test("passes when the whole range is within the limit", () => {
    expect(judged({ a: selected(400, 1000), b: selected(410, 1000) })).toMatchObject({
      status: "pass",
      action: "none",
      reason: null,
      lean: null,
    });
  });

  test("leans towards a pass when the value is within the limit and the range is not", () => {
    const row = judged({ a: selected(40, 100), b: selected(45, 100) });
    expect(row.status).toBe("inconclusive");
    expect(row.lean!.toward).toBe("pass");
    expect(row.lean!.p).toBeGreaterThan(0.05);
    expect(row.lean!.p).toBeLessThan(0.5);
  });

  test("a limit of 0 is a limit", () => {
    expect(judged({ a: selected(900, 1000), b: selected(100, 1000) }, { requirement: { op: "<=", limit: 0, warn: null } }).status).toBe(
      "fail",
    );
    expect(judged({ a: selected(500, 1000), b: selected(500, 1000) }, { requirement: { op: "<=", limit: 0, warn: null } }).status).toBe(
      "inconclusive",
    );
  });
});

describe("the stricter warning limit", () => {
  const near = { a: selected(3000, 10_000), b: selected(3800, 10_000) };
  test("warns when the bounds prove it broken", () => {
    const row = judged(near, { requirement: { op: "<=", limit: 0.1, warn: 0.05 } });
    expect(row).toMatchObject({ status: "warn", action: "warn", reason: "past_warn_limit" });
  });
  test("does not warn when that is not proved", () => {
    expect(judged(near, { requirement: { op: "<=", limit: 0.1, warn: 0.079 } }).status).toBe("pass");
  });
});

test("a check that only warns makes a warning of a failure, and never blocks", () => {
  expect(judged(race, { severity: "warn" })).toMatchObject({ status: "warn", action: "warn", reason: "past_limit" });
  expect(judged({ a: selected(40, 100), b: selected(45, 100) }, { severity: "warn", onInconclusive: "fail" })).toMatchObject({
    status: "inconclusive",
    action: "warn",
  });
});

describe("no data is never a pass", () => {
  test.each([
    ["one group", { a: selected(4, 10) }, "fewer_than_two_groups"],
    ["no selection anywhere, for a ratio", { a: selected(0, 100), b: selected(0, 100) }, "both_zero"],
  ])("%s", (_, groups, reason) => {
    const metric = reason === "both_zero" ? "demographic_parity_ratio" : "demographic_parity_difference";
    const row = judged(groups, {
      metric,
      requirement: metric.endsWith("ratio") ? { op: ">=", limit: 0.8, warn: null } : { op: "<=", limit: 0.1, warn: null },
    });
    expect(row).toMatchObject({ status: "no_data", action: "fail", reason, value: null });
  });

  test("a large group without anybody in the denominator makes the check void, a small one is left out", () => {
    const groups = { a: { tp: 90, fn: 10 }, b: { tp: 80, fn: 20 }, c: { tn: 400 } };
    expect(judged(groups, { metric: "equal_opportunity_difference", minN: 30 })).toMatchObject({
      status: "no_data",
      reason: "zero_denominator",
    });
    const small = { ...groups, c: { tn: 4 } };
    expect(judged(small, { metric: "equal_opportunity_difference", minN: 30 }).excluded).toEqual([
      { group: { g: "c" }, n: 0, reason: "below_min_n" },
    ]);
    expect(judged(small, { metric: "equal_opportunity_difference", minN: 30 }).status).not.toBe("no_data");
  });

  test("too many rows in groups that are not compared, missing ones included", () => {
    const groups = { a: selected(400, 1000), b: selected(410, 1000), "(missing)": selected(60, 200) };
    expect(judged(groups)).toMatchObject({ status: "no_data", reason: "low_coverage", coverage: { groups: 2 / 3, rows: 2000 / 2200 } });
    expect(judged(groups, { minCoverage: 0.9 }).status).toBe("pass");
    expect(judged(groups, { onNoData: "warn" }).action).toBe("warn");
  });
});

describe("sight", () => {
  test("a pass without the sight that the policy asks for is inconclusive", () => {
    const groups = { a: selected(30, 100), b: selected(30, 100) };
    const check = { metric: "demographic_parity_ratio", requirement: { op: ">=", limit: 0.5, warn: null }, decision: "point" } as const;
    expect(judged(groups, check).status).toBe("pass");
    expect(judged(groups, { ...check, maxResolution: 0.45 })).toMatchObject({ status: "inconclusive", reason: "low_resolution" });
    expect(judged({ a: selected(3000, 10_000), b: selected(3000, 10_000) }, { ...check, maxResolution: 0.45 }).status).toBe("pass");
  });
  test("resolution is the limit and two quantiles of standard errors", () => {
    const row = judged({ a: selected(400, 1000), b: selected(400, 1000) });
    const se = Math.sqrt((2 * 0.24) / 1000);
    expect(row.resolution).toBeCloseTo(0.1 + (1.6449 + 0.8416) * se, 3);
  });
});

describe("limits from below, in a range, for each group and for everybody", () => {
  const accuracy = { a: { tp: 450, tn: 450, fp: 50, fn: 50 }, b: { tp: 400, tn: 400, fp: 100, fn: 100 } };
  test.each([
    [0.75, "pass"],
    [0.8, "inconclusive"],
    [0.85, "fail"],
  ] as const)("each group's accuracy at least %d: %s", (limit, status) => {
    const row = judged(accuracy, { metric: "accuracy", requirement: { op: ">=", limit, warn: null } });
    expect(row).toMatchObject({ status, value: 0.8, direction: "higher", pair: { a: { group: { g: "b" } }, b: null } });
    expect(row.bounds!.upperAlpha).toBe(0.025);
    expect(row.bounds!.lowerAlpha).toBe(0.05);
  });
  test("of one group alone a limit can be judged, of none it cannot", () => {
    expect(judged({ a: accuracy.a }, { metric: "accuracy", requirement: { op: ">=", limit: 0.8, warn: null } }).status).toBe("pass");
    expect(
      judged({ a: selected(3, 5) }, { metric: "accuracy", minN: 30, requirement: { op: ">=", limit: 0.8, warn: null } }),
    ).toMatchObject({ status: "no_data", reason: "no_group_large_enough" });
  });
  test("everybody's accuracy, without correction", () => {
    const row = judged(accuracy, { metric: "accuracy", by: null, requirement: { op: ">=", limit: 0.83, warn: null } });
    expect(row).toMatchObject({ status: "pass", value: 0.85, pair: { a: { group: {}, numerator: 1700, n: 2000 }, b: null } });
    expect(row.bounds!.lowerAlpha).toBe(0.05);
  });
  test.each([
    [[0.25, 0.35], "pass"],
    [[0.35, 0.5], "fail"],
    [[0.1, 0.25], "fail"],
    [[0.29, 0.31], "inconclusive"],
  ] as const)("everybody's selection rate of 0.3 in %j: %s", (limit, status) => {
    expect(
      judged({ a: selected(300, 1000) }, { metric: "selection_rate", by: null, requirement: { op: "in", limit, warn: null } }),
    ).toMatchObject({ status, direction: "range" });
  });
  test("a difference from everybody has a sign, and an upper limit is meant for both", () => {
    const groups = { a: selected(500, 1000), b: selected(500, 1000), c: selected(200, 1000) };
    const row = judged(groups, { metric: "selection_rate__difference_to_overall", requirement: { op: "<=", limit: 0.1, warn: null } });
    expect(row).toMatchObject({ status: "fail", pair: { a: { group: { g: "c" } }, b: { group: {} } } });
    expect(row.value).toBeCloseTo(0.2, 12);
    expect(
      judged(groups, { metric: "selection_rate__difference_to_overall", requirement: { op: ">=", limit: -0.25, warn: null } }).status,
    ).toBe("pass");
  });
  test("ratios to a named reference", () => {
    const groups = { a: selected(500, 1000), b: selected(300, 1000) };
    const row = judged(
      groups,
      { metric: "selection_rate__ratio_to_reference", requirement: { op: ">=", limit: 0.8, warn: null } },
      { reference: "a" },
    );
    expect(row).toMatchObject({ status: "fail", value: 0.6, unit: "ratio" });
  });
});

describe("the rule on the value alone", () => {
  const fourFifths = { metric: "demographic_parity_ratio", requirement: { op: ">=", limit: 0.8, warn: null }, decision: "point" } as const;
  test("(3/5) / (6/8) is exactly four fifths, though not in binary", () => {
    expect(3 / 5 / (6 / 8)).toBeLessThan(0.8);
    const row = judged({ a: selected(3, 5), b: selected(6, 8) }, fourFifths);
    expect(row).toMatchObject({ status: "pass", value: 0.8 });
    expect(row.bounds).not.toBeNull();
    expect(row.sentence).toContain("0.800 (");
  });
  test("a hair below four fifths fails and is printed below", () => {
    const row = judged({ a: selected(39_999, 100_000), b: selected(50_000, 100_000) }, fourFifths);
    expect(row.status).toBe("fail");
    expect(row.sentence).toMatch(/^0\.79998 /);
  });
  test("the status is that of whole numbers, and value and limit agree with it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (x, n, y, m) => {
          const [a, b] = [Math.min(x, n), Math.min(y, m)];
          const row = judged({ a: selected(a, n), b: selected(b, m) }, fourFifths);
          const [low, high] = a * m <= b * n ? [a * m, b * n] : [b * n, a * m];
          expect(row.status).toBe(5 * low < 4 * high ? "fail" : "pass");
          expect(row.value! < 0.8).toBe(row.status === "fail");
          expect(Number(/^[\d.]+/.exec(row.sentence)![0]) < 0.8).toBe(row.status === "fail");
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });
});

test("more people never turn a pass into a fail: status and bounds agree with the limit for any groups", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 30, max: 400 }), fc.integer({ min: 0, max: 100 })), { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 0, max: 40 }),
      (groups, hundredths) => {
        const limit = hundredths / 100;
        const named = Object.fromEntries(groups.map(([n, percent], i) => [`g${i}`, selected(Math.round((n * percent) / 100), n)]));
        const { status, bounds, value, lean } = judged(named, { requirement: { op: "<=", limit, warn: null } });
        expect(status).toBe(bounds!.lower! > limit ? "fail" : bounds!.upper! <= limit ? "pass" : "inconclusive");
        expect(bounds!.lower!).toBeLessThanOrEqual(value!);
        expect(bounds!.upper!).toBeGreaterThanOrEqual(value!);
        if (lean) expect(lean.toward === "fail").toBe(lean.p >= 0.5);
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});
