import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

test("a model of trees: what the demo model rests on, and what carries its gap by race", async () => {
  const folder = scratchFolder();
  const json = join(folder, "importance.json");
  const page = join(folder, "importance.html");
  const args = ["importance", data, ...roles, ...trees, "--repeats", "5", "--max-repeats", "5", "-o", json, "-o", page];
  const { code, stdout, stderr } = await runCli(args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^Log loss: 0\.265, against 0\.372 without any feature\. Without a feature it is/m);
  expect(stdout).toMatch(/^ {2}consumer_credit_code +0\.04/m);
  expect(stdout).toMatch(/^Gap in selection rate by race: 22\.8 points, White above Black\./m);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const { importance, drivers, askedModel } = JSON.parse(readFileSync(json, "utf8")) as Result;
  expect(importance).toMatchObject({
    metric: "log_loss",
    method: "permutation",
    donors: "pooled",
    threshold: 0.75,
    rowsUsed: 1989,
    truncated: false,
  });
  expect(askedModel).toMatchObject({
    adapter: "lightgbm",
    reason: null,
    agreement: { column: "p_approved", rows: 1989, flips: 135, threshold: 0.75 },
  });
  expect(stdout).toMatch(/^The model's numbers differ from those in the data by at most/m);
  expect(drivers.length).toBeGreaterThan(0);
  expect(readFileSync(page, "utf8")).toContain("What the model&#x27;s numbers rest on");
});

test("a module of one's own; the same again is the same to the byte", async () => {
  const module = join(scratchFolder(), "model.mjs");
  writeFileSync(
    module,
    'export const features = ["debt_ratio"];\nexport const predict = ({ debt_ratio }) => debt_ratio.map((ratio) => Math.max(0, 1 - ratio / 100));\n',
  );
  const args = ["importance", data, ...roles, "--model", `module:${module}`, "--of", "auc,equal_opportunity_difference@race", "--json"];
  const [once, again] = [await runCli(args), await runCli(args)];
  expect(once.code, once.stderr).toBe(0);
  const [a, b] = [once, again].map(({ stdout }) => JSON.parse(stdout) as Result);
  expect(JSON.stringify(a!.importance)).toBe(JSON.stringify(b!.importance));
  expect(a!.importance!.also[0]!.metric).toBe("equal_opportunity_difference@race");
  expect(a!.importance!.features.map(({ feature }) => feature)).toEqual(["debt_ratio"]);
});

test("a policy says what is asked; flags say it otherwise; an audit under it asks too, where a model is named", async () => {
  const folder = scratchFolder();
  const policy = join(folder, "evenhand.yml");
  writeFileSync(
    policy,
    `version: 1
columns: { label: outcome, score: p_approved, sensitive: [race] }
outcome: { positive: approved, favorable: positive, threshold: 0.75 }
importance: { metric: [auc], features: [debt_ratio, housing_expense_ratio], block: { ratios: [debt_ratio, housing_expense_ratio] }, repeats: 2, max_repeats: 2, max_rows: 300, by_group: false, conditional: subgroups }
`,
  );
  const under = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCli([...args, data, "-p", policy, "--json"]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Result;
  };
  const audited = (await under("audit", ...trees)).importance!;
  expect(audited).toMatchObject({
    metric: "auc",
    rowsUsed: 300,
    rowsOf: 1989,
    repeats: { least: 2, most: 2 },
    conditional: "subgroups",
    also: [],
  });
  expect(audited.features).toMatchObject([{ feature: "ratios", columns: ["debt_ratio", "housing_expense_ratio"], byGroup: [] }]);
  const said = (await under("importance", ...trees, "--of", "log_loss", "--max-rows", "200", "--conditional", "none")).importance!;
  expect(said).toMatchObject({ metric: "log_loss", rowsUsed: 200, conditional: "none" });
  expect(said.features[0]!.conditional).toBeNull();
  const without = await under("audit");
  expect(without.importance).toBeNull();
  expect(without.diagnostics.map(({ code }) => code)).toContain("EH155");
});

test.each([
  [["importance", data, ...roles], 2, "error[EH200]: importance asks a model, and none is named"],
  [["importance", data, ...roles, ...trees, "--only", "debt_ratoi"], 2, "did you mean debt_ratio?"],
  [
    ["importance", data, ...roles, ...trees, "--of", "demographic_parity_ratio"],
    2,
    "importance cannot be taken of demographic_parity_ratio",
  ],
  [["importance", data, ...roles, "--model", "pickle:model.pkl"], 2, "--model module:FILE"],
])("%j is a mistake that says what to do", async (args, code, said) => {
  const run = await runCli(args);
  expect(run.code).toBe(code);
  expect(run.stderr.replace(/\s+/g, " ")).toContain(said);
});
