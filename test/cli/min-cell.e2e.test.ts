import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** 7 of 7,919 people are Native and 412 Asian; every third decision is positive. */
function people(): string {
  const cwd = scratchFolder();
  const races = { White: 6000, Black: 1500, Asian: 412, Native: 7 };
  const rows = Object.entries(races).flatMap(([race, n]) => Array.from({ length: n }, (_, i) => `${race},${Number(i % 3 === 0)},${i % 2}`));
  writeFileSync(join(cwd, "people.csv"), `race,approved,repaid\n${rows.join("\n")}\n`);
  return cwd;
}

const roles = ["--prediction", "approved", "--label", "repaid", "--positive", "1", "--sensitive", "race"];

test("audit and report hide small groups in files, and neither in JSON nor on the terminal", async () => {
  const cwd = people();
  const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
  const ran = await runCli(["audit", "people.csv", ...roles, "--min-cell", "10", "-o", "a.csv", "-o", "a.md", "-o", "a.json"], { cwd });
  expect(ran.code).toBe(0);
  expect(read("a.csv")).not.toMatch(/,(7|412),/);
  expect(read("a.md")).not.toMatch(/[^\d.,](7|412) (rows|\|)|of (7|412)\b/);
  expect(read("a.md")).toContain("| race | Native | hidden: fewer than 10 people |");
  expect(read("a.md")).toContain("2 groups of 4 are not shown");
  expect(JSON.parse(read("a.json")).groups).toHaveLength(5);
  expect(JSON.parse(read("a.json")).hidden).toBeUndefined();
  expect(ran.stdout).toContain("Native");
  const again = await runCli(["report", "a.json", "--min-cell", "10", "-o", "csv:-"], { cwd });
  const lines = (text: string): readonly string[] => text.split("\n").sort();
  expect(lines(again.stdout)).toEqual(lines(read("a.csv")));
});

test("a result keeps the minimum of its policy for later reports", async () => {
  const cwd = people();
  writeFileSync(
    join(cwd, "evenhand.yml"),
    `version: 1
columns: { label: repaid, prediction: approved, sensitive: [race] }
outcome: { positive: "1", favorable: positive }
report: { min_cell: 10 }
checks:
  - { metric: selection_rate, by: race, compare: each_group, min: 0.3, min_n: 5, id: each }
`,
  );
  const ran = await runCli(["check", "people.csv", "-o", "c.json", "-o", "junit:-"], { cwd });
  expect(ran.stdout).toContain("The numbers are hidden: fewer than 10 people");
  expect(ran.stderr).not.toContain("EH202");
  const [kept, all] = await Promise.all([
    runCli(["report", "c.json", "-o", "csv:-"], { cwd }),
    runCli(["report", "c.json", "--min-cell", "0", "-o", "csv:-"], { cwd }),
  ]);
  expect(kept.stdout).not.toMatch(/,(7|412),/);
  expect(all.stdout).toMatch(/,7,/);
});
