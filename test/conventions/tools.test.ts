import { expect, test } from "vitest";
import type { Convention } from "../../src/conventions/convention.js";
import { conventions } from "../../src/conventions/index.js";
import { audit } from "../../src/index.js";
import { renderCsv } from "../../src/renderers/csv.js";
import { auditOf, expectNumbers, numbersOf } from "./of-counts.js";

// Released Fairlearn (MIT) on Adult predictions of a random forest, by race; counts by cell.
const adult = {
  "Amer-Indian-Eskimo": [3, 87, 4, 6],
  "Asian-Pac-Islander": [25, 196, 54, 28],
  Black: [39, 799, 75, 54],
  Other: [1, 64, 5, 3],
  White: [638, 5565, 1430, 693],
} as const;
// AIF360 (Apache-2.0) on German credit; counts by cell.
const german = { Female: [181, 20, 57, 52], Male: [462, 37, 122, 69] } as const;

test("Fairlearn: all groups of a grouping in one row, as its user guide computes them", async () => {
  // docs/user_guide/assessment (MIT): cells of groups a, b, c.
  const result = await auditOf({ a: [0, 2, 1, 1], b: [1, 0, 2, 3], c: [1, 2, 3, 2] }, { convention: ["fairlearn"] });
  expect(result.conventions).toHaveLength(1);
  expectNumbers(
    numbersOf(result, "fairlearn"),
    {
      demographic_parity_difference: 0.25,
      demographic_parity_ratio: 2 / 3,
      equal_opportunity_difference: 0.2,
      equalized_odds_difference: 1,
      equalized_odds_ratio: 0,
      "equalized_odds_difference(agg=mean)": 0.6,
      "demographic_parity_difference(method=to_overall)": 0.194444,
      "demographic_parity_ratio(method=to_overall)": 0.740741,
      recall_score_group_min: 0.4,
    },
    6,
  );
});

test("AIF360: the group less the privileged one", async () => {
  const result = await auditOf(german, { convention: ["aif360"], define: { g: { reference: "Male" } } });
  const values = numbersOf(result, "aif360", "Female");
  expect(result.conventions).toHaveLength(1);
  expect(result.conventions[0]).toMatchObject({ comparison: "reference", reference: { g: "Male" } });
  expectNumbers(
    values,
    {
      statistical_parity_difference: 0.07863487611033193,
      disparate_impact: 1.5118685331710287,
      equal_opportunity_difference: 0.11580767568086847,
      average_odds_difference: 0.07058093332493559,
      average_abs_odds_difference: 0.07058093332493559,
      average_predictive_value_difference: 0.050935257363046896,
      generalized_entropy_index: 0.143417167822915,
      theil_index: 0.2201072942124347,
      mean_difference: 0.07480130902290794,
      class_imbalance: -0.38,
      kl_divergence: 0.012747470771464764,
      between_all_groups_generalized_entropy_index: 2.0389092338729543e-6,
    },
    10,
  );
});

// Trusted-AI/AIF360, tests/test_classification_metric.py (Apache-2.0), commit 3487791: three groups of feat.
test("AIF360's unit test of the indices of benefits, of everybody and between groups", async () => {
  const result = await auditOf({ 0: [1, 0, 0, 1], 1: [1, 2, 1, 0], 2: [1, 0, 1, 2] }, { convention: ["aif360"] });
  expectNumbers(
    numbersOf(result, "aif360", "0"),
    { generalized_entropy_index: 0.2, theil_index: 0.2772588722239781, between_all_groups_generalized_entropy_index: 0.025 },
    12,
  );
});

test("Aequitas: the group over the reference; ProPublica's 7,214 rows", async () => {
  const compas = {
    "African-American": [990, 805, 532, 1369],
    Caucasian: [1139, 349, 461, 505],
    Hispanic: [318, 87, 129, 103],
  } as const;
  const result = await auditOf(compas, { convention: ["aequitas"], define: { g: { reference: "African-American" } } });
  expectNumbers(
    numbersOf(result, "aequitas", "Caucasian"),
    {
      ppr_disparity: 0.392824,
      pprev_disparity: 0.591638,
      precision_disparity: 0.939052,
      fdr_disparity: 1.10365,
      for_disparity: 0.824297,
      fpr_disparity: 0.522987,
      fnr_disparity: 1.705274,
      tpr_disparity: 0.725927,
      tnr_disparity: 1.387874,
      npv_disparity: 1.094418,
    },
    6,
  );
  const hispanic = await auditOf(compas, { convention: ["aequitas"], define: { g: { reference: "Hispanic" } } });
  expectNumbers(
    numbersOf(hispanic, "aequitas", "African-American"),
    { fpr_disparity: 2.087696, fnr_disparity: 0.503301, ppr_disparity: 11.442105, pprev_disparity: 1.97203 },
    6,
  );
});

// mas-veritas2/veritastool (Apache-2.0), commit 776e468, icon/evaluate-default.png; sex 1 is privileged.
test("Veritas: the privileged group less the group", async () => {
  const result = await auditOf(
    { 1: [44, 26, 65, 162], 2: [38, 35, 35, 345] },
    { convention: ["veritas"], define: { g: { reference: "1" } } },
  );
  const values = numbersOf(result, "veritas", "2");
  const figures = {
    demographic_parity: -0.206,
    equal_opportunity: -0.194,
    fpr_parity: -0.108,
    ppv_parity: -0.046,
    npv_parity: -0.117,
    fdr_parity: 0.046,
    for_parity: 0.117,
  };
  for (const [name, value] of Object.entries(figures)) expect(Math.abs(values[name]!.value! - value), name).toBeLessThanOrEqual(0.00051);
  // The released code has u / p; the screenshot of an older release shows p / u, 0.755.
  expect(1 / values.disparate_impact!.value!).toBeCloseTo(0.755, 3);
});

test("Veritas' ratio of equalized odds is 0.5 for equal groups there, and 1 here", async () => {
  const same = [10, 20, 30, 40] as const;
  const values = numbersOf(await auditOf({ a: same, b: same }, { convention: ["veritas"] }), "veritas", "b");
  expect(values.equal_odds_ratio!.value).toBe(1);
  expect(values.neg_equal_odds_ratio!.value).toBe(1);
});

test("nothing that is undefined becomes a number: no positives, nobody selected, one group", async () => {
  const ids = conventions.map(({ id }) => id);
  const none = await auditOf({ a: [5, 5, 0, 0], b: [10, 0, 0, 0] }, { convention: ids });
  expect(numbersOf(none, "fairlearn").equal_opportunity_difference).toEqual({ value: null, reason: "zero_denominator" });
  expect(numbersOf(none, "aif360", "b").equal_opportunity_difference!.value).toBeNull();
  expect(numbersOf(none, "aequitas", "b").tpr_disparity!.value).toBeNull();
  expect(numbersOf(none, "veritas", "b").equal_odds!.value).toBeNull();
  const one = await auditOf({ a: [5, 5, 5, 5] }, { convention: ids });
  expect(numbersOf(one, "fairlearn").demographic_parity_difference).toEqual({ value: null, reason: "fewer_than_two_groups" });
  expect(one.conventions.map(({ convention }) => convention)).toEqual(["fairlearn", "clarify"]);
});

test.each((conventions as readonly Convention[]).map((one) => [one.id, one] as const))(
  "%s: what is called the same number here is that number, with its sign",
  async (id, { names, comparison }) => {
    for (const favorable of ["positive", "negative"] as const) {
      const result = await auditOf(adult, { convention: [id], favorable });
      for (const { group, values } of result.conventions) {
        for (const { name, here, needs } of names) {
          // Of labels the signs are those of favourable outcomes; ours are of positive ones.
          if (favorable === "negative" && (needs.includes("label") || !here?.includes("favorable")) && comparison !== "groups") continue;
          const [, sign, ours] = here?.match(/^(−?)([a-z0-9_]+(?:__[a-z_]+)?)$/) ?? [];
          if (ours === undefined) continue;
          const row = result.disparities.find((one) => one.id === `${ours}@g` && (one.group === undefined || one.group.g === group.g));
          if (row === undefined) continue;
          expect(values[name]!.value, `${name} of ${group.g}`).toBeCloseTo((sign === "−" ? -1 : 1) * row.value!, 12);
        }
      }
    }
  },
);

test("all of them are in the CSV file, with what they are compared with", async () => {
  const result = await auditOf(german, { convention: ["veritas", "clarify", "fairlearn"] });
  const lines = renderCsv(result).split("\n");
  expect(lines.filter((line) => line.startsWith("convention,veritas:demographic_parity,"))).toEqual([
    expect.stringMatching(/^convention,veritas:demographic_parity,demographic_parity,reference,g,g=Female,g=Male,,,,-0\.0786/),
  ]);
  expect(lines.some((line) => line.startsWith("convention,clarify:DPPL,DPPL,rest,g,g=Female,rest,"))).toBe(true);
  expect(lines.some((line) => line.startsWith("convention,fairlearn:demographic_parity_ratio,"))).toBe(true);
});

test("weights count as they do in those tools", async () => {
  const rows = [
    { g: "a", p: 1, w: 3 },
    { g: "a", p: 0, w: 1 },
    { g: "b", p: 1, w: 1 },
    { g: "b", p: 0, w: 1 },
  ];
  const result = await audit(rows, { prediction: "p", sensitive: ["g"], weight: "w", convention: ["fairlearn", "aif360"], minN: 1 });
  expect(numbersOf(result, "fairlearn").demographic_parity_difference!.value).toBeCloseTo(0.25, 12);
});
