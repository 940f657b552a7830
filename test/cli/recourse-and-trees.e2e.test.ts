import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = join(process.cwd(), "fixtures/mortgage/decisions.csv");
const roles = "--positive approved --label outcome --score p_approved --threshold 0.75 --sensitive race".split(" ");

/** A model of two columns: what is owed, and whether something is on record. */
function modelIn(folder: string): readonly string[] {
  const module = join(folder, "model.mjs");
  writeFileSync(
    module,
    'export const features = ["debt_ratio", "public_record"];\nexport const predict = (c) => c.debt_ratio.map((ratio, i) => Math.max(0, 1 - ratio / 150 - (c.public_record[i] === "yes" ? 0.4 : 0)));\n',
  );
  return ["--model", `module:${module}`];
}
const quick = ["--only", "debt_ratio", "--of", "auc", "--repeats", "2", "--max-repeats", "2", "--no-policy"];

test("flags of recourse: what nobody can change stays, ways are those allowed, and a budget is told", async () => {
  const folder = scratchFolder();
  const asked = ["importance", data, ...roles, ...modelIn(folder), ...quick, "--recourse", "--recourse-rows", "30"];
  const { code, stdout, stderr } = await runCli([...asked, "--immutable", "public_record", "--decrease-only", "debt_ratio"]);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/turn/i);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const json = await runCli([
    ...asked,
    "--immutable",
    "public_record",
    "--decrease-only",
    "debt_ratio",
    "--cost",
    "debt_ratio=2",
    "--json",
  ]);
  const { recourse } = JSON.parse(json.stdout) as Result;
  expect(recourse!.groups.length).toBeGreaterThan(0);
  expect(recourse!.groups.flatMap(({ features }) => features.map(({ name }) => name))).not.toContain("public_record");
  expect(recourse!.truncated).toBe(false);
  const cut = await runCli([...asked, "--recourse-evals", "50", "--json"]);
  const few = JSON.parse(cut.stdout) as Result;
  expect(few.recourse!.truncated).toBe(true);
  expect(few.diagnostics.find(({ code: name }) => name === "EH309")?.message).toContain("recourse");
});

test("flags of trees: those that were asked for, of the columns that were named, no deeper than said", async () => {
  const folder = scratchFolder();
  const asked = ["why", data, ...roles, ...modelIn(folder), "--of", "demographic_parity_difference", "--pairs", "50", "--no-policy"];
  const trees = ["--surrogate", "--error-tree", "--gap-tree", "equal_opportunity_difference@race"];
  const { code, stdout, stderr } = await runCli([...asked, ...trees, "--tree-columns", "debt_ratio", "--tree-depth", "1", "--json"]);
  expect(code, stderr).toBe(0);
  const { surrogates } = JSON.parse(stdout) as Result;
  expect(surrogates.map(({ tree }) => tree)).toEqual(["surrogate", "error", "gap"]);
  expect(surrogates.map(({ of }) => of).at(-1)).toBe("equal_opportunity_difference@race");
  for (const { nodes } of surrogates) {
    expect(nodes.length).toBeLessThanOrEqual(3);
    expect(
      [...new Set(nodes.flatMap(({ conditions }) => conditions.map(({ column }) => column)))].filter((name) => name !== "debt_ratio"),
    ).toEqual([]);
  }
});

test("a policy asks for every study; audit and check run them, flags say otherwise, and no model is a note", async () => {
  const folder = scratchFolder();
  const policy = join(folder, "evenhand.yml");
  writeFileSync(
    policy,
    `version: 1
columns: { id: application_id, label: outcome, score: p_approved, sensitive: [race], legitimate: [debt_ratio] }
outcome: { positive: approved, favorable: positive, threshold: 0.75 }
checks: [{ metric: accuracy, min: 0.5 }]
why: { of: demographic_parity_difference, pairs: 60, passes: 1 }
effects: { features: [debt_ratio], rows: 60, points: 5 }
shapley: { overall: false, rows: [B0004], background_rows: 20 }
sage: { background: 8, max_evals: 6000 }
surrogates: { trees: [error], max_depth: 1 }
recourse: { immutable: [public_record], per_group: 10 }
`,
  );
  const under = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCli([...args, data, "-p", policy, "--json"]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Result;
  };
  const model = modelIn(folder);
  for (const command of ["audit", "check"]) {
    const found = await under(command, ...model);
    expect(found.why!.gaps.map(({ measure }) => measure)).toEqual(["demographic_parity_difference@race"]);
    expect(found.effects!.features.map(({ feature }) => feature)).toEqual(["debt_ratio"]);
    expect(found.shapley!.local.map(({ id }) => id)).toEqual(["B0004"]);
    expect(found.sage!.evals).toBeLessThanOrEqual(6000);
    expect(found.surrogates.map(({ tree }) => tree)).toEqual(["error"]);
    expect(found.recourse!.groups.flatMap(({ features }) => features.map(({ name }) => name))).not.toContain("public_record");
  }
  const said = await under("why", ...model, "--legitimate", "public_record", "--surrogate", "--recourse-rows", "5");
  expect(said.why!.legitimate).toEqual(["public_record"]);
  expect(said.surrogates.map(({ tree }) => tree)).toEqual(["surrogate"]);
  expect(Math.max(...said.recourse!.groups.map(({ explained }) => explained))).toBeLessThanOrEqual(5);
  const without = await under("check");
  expect(without.surrogates.map(({ tree }) => tree)).toEqual(["error"]);
  expect(without.diagnostics.find(({ code }) => code === "EH155")?.message).toBe(
    "what drives the gap, effects, contributions, SAGE, recourse are asked for, and no model is named",
  );
  const printed = await runCli(["config", "print", policy]);
  expect(printed.stdout).toMatch(/pairs: 60 # from .*evenhand\.yml:5/);
});

test.each([
  [["--immutable", "debt_ratio"], "--immutable changes nothing without --recourse"],
  [["--recourse", "--cost", "debt_ratio=much"], "--cost much: a number from 0 on is expected"],
  [["--tree-depth", "2"], "--tree-depth changes nothing where no tree is asked for"],
])("%j is a mistake that says what to do", async (args, said) => {
  const run = await runCli(["importance", data, ...roles, ...modelIn(scratchFolder()), ...quick, ...args]);
  expect(run.code).toBe(2);
  expect(run.stderr.replace(/\s+/g, " ")).toContain(said);
});
