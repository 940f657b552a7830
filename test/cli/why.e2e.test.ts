import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import type { ExplainedGap } from "../../src/audit/why/row.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = "fixtures/mortgage/decisions.csv";
const roles = "--positive approved --label outcome --score p_approved --threshold 0.75 --sensitive race --no-policy".split(" ");
const trees = ["--model", "lightgbm:fixtures/mortgage/model.txt"];

const total = ({ parts }: ExplainedGap): number => parts.reduce((sum, { value }) => sum + value, 0);

test("the demo model: what carries its gap by race, in decisions and in raw scores, adds up to the gap", async () => {
  const folder = scratchFolder();
  const [json, page] = [join(folder, "why.json"), join(folder, "why.html")];
  const args = ["why", data, ...roles, ...trees, "--legitimate", "consumer_credit_code,debt_ratio", "-o", json, "-o", page];
  const { code, stdout, stderr } = await runCli(args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^Selection rate by race: White 91\.8%, Black 69\.0%: a gap of 22\.8/m);
  expect(stdout).toMatch(/^ {2}consumer_credit_code \* +8\.\d/m);
  expect(stdout).toContain("widens the gap and reveals the group");
  expect(stdout.replace(/\s+/g, " ")).toContain("Parts describe the model, not causes");
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const { why } = JSON.parse(readFileSync(json, "utf8")) as Result;
  const [decisions, raw] = why!.gaps;
  expect(decisions).toMatchObject({ measure: "demographic_parity_difference@race", method: "sampled", space: "decision" });
  // Counted once with the model itself: 1,543 of 1,681 White and 136 of 197 Black applicants get at least 0.75.
  expect(decisions!.gap).toBeCloseTo(1543 / 1681 - 136 / 197, 12);
  expect(total(decisions!)).toBeCloseTo(decisions!.gap!, 12);
  expect(raw).toMatchObject({ measure: "raw_score__difference@race", method: "exact", space: "raw_score", evals: 0 });
  expect(Math.abs(total(raw!) - raw!.gap!)).toBeLessThan(1e-12);
  for (const { split, gap } of why!.gaps) expect(split!.legitimate.value + split!.unexplained.value).toBeCloseTo(gap!, 11);
  const html = readFileSync(page, "utf8");
  expect(html).toContain("What drives the gap");
  expect(html).toContain("declared: groups may differ in this column");
  expect(html).toContain("It proves neither a cause nor a justification");
});

test("a model of one's own, with what the policy declares; the same again is the same to the byte", async () => {
  const folder = scratchFolder();
  const module = join(folder, "model.mjs");
  writeFileSync(
    module,
    'export const features = ["debt_ratio", "public_record"];\nexport const predict = (c) => c.debt_ratio.map((ratio, i) => Math.max(0, 1 - ratio / 100 - (c.public_record[i] === "yes" ? 0.4 : 0)));\n',
  );
  const policy = join(folder, "evenhand.yml");
  writeFileSync(
    policy,
    "version: 1\ncolumns: { label: outcome, score: p_approved, sensitive: [race], legitimate: [debt_ratio] }\noutcome: { positive: approved, threshold: 0.6 }\n",
  );
  const args = ["why", data, "--policy", policy, "--model", `module:${module}`, "--of", "equal_opportunity_difference", "--json"];
  const [once, again] = [await runCli(args), await runCli(args)];
  expect(once.code, once.stderr).toBe(0);
  const [a, b] = [once, again].map(({ stdout }) => JSON.parse(stdout) as Result);
  expect(JSON.stringify(a!.why)).toBe(JSON.stringify(b!.why));
  expect(a!.why!.legitimate).toEqual(["debt_ratio"]);
  expect(a!.why!.gaps[0]!.parts.map(({ feature }) => feature).sort()).toEqual(["debt_ratio", "public_record"]);
  expect(total(a!.why!.gaps[0]!)).toBeCloseTo(a!.why!.gaps[0]!.gap!, 12);
});

test.each([
  [["why", data, ...roles], 2, "error[EH200]: why asks a model, and none is named"],
  [["why", data, ...roles, ...trees, "--attribute", "sex"], 2, "no groups are told apart by sex"],
  [["why", data, ...roles, ...trees, "--legitimate", "debt_ratoi"], 2, "did you mean debt_ratio?"],
  [["why", data, ...roles, ...trees, "--of", "selection_rate"], 2, "no gap that can be taken apart"],
])("%j is a mistake that says what to do", async (args, code, said) => {
  const run = await runCli(args);
  expect(run.code).toBe(code);
  expect(run.stderr.replace(/\s+/g, " ")).toContain(said);
});
