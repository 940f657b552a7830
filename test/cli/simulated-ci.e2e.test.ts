import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { rng } from "../../src/stats/rng.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

// The command itself on files that are drawn anew: 8 groups of 200 people each. A file holds ten evaluation sets, each judged by
// a check of its own, so that a few hundred of them take seconds; the code is 1 exactly when one of the ten fails.
const SETS = 10;
const ROWS = 200;

function written(folder: string, rates: readonly number[], name: string): string {
  const random = rng(0, "simulated ci by files", name);
  const lines = ["run,g,y,yhat"];
  for (let set = 0; set < SETS; set++)
    for (const [g, rate] of rates.entries())
      for (let row = 0; row < ROWS; row++) lines.push(`r${set},g${g},${random.next() < 0.5 ? 1 : 0},${random.next() < rate ? 1 : 0}`);
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

function policy(folder: string): void {
  const checks = Array.from(
    { length: SETS },
    (_, set) => `  - { id: set-${set}, metric: demographic_parity_difference, by: g, max: 0.10, where: "run = 'r${set}'" }`,
  );
  writeFileSync(
    join(folder, "evenhand.yml"),
    `version: 1\ncolumns: { label: y, prediction: yhat, sensitive: [g] }\noutcome: { positive: 1, favorable: positive }\nchecks:\n${checks.join("\n")}\n`,
  );
}

async function simulated(rates: readonly number[], files: number) {
  const folder = scratchFolder();
  policy(folder);
  const counts = { fail: 0, pass: 0, inconclusive: 0 };
  let resolution = 0;
  const one = async (file: number): Promise<void> => {
    const { code, stdout } = await runCli(["check", written(folder, rates, `${rates.join("-")}.${file}`), "--json"], { cwd: folder });
    const { checks, verdict } = JSON.parse(stdout) as Result;
    expect(code).toBe(checks.some(({ status }) => status === "fail") ? 1 : 0);
    expect(verdict.exitCode).toBe(code);
    for (const { status, resolution: visible } of checks) {
      counts[status as "fail"]++;
      resolution += visible! / (files * SETS);
    }
  };
  for (let file = 0; file < files; file += 2) await Promise.all([file, file + 1].filter((i) => i < files).map(one));
  const runs = files * SETS;
  return { fail: counts.fail / runs, pass: counts.pass / runs, runs, resolution };
}

const alike = Array.from({ length: 8 }, () => 0.4);

test("300 evaluation sets of a model that treats all alike turn the gate red in at most 5 %", { timeout: 240_000 }, async () => {
  const { fail, runs } = await simulated(alike, 30);
  expect(runs).toBe(300);
  expect(fail).toBeLessThanOrEqual(0.05);
});

test("100 of one that does not, by as much as the check says it can see, turn it red in about 80 %", { timeout: 120_000 }, async () => {
  const half = 0.135;
  const { fail, pass, runs, resolution } = await simulated([0.4 + half, ...alike.slice(2), 0.4 - half], 10);
  expect(Math.abs(resolution - 2 * half)).toBeLessThan(0.02);
  expect(fail).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / runs));
  expect(pass).toBe(0);
});
