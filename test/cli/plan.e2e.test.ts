import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 120, fn: 80 }, b: { tp: 150, fn: 150 }, c: { tp: 10, fn: 10 } };

function folderOf(): string {
  const folder = scratchFolder();
  peopleCsv(join(folder, "eval.csv"), groups);
  peoplePolicy(folder, [
    "{ metric: equal_opportunity_difference, by: race, max: 0.1 }",
    "{ metric: selection_rate, min: 0.4 }",
    "{ metric: demographic_parity_ratio, by: race, min: 0.8, decision: point }",
  ]);
  return folder;
}

test("plan says what the data can show, what is too small, and what rows would decide", async () => {
  const folder = folderOf();
  const { code, stdout, stderr } = await runCli(["plan"], { cwd: folder });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^equal_opportunity_difference @ race +at most 0\.10$/m);
  expect(stdout).toMatch(/Now 0\.100 \(0\.0\d+ to 0\.1\d+\): undecided\. Rows: a 200, b 300\./);
  expect(stdout).toMatch(/true values above 0\.2\d\d are provable/);
  expect(stdout).toMatch(/c has 20 of the \d+ rows that this limit needs\./);
  expect(stdout).toMatch(/^ {2}with rows( +x[\d.]+){8}$/m);
  expect(stdout).toContain("The value alone decides here");
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("plan of one check, of a metric, of a stored result, of some rows; JSON has the unrounded numbers", async () => {
  const folder = folderOf();
  await runCli(["check", "-o", "r.json"], { cwd: folder });
  const json = async (...args: string[]) =>
    JSON.parse((await runCli(["plan", ...args, "--json"], { cwd: folder })).stdout) as { id: string }[];
  const whole = await json();
  expect(whole).toHaveLength(3);
  expect(await json("selection_rate")).toEqual([whole[1]]);
  expect(await json("equal_opportunity_difference")).toEqual([whole[0]]);
  expect(await json("--from", "r.json")).toEqual(whole);
  const some = await json("selection_rate", "--where", "race = 'a'");
  expect(some).toMatchObject([{ value: 0.6, groups: [{ group: {}, n: 200 }] }]);
  const unknown = await runCli(["plan", "selection_rat"], { cwd: folder });
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("did you mean selection_rate?")]);
});
