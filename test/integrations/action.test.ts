import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/version.js";
import { builtCli } from "../support/run-cli.js";

interface Step {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly [Step] };
}

const action = parse(readFileSync("action.yml", "utf8")) as Action;
const [step] = action.runs.steps;
let folder: string;

const policy = (limit: number): string => `version: 1
name: mortgage
columns: { label: outcome, prediction: predicted, sensitive: [race] }
outcome: { positive: approved, favorable: positive }
checks:
  - { metric: demographic_parity_difference, by: race, max: ${limit} }
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evenhand-action-"));
  // What stands for the registry: the version asked for is this one.
  mkdirSync(join(folder, "bin"));
  writeFileSync(
    join(folder, "bin", "npx"),
    `#!/bin/sh\n[ "$1" = --yes ] && [ "$2" = "evenhand@${version}" ] || { echo "asked for $*" >&2; exit 99; }\nshift 2\nexec "${process.execPath}" "${builtCli()}" "$@"\n`,
  );
  chmodSync(join(folder, "bin", "npx"), 0o755);
  cpSync("fixtures/mortgage/decisions.csv", join(folder, "my decisions.csv"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the action's script as GitHub's runner does: inputs in variables, outputs in a file. */
function runAction(inputs: Readonly<Record<string, string>>, world: Readonly<Record<string, string>> = {}) {
  const values = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, inputs[name] ?? usual]));
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, text]) => [
      name,
      text.replace(/^\$\{\{ inputs\.([a-z-]+) \}\}$/, (_, input: string) => values[input]!),
    ]),
  );
  writeFileSync(join(folder, "outputs"), "");
  writeFileSync(join(folder, "summary.md"), "");
  const ran = spawnSync("bash", ["--noprofile", "--norc", "-c", step.run], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...env,
      ...world,
      HOME: process.env.HOME,
      PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`,
      GITHUB_ACTIONS: "true",
      GITHUB_OUTPUT: join(folder, "outputs"),
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    },
  });
  const outputs = Object.fromEntries(
    readFileSync(join(folder, "outputs"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
  return { ...ran, outputs };
}

test("a limit that is broken fails the step: exit code, outputs, annotation, summary and files", () => {
  writeFileSync(join(folder, "evenhand.yml"), policy(0.1));
  const { status, outputs, stdout, stderr } = runAction({ data: "my decisions.csv", output: "out" });
  expect(status, stderr).toBe(1);
  expect(outputs).toMatchObject({
    verdict: "fail",
    "exit-code": "1",
    failed: "1",
    inconclusive: "0",
    results: "out/results.json",
    report: "out/report.html",
  });
  expect(`${stdout}${stderr}`).toMatch(/^::error file=evenhand\.yml,line=6,/m);
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("### evenhand: FAILED");
  for (const file of ["results.json", "report.html", "evenhand.sarif", "evenhand.xml"])
    expect(readFileSync(join(folder, "out", file), "utf8").length).toBeGreaterThan(100);
});

test("a limit that is kept passes", () => {
  writeFileSync(join(folder, "evenhand.yml"), policy(0.4));
  expect(runAction({ data: "my decisions.csv" })).toMatchObject({ status: 0, outputs: { verdict: "pass", "exit-code": "0" } });
});

test("report-only says what would have failed and does not fail", () => {
  writeFileSync(join(folder, "evenhand.yml"), policy(0.1));
  const { status, outputs, stdout, stderr } = runAction({ data: "my decisions.csv", "report-only": "true" });
  expect([status, outputs.failed]).toEqual([0, "1"]);
  expect(`${stdout}${stderr}`).toContain("Would have failed");
});

test("an input is data, whatever it holds", () => {
  writeFileSync(join(folder, "evenhand.yml"), policy(0.4));
  const { status, stderr } = runAction({ data: '"; touch pwned; $(touch pwned) `touch pwned`' });
  expect(status).toBe(3);
  expect(stderr).toContain("EH100");
  expect(spawnSync("ls", [folder], { encoding: "utf8" }).stdout).not.toContain("pwned");
});

test("every input of the action reaches the script, and nothing is written into its text", () => {
  expect(step.run).not.toContain("${{");
  const used = Object.values(step.env).map((text) => /inputs\.([a-z-]+)/.exec(text)![1]);
  expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
  expect(action.inputs.version!.default).toBe(version);
});

test("52, forks have no token: the action writes files alone, asks the network for nothing, and is given no secret", () => {
  writeFileSync(join(folder, "evenhand.yml"), policy(0.1));
  const before = readdirSync(folder);
  const sealed = { NODE_OPTIONS: `--import ${resolve("test/support/no-network.mjs")}` };
  const { status, stderr } = runAction({ data: "my decisions.csv", output: "sealed" }, sealed);
  expect(status, stderr).toBe(1);
  expect(stderr).not.toContain("network:");
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("### evenhand: FAILED");
  expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual(["sealed"]);
  expect(action.runs.steps).toHaveLength(1);
  expect(readFileSync("action.yml", "utf8")).not.toMatch(/token|secrets\.|\bgh \b|curl|api\.github/i);
});
