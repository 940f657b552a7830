import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const env = { MODEL_URL: "http://127.0.0.1:9/score" };

/** The policies of the fixtures with their data, in a folder of their own. */
function policies(): string {
  const folder = scratchFolder();
  cpSync("fixtures/policies", join(folder, "policies"), { recursive: true });
  mkdirSync(join(folder, "mortgage"));
  for (const name of ["decisions.csv", "decisions.parquet"]) cpSync(`fixtures/mortgage/${name}`, join(folder, "mortgage", name));
  return join(folder, "policies");
}

const checked = async (cwd: string, ...args: string[]) => {
  const { code, stdout } = await runCli(["check", "--json", ...args], { cwd, env });
  return { code, result: JSON.parse(stdout) as Result };
};

test("the smallest policy runs", async () => {
  const { code, result } = await checked(policies(), "-p", "minimal.yml");
  expect([code, result.verdict.status]).toEqual([0, "pass"]);
  expect(result.checks).toHaveLength(3);
});

test("the full policy is valid, and runs without its model sections and with a profile", async () => {
  const cwd = policies();
  const valid = await runCli(["config", "validate", "complete.yml"], { cwd });
  expect([valid.code, valid.stdout]).toEqual([0, expect.stringContaining("complete.yml is valid")]);
  const document = parseDocument(readFileSync(join(cwd, "complete.yml"), "utf8"));
  for (const section of ["model", "importance", "robustness"]) document.delete(section);
  writeFileSync(join(cwd, "without.yml"), document.toString());
  const { code, result } = await checked(cwd, "-p", "without.yml");
  // Without a baseline the one check that limits a regression has no data, which blocks.
  expect(result.checks.filter(({ action }) => action === "fail").map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ["equal_opportunity_difference@race", "no_data", "no_baseline"],
  ]);
  expect([code, result.verdict.status]).toEqual([4, "undecided"]);
  expect(result.policy).toMatchObject({ name: "mortgage-approval", title: "Mortgage approval v3", owner: "model-risk@lender.example" });
  expect(result.checks.map(({ value }) => value === null)).not.toContain(true);
  const nightly = await checked(cwd, "-p", "without.yml", "--profile", "nightly");
  expect(nightly.result.checks.map(({ id, status, value }) => [id, status, value])).toEqual(
    result.checks.map(({ id, status, value }) => [id, status, value]),
  );
});

test("limits on what a model does have no data where the policy names none, and never pass in silence", async () => {
  const cwd = policies();
  const document = parseDocument(readFileSync(join(cwd, "complete.yml"), "utf8"));
  document.delete("model");
  writeFileSync(join(cwd, "without.yml"), document.toString());
  const { code, result } = await checked(cwd, "-p", "without.yml");
  expect(result.checks.filter(({ reason }) => reason === "needs_model")).toMatchObject([
    { id: "gaussian_noise.flip_rate@race", status: "no_data", action: "fail", location: { file: "without.yml" } },
    { id: "counterfactual_swap.flip_rate", status: "no_data", action: "fail" },
  ]);
  expect(code).toBe(4);
});

test("a model that the policy names is asked, and a secret of it that is not there stops the check", async () => {
  const { code, stderr } = await runCli(["check", "-p", "complete.yml"], { cwd: policies(), env });
  expect(code).toBe(2);
  expect(stderr).toContain("EH204");
  expect(stderr).toContain("model_token");
});
