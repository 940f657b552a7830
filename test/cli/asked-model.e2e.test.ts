import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { type Reaction, sendJson, standIn } from "../models/http/stand-in.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = resolve("fixtures/mortgage/decisions.csv");

/** A policy over the mortgage decisions whose model is as given. */
function folderWith(model: string, features = "[debt_ratio, loan_to_price]"): string {
  const folder = scratchFolder();
  const policy = `version: 1
data: { path: ${data} }
columns: { label: outcome, prediction: predicted, sensitive: [race], features: ${features} }
outcome: { positive: approved, favorable: positive }
model: ${model}
`;
  writeFileSync(join(folder, "evenhand.yml"), policy);
  return folder;
}

const scoring: Reaction = ({ body }, response) => {
  const rows = JSON.parse(body.toString()) as readonly Readonly<Record<string, number | null>>[];
  sendJson(response, { scores: rows.map(({ debt_ratio }) => Math.max(0, 1 - (debt_ratio ?? 50) / 100)) });
};
const asked = ["importance", "--repeats", "2", "--max-repeats", "2", "--of", "auc", "--json"];

test("a policy's model over HTTP: a secret from the environment is sent and shown nowhere, and the outcome is not sent", async () => {
  const server = await standIn(scoring);
  const folder = folderWith(`{ adapter: http, url: "\${MODEL_URL}", headers: { Authorization: "Bearer \${MODEL_TOKEN}" }, batch: 500 }`);
  const env = { MODEL_URL: `${server.url}/score?key=url-key-1`, MODEL_TOKEN: "token-that-is-secret" };
  const { code, stdout, stderr } = await runCli(asked, { cwd: folder, env });
  expect(code, stderr).toBe(0);
  const { importance } = JSON.parse(stdout) as Result;
  expect(importance!.features.map(({ feature }) => feature).sort()).toEqual(["debt_ratio", "loan_to_price"]);
  expect(importance!.model).toMatchObject({ adapter: "http", protocol: "http", address: `${server.url}/score`, answers_repeat: true });
  expect(stderr.replace(/\s+/g, " ")).toContain("Rows go to the model, and nowhere else.");
  expect(server.received.every(({ headers }) => headers.authorization === "Bearer token-that-is-secret")).toBe(true);
  expect(server.received.some(({ body }) => body.includes("outcome") || body.includes("approved"))).toBe(false);
  for (const secret of ["token-that-is-secret", "url-key-1"]) expect(stdout + stderr).not.toContain(secret);
});

test("without the variable it says which one, and an audit that asks no model does not need it", async () => {
  const folder = folderWith(`{ adapter: http, url: "\${MODEL_URL}" }`);
  const { code, stderr } = await runCli(asked, { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/EH204.*model\.url: \$\{MODEL_URL\} is not set/s);
  const audit = await runCli(["audit", "--json"], { cwd: folder });
  expect(audit.code, audit.stderr).toBe(0);
  expect(audit.stderr.replace(/\s+/g, " ")).toContain("Nothing leaves this machine.");
});

test("code that a policy names runs only when the command line allows it", async () => {
  const folder = folderWith("{ adapter: module, path: model.mjs }", "{ exclude: [application_id] }");
  writeFileSync(
    join(folder, "model.mjs"),
    `import { writeFileSync } from "node:fs"; writeFileSync("ran", "");
     export const features = ["debt_ratio"];
     export const predict = ({ debt_ratio }) => debt_ratio.map((ratio) => Math.max(0, 1 - (ratio ?? 50) / 100));`,
  );
  const refused = await runCli(asked, { cwd: folder });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/EH208.*the policy's model is code \(module\).*--allow-model-code/s);
  const allowed = await runCli([...asked, "--allow-model-code"], { cwd: folder });
  expect(allowed.code, allowed.stderr).toBe(0);
});

test("a program named on the command line is asked about what is no outcome and no key", async () => {
  const folder = scratchFolder();
  const program = join(folder, "score.mjs");
  writeFileSync(
    program,
    `import { createInterface } from "node:readline";
     for await (const line of createInterface({ input: process.stdin })) {
       const { id, columns, rows } = JSON.parse(line);
       if (columns.includes("outcome") || columns.includes("application_id")) throw new Error("told too much: " + columns);
       const at = columns.indexOf("debt_ratio");
       console.log(JSON.stringify({ id, outputs: rows.map((row) => Math.max(0, 1 - (row[at] ?? 50) / 100)) }));
     }`,
  );
  const roles = [
    "--label",
    "outcome",
    "--positive",
    "approved",
    "--prediction",
    "predicted",
    "--score",
    "p_approved",
    "--id",
    "application_id",
  ];
  const args = [
    ...asked,
    data,
    ...roles,
    "--sensitive",
    "race",
    "--only",
    "debt_ratio",
    "--no-policy",
    "--model",
    `command:node ${program}`,
  ];
  const { code, stdout, stderr } = await runCli(args);
  expect(code, stderr).toBe(0);
  expect((JSON.parse(stdout) as Result).importance!.model).toMatchObject({ adapter: "command", answers_by_row: true });
});

test("check asks the policy's model for what the policy says of it: allowed first, its cost said before, its answers kept", async () => {
  const folder = scratchFolder();
  const program = join(folder, "score.mjs");
  writeFileSync(
    program,
    `import { createInterface } from "node:readline";
     for await (const line of createInterface({ input: process.stdin })) {
       const { id, columns, rows } = JSON.parse(line);
       const at = columns.indexOf("debt_ratio");
       console.log(JSON.stringify({ id, outputs: rows.map((row) => Math.max(0, 1 - (row[at] ?? 50) / 100)) }));
     }`,
  );
  const policy = `version: 1
data: { path: ${data} }
columns: { label: outcome, prediction: predicted, sensitive: [race], features: [debt_ratio, loan_to_price] }
outcome: { positive: approved, favorable: positive, threshold: 0.5 }
model: { adapter: command, command: [node, ${program}] }
checks:
  - { metric: accuracy, min: 0.5 }
robustness:
  - { test: gaussian_noise, columns: [loan_to_price], amount: 0.05, metric: flip_rate, max: 1% }
`;
  writeFileSync(join(folder, "evenhand.yml"), policy);
  const env = { XDG_CACHE_HOME: join(folder, "cache") };
  const refused = await runCli(["check", "--json"], { cwd: folder, env });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/EH208.*the policy's model is code \(command\).*--allow-model-code/s);
  const run = () => runCli(["check", "--json", "--allow-model-code"], { cwd: folder, env });
  const first = await run();
  expect(first.code, first.stderr).toBe(0);
  expect(first.stderr.replace(/\s+/g, " ")).toMatch(/every row once, stress at most [\d,]+\)/);
  const result = JSON.parse(first.stdout) as Result;
  expect(result.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(["accuracy pass", "gaussian_noise.flip_rate pass"]);
  expect(result.run.asking!.rows).toBeGreaterThan(0);
  const again = JSON.parse((await run()).stdout) as Result;
  expect(again.run.asking!.rows).toBeLessThan(result.run.asking!.rows);
  expect(again.digest).toBe(result.digest);
});

test("no model named anywhere", async () => {
  const folder = scratchFolder();
  const { code, stderr } = await runCli(["importance", data, "--sensitive", "race"], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/EH200.*importance asks a model, and none is named/s);
});

test.each([
  ["why", ["--of", "demographic_parity_difference"]],
  ["importance", ["--repeats", "2", "--max-repeats", "2", "--of", "auc"]],
  ["stress", ["--perturb", "gaussian_noise", "--severity", "1", "--repeats", "1", "--no-serving"]],
])("%s asks the model that only the policy names; where nobody names one it says how", async (command, flags) => {
  const folder = folderWith(`{ adapter: lightgbm, path: ${resolve("fixtures/mortgage/model.txt")} }`);
  const given = await runCli([command, ...flags, "--where", "fold >= 6", "--threshold", "0.75", "--json"], { cwd: folder });
  expect(given.code, given.stderr).toBe(0);
  expect(given.stdout).toMatch(/"adapter":\s*"lightgbm"/);
  const nowhere = await runCli([
    command,
    data,
    ...flags,
    "--label",
    "outcome",
    "--positive",
    "approved",
    "--sensitive",
    "race",
    "--no-policy",
  ]);
  expect(nowhere.code).toBe(2);
  expect(nowhere.stderr.replace(/\s+/g, " ")).toContain(`error[EH200]: ${command} asks a model, and none is named help: --model`);
  expect(nowhere.stderr).toContain("or in the policy: model: { adapter: lightgbm, path: model.txt }");
});

test("importance of a group of columns that --together names may be asked for alone", async () => {
  const roles = ["--label", "outcome", "--positive", "approved", "--score", "p_approved", "--sensitive", "race", "--no-policy"];
  const model = ["--model", `lightgbm:${resolve("fixtures/mortgage/model.txt")}`, "--repeats", "2", "--max-repeats", "2", "--of", "auc"];
  const group = ["--together", "home=loan_amount,purchase_price", "--only", "home", "--where", "fold >= 6", "--threshold", "0.75"];
  const run = await runCli(["importance", data, ...roles, ...model, ...group, "--json"]);
  expect(run.code, run.stderr).toBe(0);
  const { features, featureFacts } = (JSON.parse(run.stdout) as Result).importance!;
  expect([...new Set(features.map(({ feature }) => feature))]).toEqual(["home"]);
  expect(featureFacts[0]).toMatchObject({ grouped: "asked" });
});

test("a module that is not there is a path to check, not a mistake of the module", async () => {
  const run = await runCli([
    "importance",
    data,
    "--label",
    "outcome",
    "--positive",
    "approved",
    "--model",
    "module:./none.mjs",
    "--no-policy",
  ]);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain("error[EH100]: the module ./none.mjs cannot be read");
});
