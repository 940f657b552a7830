import { describe, expect, test } from "vitest";
import { mistakesIn, policyAmong } from "./worlds.js";

const columns = "columns: { label: y, prediction: p, score: s, sensitive: [sex, race] }";
const policy = (checks: string, more = "") => policyAmong({ "evenhand.yml": `version: 1\n${columns}\n${more}\nchecks:\n${checks}\n` });
const only = async (check: string, more = "") => (await policy(`  - ${check}`, more)).checks[0]!;
const mistakes = async (check: string) => mistakesIn(`version: 1\n${columns}\nchecks:\n  - ${check}\n`);

test("a check has every default filled in", async () => {
  expect(await only("{ metric: dp_difference, by: race, max: 10% }")).toEqual({
    id: "demographic_parity_difference@race",
    metric: "demographic_parity_difference",
    by: ["race"],
    where: null,
    requirement: { op: "<=", limit: 0.1, warn: null },
    maxRegression: null,
    maxResolution: null,
    decision: "bounds",
    onInconclusive: "warn",
    onNoData: "fail",
    minN: "auto",
    minCoverage: 0.95,
    severity: "error",
    locked: false,
    why: null,
    params: {},
    location: { file: "evenhand.yml", line: 5, column: 5 },
    origin: "evenhand.yml",
  });
});

test("a check takes what sections set for all of them, unless it says otherwise", async () => {
  const more =
    "stats: { decision: point, on_inconclusive: fail, on_no_data: ignore }\ngroups: { min_n: 50, min_coverage: 80% }\nbaseline: { from: b.json, max_regression: 2% }";
  expect(await only("{ metric: accuracy, min: 0 }", more)).toMatchObject({
    requirement: { op: ">=", limit: 0 },
    decision: "point",
    onInconclusive: "fail",
    onNoData: "none",
    minN: 50,
    minCoverage: 0.8,
    maxRegression: 0.02,
  });
  const own =
    "{ metric: accuracy, max_regression: 0, decision: bounds, on_inconclusive: ignore, on_no_data: warn, min_n: auto, min_coverage: 1 }";
  expect(await only(own, more)).toMatchObject({
    requirement: null,
    decision: "bounds",
    onInconclusive: "none",
    onNoData: "warn",
    minN: "auto",
    minCoverage: 1,
    maxRegression: 0,
  });
});

describe("metric, by and compare name a number", () => {
  test.each([
    ["metric: accuracy, min: 0.7", "accuracy", "accuracy"],
    ["metric: recall, min: 0.7", "true_positive_rate", "true_positive_rate"],
    ["metric: selection_rate, by: race, max: 0.1", "demographic_parity_difference", "demographic_parity_difference@race"],
    ["metric: selection_rate, by: race, compare: each_group, min: 0.1", "selection_rate", "selection_rate@race"],
    ["metric: auc, by: race, compare: vs_overall, max: 0.04", "auc__difference_to_overall", "auc__difference_to_overall@race"],
    ["metric: f1, by: race, max: 0.1", "f1__difference", "f1__difference@race"],
    ["metric: f1_ratio, by: race, min: 0.8", "f1__ratio", "f1__ratio@race"],
    [
      "metric: demographic_parity_ratio, by: sex, compare: vs_reference, min: 0.8",
      "selection_rate__ratio_to_reference",
      "selection_rate__ratio_to_reference@sex",
    ],
    [
      "metric: demographic_parity_difference, by: sex, compare: vs_rest, max: 0.1",
      "selection_rate__difference_to_rest",
      "selection_rate__difference_to_rest@sex",
    ],
    [
      "metric: demographic_parity_difference, by: sex, compare: max_pair, max: 0.1",
      "demographic_parity_difference",
      "demographic_parity_difference@sex",
    ],
    ["metric: f1, by: race*sex, max: 0.1", "f1__difference", "f1__difference@sex*race"],
    ["metric: f1, by: [race, sex], max: 0.1", "f1__difference", "f1__difference@sex*race"],
    ["id: mine, metric: f1, by: [race, sex], max: 0.1", "f1__difference", "mine"],
  ])("%s is %s", async (check, metric, id) => {
    expect(await only(`{ ${check} }`)).toMatchObject({ metric, id });
  });

  test.each([
    [
      "metric: equalized_odds_difference, by: race, compare: vs_rest, max: 0.1",
      "equalized_odds_difference says already how groups are compared",
    ],
    ["metric: f1__ratio, by: race, compare: vs_rest, max: 0.1", "f1__ratio says already how groups are compared"],
    [
      "metric: demographic_parity_ratio, by: race, compare: vs_rest, min: 0.8",
      "there is no ratio to the rest; compare selection_rate as a difference",
    ],
    ["metric: accuracy, compare: vs_rest, max: 0.1", "compare is about groups, so it needs by"],
    ["metric: difference, by: race, max: 0.1", "difference says how groups are compared, not what"],
    ["metric: equal_opportunity_difference, max: 0.1", "equal_opportunity_difference compares groups, so it needs by"],
    [
      "metric: equal_opportunity_difference, by: sex, compare: each_group, max: 0.1",
      "equal_opportunity_difference is a gap already, it has no value of each group",
    ],
    ["id: floor, min: 0.7", 'check "floor" has no metric, and nothing that it extends has a check of that id'],
  ])("%s does not: %s", async (check, why) => {
    expect((await mistakes(`{ ${check} }`)).map((line) => line.replace(/^EH202 evenhand.yml:\d+:\d+ /, ""))).toEqual([why]);
  });

  test("intersections of checks are counted, each once", async () => {
    const { request } = await policy(
      "  - { metric: f1, by: [race, sex], max: 0.1 }\n  - { metric: f1_ratio, by: [sex, race], min: 0.1 }",
      "groups: { depth: 1 }",
    );
    expect(request.groups.intersections).toEqual([["sex", "race"]]);
  });

  test("a formula of the policy is a metric like any other", async () => {
    const { checks, request } = await policy(
      "  - { metric: youden, by: race, max: 0.1 }\n  - { metric: youden, min: 0.2 }",
      "metrics: { youden: tpr - fpr }",
    );
    expect(checks.map(({ metric }) => metric)).toEqual(["youden__difference", "youden"]);
    expect(request.formulas).toEqual({ youden: "tpr - fpr" });
  });
});

describe("a star in by", () => {
  test("is each protected attribute; two are each and each intersection that is audited", async () => {
    const ids = async (by: string, more = "") =>
      (await policy(`  - { metric: f1, by: "${by}", max: 0.1 }`, more)).checks.map(({ id }) => id);
    expect(await ids("*")).toEqual(["f1__difference@sex", "f1__difference@race"]);
    expect(await ids("**")).toEqual(["f1__difference@sex", "f1__difference@race", "f1__difference@sex*race"]);
    expect(await ids("**", "groups: { depth: 1 }")).toEqual(["f1__difference@sex", "f1__difference@race"]);
  });

  test("gives way to what is said of one attribute alone, whichever stands first", async () => {
    const { checks } = await policy('  - { metric: f1, by: race, max: 0.2 }\n  - { metric: f1, by: "*", max: 0.1, why: usual }');
    expect(checks.map(({ id, requirement, why }) => [id, requirement?.limit, why])).toEqual([
      ["f1__difference@sex", 0.1, "usual"],
      ["f1__difference@race", 0.2, "usual"],
    ]);
  });

  test("puts the attribute behind an id of its own", async () => {
    const { checks } = await policy('  - { id: gap, metric: f1, by: "*", max: 0.1 }');
    expect(checks.map(({ id }) => id)).toEqual(["gap@sex", "gap@race"]);
  });
});

describe("a limit", () => {
  test.each([
    ["max: 0.1, warn_max: 5%", { op: "<=", limit: 0.1, warn: 0.05 }],
    ["max: 0", { op: "<=", limit: 0, warn: null }],
    ["range: [0, 20%]", { op: "in", limit: [0, 0.2], warn: null }],
  ])("%s is read", async (limit, requirement) => {
    expect((await only(`{ metric: f1, by: race, ${limit} }`)).requirement).toEqual(requirement);
  });

  test("of a difference with a sign holds on both sides of 0", async () => {
    expect((await only("{ metric: f1, by: race, compare: vs_rest, max: 0.1 }")).requirement).toEqual({
      op: "in",
      limit: [-0.1, 0.1],
      warn: null,
    });
  });

  test("of 7 % is the double 0.07, not 7/100 of another rounding", async () => {
    for (const [text, value] of [
      ["7%", 0.07],
      ["29%", 0.29],
      ["0.1%", 0.001],
      ["57.3%", 0.573],
      ["100%", 1],
    ] as const)
      expect((await only(`{ metric: f1, by: race, max: ${text} }`)).requirement?.limit).toBe(value);
  });

  test.each([
    ["metric: f1, max: 0.7", "EH205"],
    ["metric: false_positive_rate, min: 0.1", "EH205"],
    ["metric: f1, by: race, min: 0.7", "EH205"],
    ["metric: f1_ratio, by: race, max: 0.8", "EH205"],
    ["metric: f1, by: race, compare: vs_rest, min: -0.1", "EH205"],
    ["metric: f1, by: race, compare: vs_rest, range: [0.1, 0.2]", "EH205"],
    ["metric: f1, min: 70", "EH206"],
    ["metric: f1, by: race, max: 10", "EH206"],
    ["metric: auc, by: race, compare: vs_rest, range: [-2, 2]", "EH206"],
    ["metric: f1, by: race, max: 0.1, warn_max: 0.1", "EH202"],
    ["metric: f1, min: 0.5, warn_min: 0.4", "EH202"],
    ["metric: f1, min: 0.5, warn_max: 0.7", "EH202"],
    ["metric: f1, by: race, range: [0.2, 0]", "EH202"],
    ["metric: f1, by: race, max_regression: -0.1", "EH202"],
    ["metric: f1, min: .inf", "EH202"],
    ["metric: f1, min: .nan", "EH202"],
    ["metric: f1, min: much", "EH202"],
  ])("%s is %s", async (check, code) => {
    expect((await mistakes(`{ ${check} }`)).map((line) => line.slice(0, 5))).toContain(code);
  });

  test.each([
    "metric: selection_rate, max: 0.7",
    "metric: selection_rate, min: 0.7",
    "metric: f1_ratio, by: race, range: [0.8, 1]",
    "metric: false_positive_rate, max: 0.1",
  ])("%s points the right way", async (check) => {
    expect(await mistakes(`{ ${check} }`)).toEqual([]);
  });
});

test("roles that a check's number needs have to be columns, but not in a policy that is made to be extended", async () => {
  const checks = "checks: [{ metric: accuracy, min: 0.7 }]";
  expect(await mistakesIn(`version: 1\ncolumns: { label: y, sensitive: [a] }\n${checks}`)).toEqual([
    "EH202 evenhand.yml:3:10 accuracy needs a prediction, and columns names none",
  ]);
  expect(await mistakesIn(`version: 1\ncolumns: { label: y, score: s, sensitive: [a] }\noutcome: { threshold: 0.5 }\n${checks}`)).toEqual(
    [],
  );
  expect(await mistakesIn(`version: 1\n${checks}`)).toEqual([]);
});
