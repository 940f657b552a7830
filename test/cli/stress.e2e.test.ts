import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = "fixtures/mortgage/decisions.csv";
const roles = [
  "--positive",
  "approved",
  "--label",
  "outcome",
  "--score",
  "p_approved",
  "--threshold",
  "0.75",
  "--sensitive",
  "race",
  "--no-policy",
];
const trees = ["--model", "lightgbm:fixtures/mortgage/model.txt"];

test("the demo model: a little noise changes decisions about Black applicants far more often", async () => {
  const folder = scratchFolder();
  const json = join(folder, "stress.json");
  const page = join(folder, "stress.html");
  const args = ["stress", data, ...roles, ...trees, "--perturb", "gaussian_noise,unit_too_small", "--severity", "1,5", "--repeats", "2"];
  const { code, stdout, stderr } = await runCli([...args, "-o", json, "-o", page]);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^Noise on numbers, 16 columns at once/m);
  expect(stdout).toMatch(/^ {2}race Black +1\d\.\d%\*/m);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const { robustness, stress } = JSON.parse(readFileSync(json, "utf8")) as Result;
  const noise = robustness.find(({ test: id, together, severity }) => id === "gaussian_noise" && together && severity === 1)!;
  expect(noise.gaps[0]).toMatchObject({ by: ["race"], higher: { race: "Black" }, lower: { race: "White" } });
  expect(noise.gaps[0]!.bounds!.lower!).toBeGreaterThan(0.02);
  expect(stress).toMatchObject({ rowsUsed: 1989, threshold: 0.75, skipped: 0 });
  expect(
    stress!.survival.find(({ columns, test: id }) => columns[0] === "appraised_value" && id === "unit_too_small")!.breaks,
  ).not.toBeNull();
  const html = readFileSync(page, "utf8");
  expect(html).toContain("Decisions when the data are disturbed");
  expect(html).toContain("Disturbances that hit one group harder");
});

test("few rows and a budget are said; the same again is the same to the byte", async () => {
  const args = [
    "stress",
    data,
    ...roles,
    ...trees,
    "--perturb",
    "missing_values,counterfactual_swap",
    "--rows",
    "300",
    "--max-evals",
    "1500",
    "--json",
  ];
  const [once, again] = [await runCli(args), await runCli(args)];
  expect(once.code, once.stderr).toBe(0);
  const [a, b] = [once, again].map(({ stdout }) => JSON.parse(stdout) as Result);
  expect(JSON.stringify([a!.robustness, a!.stress, a!.digest])).toBe(JSON.stringify([b!.robustness, b!.stress, b!.digest]));
  expect(a!.stress).toMatchObject({ rowsUsed: 300, rowsKept: 1989 });
  expect(a!.stress!.skipped).toBeGreaterThan(0);
});

test("expectations, the nearest other decision and answers alike are told; latency stands with the run alone", async () => {
  const args = [
    "stress",
    data,
    ...roles,
    ...trees,
    "--perturb",
    "none",
    "--expect",
    "income:increase,industry_unemployment:monotone",
    "--adversarial",
    "6",
  ];
  const folder = scratchFolder();
  const json = join(folder, "stress.json");
  const { code, stdout, stderr } = await runCli([...args, "-o", json]);
  expect(code, stderr).toBe(0);
  const said = stdout.replace(/\s+/g, " ");
  expect(said).toContain("income: the score never falls as it grows: does not hold in 500 of 500 rows");
  expect(said).toContain("industry_unemployment: the score moves in one direction only: holds for every possible row.");
  expect(said).toContain("the same scores to the last bit");
  expect(said).toMatch(/One row asked by itself, 100 times: [\d.]+ ms/);
  const result = JSON.parse(readFileSync(json, "utf8")) as Result;
  expect(result.run.latency!.calls).toBe(100);
  expect(JSON.stringify(result.serving)).not.toContain("latency");
  expect(result.adversarial!.everybody.flipped).toBe(6);
});

test("check --model judges what a policy says of disturbed data and of single features", async () => {
  const folder = scratchFolder();
  const policy = [
    "version: 1",
    `data: { path: ${resolve(data)} }`,
    "columns: { id: application_id, label: outcome, prediction: predicted, score: p_approved, sensitive: [race] }",
    "outcome: { positive: approved, favorable: positive, threshold: 0.75 }",
    "checks:",
    "  - { metric: accuracy, min: 0.5 }",
    "robustness:",
    "  - { test: gaussian_noise, columns: numeric, amount: 0.05, metric: flip_rate_difference, by: race, max: 0.02 }",
    "  - { test: counterfactual_swap, column: race, metric: flip_rate, max: 1% }",
    "expectations:",
    "  - { feature: industry_unemployment, expect: monotone }",
    "  - { feature: income, expect: increase }",
  ];
  writeFileSync(join(folder, "evenhand.yml"), policy.join("\n"));
  const { code, stdout, stderr } = await runCli(["check", "--model", `lightgbm:${resolve("fixtures/mortgage/model.txt")}`, "--json"], {
    cwd: folder,
  });
  expect(code, stderr).toBe(1);
  const { checks } = JSON.parse(stdout) as Result;
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "accuracy pass",
    "gaussian_noise.flip_rate_difference@race fail",
    "counterfactual_swap.flip_rate pass",
    "industry_unemployment.monotone pass",
    "income.increase fail",
  ]);
  // Without a gate the same entries are looked at.
  const looked = await runCli(["stress", "--model", `lightgbm:${resolve("fixtures/mortgage/model.txt")}`, "--json"], { cwd: folder });
  expect(looked.code, looked.stderr).toBe(0);
  const seen = JSON.parse(looked.stdout) as Result;
  expect(seen.robustness.map(({ test: id, check }) => [id, check])).toEqual([
    ["gaussian_noise", "gaussian_noise.flip_rate_difference@race"],
    ["counterfactual_swap", "counterfactual_swap.flip_rate"],
  ]);
  expect(seen.expectations.map(({ feature }) => feature)).toEqual(["industry_unemployment", "income"]);
});

test.each([
  [["stress", data, ...roles, "--perturb", "gaussian_noise"], 2, "error[EH200]: stress asks a model, and none is named"],
  [["stress", data, ...roles, ...trees, "--perturb", "gaussian_nose"], 2, "did you mean gaussian_noise?"],
  [["stress", data, ...roles, ...trees, "--columns", "debt_ratoi"], 2, "did you mean debt_ratio?"],
  [["stress", data, ...roles, ...trees, "--severity", "6"], 2, "whole number from 1 to 5"],
])("%j is a mistake that says what to do", async (args, code, said) => {
  const run = await runCli(args);
  expect(run.stderr.replace(/\s+/g, " ")).toContain(said);
  expect(run.code).toBe(code);
});

test("without a model: how far the scores in the data can be relied on; disturbances need one", async () => {
  const ran = await runCli(["stress", data, ...roles, "--guarantee", "0.8", "--json"]);
  expect(ran.code).toBe(0);
  const { reliability, stress } = JSON.parse(ran.stdout) as Result;
  expect(stress).toBeNull();
  expect(reliability).toMatchObject({ by: "data", alpha: 0.2, reason: null, rows: { learnt: 995, judged: 994, leftOut: 0 } });
});

test("intervals of amounts by flags: judged as they are and widened; a flag that names one column is a mistake", async () => {
  const folder = scratchFolder();
  const file = join(folder, "amounts.csv");
  const lines = Array.from({ length: 240 }, (_, i) => [
    i % 2 === 0 ? "a" : "b",
    i % 7,
    (i % 7) + ((i % 5) - 2) / 2,
    (i % 7) - 1,
    (i % 7) + 1 + (i % 3) / 9,
  ]);
  writeFileSync(file, ["g,f,y,lo,hi", ...lines.map((line) => line.join(","))].join("\n"));
  const args = ["stress", file, "--task", "regression", "--label", "y", "--prediction", "f", "--sensitive", "g"];
  const ran = await runCli([...args, "--intervals", "lo,hi", "--guarantee", "0.8", "--json"]);
  expect(ran.code, ran.stderr).toBe(0);
  const { reliability } = JSON.parse(ran.stdout) as Result;
  expect(reliability).toMatchObject({ alpha: 0.2, guarantee: { kind: "widened" }, intervals: { lower: "lo", upper: "hi", leftOut: 0 } });
  expect(reliability!.intervals!.groups[0]).toMatchObject({ n: 240, covered: 240 });
  const wrong = await runCli([...args, "--intervals", "lo"]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("two columns are expected");
});

test("without a model nothing is disturbed, and the worst case is of the decisions in the data", async () => {
  const run = await runCli(["stress", data, ...roles, "--scenario", "race:White=0.5", "--worst-limit", "0.3", "--json"]);
  expect(run.code, run.stderr).toBe(0);
  const { stress, worstCase } = JSON.parse(run.stdout) as Result;
  expect(stress).toBeNull();
  expect(worstCase).toMatchObject({ loss: "error_rate", by: "data", reason: null, overfit: null });
  expect(worstCase!.scenarios[0]!.margins).toEqual({ race: { White: 0.5 } });
});

test("everything that is asked of the demo model, with a pack and data of the past, is a page under 500 kB", {
  timeout: 120_000,
}, async () => {
  const page = join(scratchFolder(), "all.html");
  const asked = ["--prediction", "predicted", "--sensitive", "race,sex", "--pack", "us-nyc-ll144", "--adversarial", "20", "--past", data];
  const { code, stderr } = await runCli(["stress", data, ...roles, ...trees, ...asked, "-o", page, "--no-manifest"]);
  expect(code, stderr).toBe(0);
  expect(readFileSync(page).length).toBeLessThan(500_000);
});
