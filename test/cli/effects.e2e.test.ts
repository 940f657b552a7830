import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** The command with a model of two columns. */
function command(): readonly string[] {
  const module = join(scratchFolder(), "model.mjs");
  writeFileSync(
    module,
    'export const features = ["debt_ratio", "loan_to_price"];\nexport const predict = ({ debt_ratio, loan_to_price }) => debt_ratio.map((ratio, i) => Math.max(0, 1 - (ratio * loan_to_price[i]) / 100));\n',
  );
  return [
    ...["importance", "fixtures/mortgage/decisions.csv", "--positive", "approved", "--label", "outcome", "--score", "p_approved"],
    ...["--threshold", "0.75", "--sensitive", "race", "--id", "application_id", "--no-policy", "--model", `module:${module}`],
    ...["--of", "auc", "--repeats", "2", "--max-repeats", "2"],
  ];
}

test("effects by name, interactions and one row, on the screen", async () => {
  const { code, stdout, stderr } = await runCli([...command(), "--effects", "debt_ratio", "--interactions", "--explain-row", "B0004"]);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^How the mean score moves with a feature, everybody set to the same value:/m);
  expect(stdout).toMatch(/^ {2}debt_ratio +18 /m);
  expect(stdout).toMatch(/^ {2}debt_ratio [×x] loan_to_price +0\.0\d+ +0\.0\d+$/m);
  expect(stdout).toMatch(/^B0004: score 0\.778, everybody's mean 0\.7\d+$/m);
  expect(stdout).not.toContain("in the mean, in a");
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("as JSON: contributions add up, savings and a budget are told", async () => {
  const { code, stdout, stderr } = await runCli([...command(), "--shapley", "--sage", "--max-evals", "30000", "--json"]);
  expect(code, stderr).toBe(0);
  const { shapley, sage, effects } = JSON.parse(stdout) as Result;
  expect(effects).toBeNull();
  expect(shapley).toMatchObject({ method: "exact", explained: 148, truncated: true, background: 100 });
  expect(shapley!.evals).toBeLessThanOrEqual(30_000);
  expect(sage!.evals).toBeLessThanOrEqual(30_000);
  expect(sage!.features.map(({ feature }) => feature)).toEqual(["debt_ratio", "loan_to_price"]);
});

test("a row that is not there stops the run and says how ids look", async () => {
  const { code, stderr } = await runCli([...command(), "--explain-row", "B004"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/EH200.*no row has "B004" in the column "application_id"/);
});

test("along the paths of trees, where the model has some; what would change nothing is refused", async () => {
  const tree = ["--model", "lightgbm:fixtures/mortgage/model.txt", "--shapley-background", "path"];
  const found = await runCli([...command(), ...tree, "--explain-row", "B0004"]);
  expect(found.code, found.stderr).toBe(0);
  expect(found.stdout.replace(/\s+/g, " ")).toContain("along their paths: for a feature that is not known, the shares of training rows");
  expect(found.stdout).toMatch(/^B0004: log-odds .*, the training rows' mean/m);
  const none = await runCli([...command(), "--shapley", "--shapley-background", "path"]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/EH200.*along the paths of trees cannot be had/)]);
  const idle = await runCli([...command(), "--class", "approved"]);
  expect([idle.code, idle.stderr]).toEqual([2, expect.stringContaining("--class changes nothing without")]);
});
