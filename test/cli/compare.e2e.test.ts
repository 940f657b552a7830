import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Comparison } from "../../src/audit/gate/comparison.js";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { type Ran, runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const roles = ["--label", "y", "--prediction", "yhat", "--sensitive", "race", "--positive", "1", "--no-policy"];
const dp = "demographic_parity_difference@race";

/** The same 2,000 people decided by two models; ten of group b are refused by the second one alone. */
function twoModels() {
  const folder = scratchFolder();
  peopleCsv(join(folder, "old.csv"), { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 260, fp: 160, fn: 140, tn: 440 } });
  const [head, ...rows] = readFileSync(join(folder, "old.csv"), "utf8").trimEnd().split("\n");
  let left = 10;
  const now = rows.map((row) => (row.endsWith(",b,1,1") && left-- > 0 ? row.replace(/1$/, "0") : row));
  writeFileSync(join(folder, "new.csv"), `${[head, ...now.toReversed()].join("\n")}\n`);
  const both = rows.map((row, i) => `${row},${now[i]!.at(-1)}`);
  writeFileSync(join(folder, "both.csv"), `${head},second\n${both.join("\n")}\n`);
  const column = (lines: readonly string[]) => `id,yhat\n${lines.map((row) => `${row.split(",")[0]},${row.at(-1)}\n`).join("")}`;
  writeFileSync(join(folder, "old-decisions.csv"), column(rows));
  writeFileSync(join(folder, "new-decisions.csv"), column(now));
  writeFileSync(join(folder, "labels.csv"), `id,race,y\n${rows.map((row) => `${row.split(",").slice(0, 3).join(",")}\n`).join("")}`);
  const run = (...args: string[]): Promise<Ran> => runCli(["compare", ...args], { cwd: folder });
  const json = async (...args: string[]): Promise<Comparison> => {
    const { stdout, stderr } = await run(...args, "--json");
    return JSON.parse(stdout === "" ? stderr : stdout) as Comparison;
  };
  return { folder, run, json };
}

const gap = ({ numbers }: Comparison) => numbers.find(({ id }) => id === dp)!;

test("two files of the same people are paired by id, in whatever order their rows are", async () => {
  const { run, json } = twoModels();
  const paired = await json("old.csv", "new.csv", ...roles, "--id", "id");
  expect(gap(paired)).toMatchObject({ paired: true, change: "worse" });
  expect(gap(paired).delta).toBeCloseTo(0.01, 12);
  expect(paired.notes).toEqual([]);
  const apart = await json("old.csv", "new.csv", ...roles);
  expect(gap(apart)).toMatchObject({ paired: false, change: "not clear" });
  expect(gap(apart).delta).toBeCloseTo(0.01, 12);
  expect(apart.notes.map(({ code }) => code)).toEqual(["EH407"]);
  const { code, stdout } = await run("old.csv", "new.csv", ...roles, "--id", "id");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^old\.csv → new\.csv: \d+ numbers, on the same rows$/m);
  expect(stdout).toMatch(/^demographic_parity_difference@race +0\.080 → 0\.090\n {2}worse: \+0\.010 \(\+0\.0\d+ to \+0\.0\d+\)$/m);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("files of decisions alone are joined with the data, columns of one file are of the same rows without an id", async () => {
  const { json } = twoModels();
  const files = await json("old.csv", "new.csv", ...roles, "--id", "id");
  const joined = await json("old-decisions.csv", "new-decisions.csv", "--data", "labels.csv", ...roles, "--id", "id");
  expect(joined.numbers).toEqual(files.numbers);
  const columns = await json(
    "yhat",
    "second",
    "--data",
    "both.csv",
    "--label",
    "y",
    "--sensitive",
    "race",
    "--positive",
    "1",
    "--no-policy",
  );
  expect(columns.numbers).toEqual(files.numbers);
  expect([columns.before, columns.now]).toEqual(["yhat", "second"]);
});

test("a policy's checks are what is compared", async () => {
  const { folder, json } = twoModels();
  peoplePolicy(folder, ["{ metric: demographic_parity_ratio, by: race, min: 0.5 }", "{ metric: accuracy, min: 0.5 }"]);
  const { numbers } = await json("old.csv", "new.csv");
  expect(numbers.map(({ id, paired, change }) => [id, paired, change])).toEqual([
    ["demographic_parity_ratio@race", true, "worse"],
    ["accuracy", true, "worse"],
  ]);
  expect(numbers[0]).toMatchObject({ before: 420 / 500, now: 410 / 500 });
});

test("two results are compared as two samples, with a note", async () => {
  const { folder, run, json } = twoModels();
  for (const name of ["old", "new"]) await runCli(["audit", `${name}.csv`, ...roles, "-o", `${name}.json`, "-q"], { cwd: folder });
  const found = await json("old.json", "new.json");
  expect(gap(found)).toMatchObject({ before: expect.closeTo(0.08, 12), now: expect.closeTo(0.09, 12), paired: false, change: "not clear" });
  expect(found.notes).toMatchObject([{ code: "EH407" }]);
  expect(found.numbers.find(({ id }) => id === "accuracy")).toMatchObject({ before: 0.7, now: 0.695 });
  const mixed = await run("old.json", "new.csv");
  expect([mixed.code, mixed.stderr]).toEqual([2, expect.stringContaining("compare two results")]);
});

test("an id that repeats leaves the rows unpaired, with a note", async () => {
  const { json } = twoModels();
  const { notes, numbers } = await json("old.csv", "new.csv", ...roles, "--id", "race");
  expect(notes).toMatchObject([{ code: "EH407" }]);
  expect(numbers.every(({ paired }) => !paired)).toBe(true);
});
