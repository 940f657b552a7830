import { beforeAll, describe, expect, test } from "vitest";
import type { ConditionalRow, Result } from "../../../src/audit/result.js";
import { audit } from "../../../src/index.js";
import { sections } from "../../../src/sections/index.js";

// Bickel, Hammel & O'Connell (1975), Science 187:398–404; counts as in R's UCBAdmissions. Derived figures: fairness.md §6.2 and statsmodels.
let result: Result;
let row: ConditionalRow;
beforeAll(async () => {
  result = await audit("fixtures/counts/berkeley-1973.csv", {
    prediction: "admitted",
    positive: "yes",
    sensitive: ["gender"],
    strata: ["department"],
    count: "count",
  });
  row = result.conditional.find(({ metric }) => metric === "selection_rate")!;
});

describe("Berkeley, women against men", () => {
  test("over all applicants women are 14.2 points behind", () => {
    expect([row.group, row.reference]).toEqual([{ gender: "women" }, { gender: "men" }]);
    expect(row.aggregate.difference.value).toBeCloseTo(-0.1416454, 7);
    expect(row.aggregate.group.value).toBeCloseTo(557 / 1835, 12);
    expect(row.aggregate.reference.value).toBeCloseTo(1198 / 2691, 12);
  });

  test("within departments they are ahead: Mantel–Haenszel odds ratio, risk difference and ratio", () => {
    expect(row.strata).toMatchObject({ columns: ["department"], used: 6, rows: 4526, leftOut: [] });
    expect(row.oddsRatio.value).toBeCloseTo(1.1053427, 7);
    expect(Math.log(row.oddsRatio.upper! / row.oddsRatio.value!) / 1.959963984540054).toBeCloseTo(0.08098890965622091, 9);
    expect(row.riskDifference.value).toBeCloseTo(0.0184252, 7);
    expect(row.riskRatio.value).toBeCloseTo(1.058307423589208, 9);
    expect(row.riskDifference.lower).toBeLessThan(0);
  });

  test("given everybody's spread over departments they are 4.3 points ahead", () => {
    expect(row.standardised.map(({ weighting }) => weighting)).toEqual(["population", "group", "reference"]);
    expect(row.standardised[0]!.value).toBeCloseTo(0.0426368, 7);
    expect(row.standardised[0]!.lower).toBeGreaterThan(0);
    // Men's spread: 825, 560, 325, 417, 191, 373 of 2,691, worked from the rates by department.
    const men = [825, 560, 325, 417, 191, 373];
    const gaps = [
      89 / 108 - 512 / 825,
      17 / 25 - 353 / 560,
      202 / 593 - 120 / 325,
      131 / 375 - 138 / 417,
      94 / 393 - 53 / 191,
      24 / 341 - 22 / 373,
    ];
    expect(row.standardised[2]!.value).toBeCloseTo(
      gaps.reduce((sum, gap, i) => sum + (gap * men[i]!) / 2691, 0),
      12,
    );
  });

  test("CMH without and with R's correction, and Breslow–Day–Tarone", () => {
    expect(row.independence).toMatchObject({ method: "cmh", df: 1 });
    expect(row.independence!.statistic).toBeCloseTo(1.5246067, 7);
    expect(row.independence!.p).toBeCloseTo(0.2169237, 7);
    expect(row.independence!.corrected!.statistic).toBeCloseTo(1.4269462, 7);
    expect(row.independence!.corrected!.p).toBeCloseTo(0.2322635, 7);
    expect(row.homogeneity).toMatchObject({ method: "breslow_day_tarone", df: 5 });
    expect(row.homogeneity!.statistic).toBeCloseTo(18.82550125, 7);
  });

  test("the reversal is a finding with a code of its own, said in plain words", () => {
    expect(row.reversal).toEqual({ aggregate: row.aggregate.difference.value, withinStrata: row.riskDifference.value, sure: "aggregate" });
    const [said] = result.diagnostics.filter(({ code }) => code === "EH129");
    expect(said!.message).toBe(
      'selection_rate of gender "women" is 14.2 points below that of "men" over all rows and 1.8 points above it within department, where it is not to be told from none',
    );
    const texts = sections.flatMap((section) => section.blocks(result)).flatMap((block) => (block.kind === "text" ? [block.text] : []));
    expect(texts.filter((one) => one.startsWith("The gap reverses."))).toHaveLength(1);
  });

  test("conditional demographic disparity changes its sign (Clarify's −0.0192833 for women)", () => {
    const rows = result.disparities.filter(({ id }) => id === "conditional_demographic_disparity@gender");
    expect(rows.map(({ group }) => group ?? "worst")).toEqual(["worst", { gender: "men" }, { gender: "women" }]);
    expect(rows[0]!.value).toBeCloseTo(0.0192833, 7);
    expect(rows[2]!.value).toBeCloseTo(-0.0192833, 7);
    expect(rows[0]!.bounds!.lower!).toBeLessThan(rows[0]!.value!);
    expect(rows[0]!.bounds!.upper!).toBeGreaterThan(rows[0]!.value!);
    const women = result.conditionalDisparity.find(({ group, outcome }) => group.gender === "women" && outcome === "prediction")!;
    expect(women.value).toBeCloseTo(-0.0192833, 7);
    expect(women.strata).toEqual({ used: 6, leftOut: [] });
    const ratio = result.disparities.find(
      ({ id, group }) => id === "conditional_demographic_disparity_ratio@gender" && group === undefined,
    )!;
    expect(ratio.value).toBeLessThan(1);
  });

  test("without strata there is nothing to say, with the reason", async () => {
    const plain = await audit("fixtures/counts/berkeley-1973.csv", {
      prediction: "admitted",
      positive: "yes",
      sensitive: ["gender"],
      count: "count",
    });
    expect([plain.conditional, plain.conditionalDisparity]).toEqual([[], []]);
    const cdd = plain.disparities.filter(({ id }) => id === "conditional_demographic_disparity@gender");
    expect(cdd.map(({ value, reason }) => [value, reason])).toEqual([[null, "no_strata"]]);
  });
});
