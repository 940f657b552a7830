import { describe, expect, test } from "vitest";
import { audit, type Result } from "../../src/index.js";

const of = (result: Result, id: string) => result.disparities.find((row) => row.id === id && row.group === undefined)!;

/** Rows from labels and predictions, all in one group or alternating between two. */
const rowsOf = (labels: readonly number[], predictions: readonly number[]) =>
  labels.map((label, i) => ({ label, prediction: predictions[i]!, group: i % 2 === 0 ? "a" : "b" }));
const options = { label: "label", prediction: "prediction", sensitive: ["group"], minN: 1 } as const;

describe("inequality of benefits", () => {
  // AIF360, tests/test_metrics (Apache-2.0): labels with two false negatives and two false positives.
  test("of AIF360's ten people: generalized entropy 0.2, Theil (4 ln 2)/10", async () => {
    const result = await audit(rowsOf([1, 0, 0, 1, 0, 0, 1, 0, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0, 1, 0]), options);
    expect(of(result, "generalized_entropy_index@group").value).toBeCloseTo(0.2, 12);
    expect(of(result, "theil_index@group").value).toBeCloseTo((4 * Math.LN2) / 10, 12);
    expect(of(result, "coefficient_of_variation@group").value).toBeCloseTo(Math.sqrt(0.4), 12);
    // Benefits 0 0 1 × 6 2 2: mean √b = (6 + 2√2) / 10, μ = 1.
    expect(of(result, "atkinson_index@group").value).toBeCloseTo(1 - ((6 + 2 * Math.SQRT2) / 10) ** 2, 12);
    // Somebody wrongly turned down has nothing: the mean log deviation is infinite, and so no number.
    expect(of(result, "mean_log_deviation@group")).toMatchObject({ value: null, reason: "no_benefit", bounds: null });
  });

  // fairness.md §6.8: b = [1,1,2,0,1,1,2,1] has CV .5328702; holisticai's is √2 times that.
  test("coefficient of variation of benefits 1 1 2 0 1 1 2 1 is 0.53287", async () => {
    const result = await audit(rowsOf([1, 1, 0, 1, 1, 1, 0, 1], [1, 1, 1, 0, 1, 1, 1, 1]), options);
    expect(of(result, "coefficient_of_variation@group").value).toBeCloseTo(0.5328702, 7);
  });

  test("without anybody wrongly turned down the mean log deviation is −mean ln(b/μ)", async () => {
    const result = await audit(rowsOf([1, 1, 0], [1, 1, 1]), options);
    expect(of(result, "mean_log_deviation@group").value).toBeCloseTo(-(2 * Math.log(3 / 4) + Math.log(3 / 2)) / 3, 12);
  });

  test("when everybody is wrongly turned down there is no benefit to share out, and no number", async () => {
    const result = await audit(rowsOf([1, 1, 1], [0, 0, 0]), options);
    for (const id of ["theil_index", "generalized_entropy_index", "atkinson_index", "coefficient_of_variation"])
      expect(of(result, `${id}@group`)).toMatchObject({ value: null, reason: "no_benefit" });
    expect(result.inequality[0]).toMatchObject({ total: null, between: null, reason: "no_benefit" });
  });

  test("perfect decisions are equal ones: 0, with an upper bound above it", async () => {
    const labels = Array.from({ length: 60 }, (_, i) => i % 2);
    const result = await audit(rowsOf(labels, labels), options);
    const row = of(result, "theil_index@group");
    expect(row.value).toBe(0);
    expect(row.bounds!.lower).toBe(0);
    expect(row.bounds!.upper).toBeGreaterThan(0);
  });

  test("without labels there is no index, with the reason", async () => {
    const result = await audit([{ prediction: 1, group: "a" }], { prediction: "prediction", sensitive: ["group"] });
    expect(of(result, "theil_index@group")).toMatchObject({ value: null, reason: "no_label" });
    expect(result.inequality).toEqual([]);
  });

  // fairness.md §6.1, COMPAS, 6,150 African-American and Caucasian rows; AIF360 convention.
  test("on COMPAS, favourable = low risk, it is AIF360's figures, between groups too", async () => {
    const compas = {
      label: "label",
      prediction: "prediction",
      positive: "yes",
      count: "count",
      sensitive: ["race"],
      where: "race in ('African-American', 'Caucasian')",
    } as const;
    const low = await audit("fixtures/counts/compas-race.csv", { ...compas, favorable: "negative" });
    expect(of(low, "theil_index@race").value).toBeCloseTo(0.2563807, 7);
    expect(of(low, "generalized_entropy_index@race").value).toBeCloseTo(0.1837025, 7);
    expect(of(low, "coefficient_of_variation@race").value).toBeCloseTo(0.6061395, 7);
    const [entropy, theil, deviation] = low.inequality;
    expect([entropy!.alpha, theil!.alpha, deviation!.alpha]).toEqual([2, 1, 0]);
    expect(theil!.between).toBeCloseTo(0.00179195, 8);
    expect(entropy!.between).toBeCloseTo(0.00180563, 8);
    expect(theil!.total).toBeCloseTo(theil!.between! + theil!.within!, 12);
    expect(theil!.betweenUnderNone!.pValue).toBe(1 / 1000);
    expect(theil!.betweenUnderNone!.mean).toBeLessThan(theil!.between!);
    expect(deviation).toMatchObject({ total: null, reason: "no_benefit" });
    const high = await audit("fixtures/counts/compas-race.csv", { ...compas, favorable: "positive" });
    expect(of(high, "theil_index@race").value).toBeCloseTo(0.2276492, 6);
    expect(of(high, "generalized_entropy_index@race").value).toBeCloseTo(0.165435, 7);
  });

  test("each group has its own value beside everybody's; a small one says that it is small", async () => {
    const rows = [...rowsOf([1, 0, 0, 1, 0, 0, 1, 0, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0, 1, 0]), { label: 1, prediction: 0, group: "c" }];
    const result = await audit(rows, { ...options, minN: 5 });
    const own = result.disparities.filter(({ id, group }) => id === "theil_index@group" && group !== undefined);
    expect(own.map(({ group, value, reason }) => [group!.group, value !== null, reason])).toEqual([
      ["a", true, null],
      ["b", true, null],
      ["c", false, "below_min_n"],
    ]);
  });

  test("within groups, weighted by Shorrocks's shares, and between them add up to the whole", async () => {
    const result = await audit("fixtures/mortgage/decisions.csv", {
      label: "outcome",
      prediction: "predicted",
      positive: "approved",
      sensitive: ["race", "sex"],
    });
    for (const row of result.inequality.filter(({ alpha }) => alpha > 0)) {
      const all = row.groups.reduce((sum, { n }) => sum + n, 0);
      const mean = row.groups.reduce((sum, group) => sum + (group.n / all) * group.mean!, 0);
      const within = row.groups.reduce((sum, { n, mean: own, value }) => sum + (n / all) * (own! / mean) ** row.alpha * (value ?? 0), 0);
      expect(row.within, row.by.join("*")).toBeCloseTo(within, 10);
    }
  });
});

describe("differential fairness", () => {
  test("1 of 10 against 4 of 10 is ln 3, smoothed by half a row a decision", async () => {
    const rows = [
      ...Array.from({ length: 10 }, (_, i) => ({ prediction: i < 1 ? 1 : 0, group: "a" })),
      ...Array.from({ length: 10 }, (_, i) => ({ prediction: i < 4 ? 1 : 0, group: "b" })),
    ];
    const row = of(await audit(rows, { prediction: "prediction", sensitive: ["group"], minN: 1 }), "differential_fairness@group");
    expect(row.value).toBeCloseTo(Math.log(3), 12);
    expect(row.pair!.a.group).toEqual({ group: "b" });
    expect(row.bounds!.lower!).toBeLessThanOrEqual(row.value!);
    expect(row.bounds!.upper!).toBeGreaterThanOrEqual(row.value!);
  });

  test("a group of one decision only is smoothed like every other: 10 zeros have ½ / 11, not AIF360's 1 / 11", async () => {
    const rows = [
      ...Array.from({ length: 10 }, () => ({ prediction: 0, group: "a" })),
      ...Array.from({ length: 10 }, (_, i) => ({ prediction: i < 5 ? 1 : 0, group: "b" })),
    ];
    const row = of(await audit(rows, { prediction: "prediction", sensitive: ["group"], minN: 1 }), "differential_fairness@group");
    expect(row.value).toBeCloseTo(Math.log(0.5 / (0.5 / 11)), 12);
    expect(row.bounds).toMatchObject({ upper: null, unbounded: true });
  });

  // AIF360's docstring on German credit (UCI Statlog): counts of fairness.md §6.5; smoothed 0.5384160.
  test("of German credit by sex and age it is 0.5384160, over the four intersections", async () => {
    const cells = [
      ["female", "aged", 143, 205],
      ["female", "young", 58, 105],
      ["male", "aged", 447, 605],
      ["male", "young", 52, 85],
    ] as const;
    const rows = cells.flatMap(([sex, age, good, n]) => [
      { sex, age, credit: 1, count: good },
      { sex, age, credit: 0, count: n - good },
    ]);
    const result = await audit(rows, { label: "credit", prediction: "credit", sensitive: ["sex", "age"], count: "count" });
    expect(of(result, "differential_fairness@sex*age").value).toBeCloseTo(0.538416, 6);
    expect(of(result, "differential_fairness_amplification@sex*age").value).toBeCloseTo(0, 12);
  });

  test("amplification is what decisions add to the outcomes' ε, and has bounds", async () => {
    const result = await audit("fixtures/counts/compas-race.csv", {
      label: "label",
      prediction: "prediction",
      positive: "yes",
      count: "count",
      sensitive: ["race"],
      where: "race in ('African-American', 'Caucasian')",
    });
    const row = of(result, "differential_fairness_amplification@race");
    const epsilon = (hits: readonly [number, number], n: readonly [number, number]) => {
      const [p, q] = [0, 1].map((i) => (hits[i]! + 0.5) / (n[i]! + 1)) as [number, number];
      return Math.max(Math.abs(Math.log(p / q)), Math.abs(Math.log((1 - p) / (1 - q))));
    };
    expect(row.value).toBeCloseTo(epsilon([2174, 854], [3696, 2454]) - epsilon([1901, 966], [3696, 2454]), 12);
    expect(row.bounds!.lower!).toBeGreaterThan(0);
    expect(row.bounds!.upper!).toBeGreaterThan(row.value!);
  });
});
