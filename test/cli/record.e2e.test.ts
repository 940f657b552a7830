import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

test("record init writes a form, check says what is open, an audit beside it shows it", async () => {
  const cwd = scratchFolder();
  expect(await runCli(["record", "init"], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Wrote evenhand.record.yml: 0 answers"),
  });
  expect((await runCli(["record", "init"], { cwd })).code).toBe(2);
  const check = await runCli(["record", "check"], { cwd });
  expect(check.stdout).toContain("Not provided:");
  writeFileSync(join(cwd, "evenhand.record.yml"), "version: 1\npurpose: { intended_use: 'Advises on <b>mortgages</b>' }\n");
  copyFileSync("fixtures/mortgage/decisions.csv", join(cwd, "d.csv"));
  const flags = ["audit", "d.csv", "--positive", "approved", "--prediction", "predicted", "--sensitive", "race", "--no-policy"];
  const ran = await runCli([...flags, "-o", "r.html", "-o", "r.json"], { cwd });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain("Record evenhand.record.yml");
  expect(readFileSync(join(cwd, "r.html"), "utf8")).toContain("Advises on &lt;b&gt;mortgages&lt;/b&gt;");
  const without = await runCli([...flags, "--no-record", "--json"], { cwd });
  expect(JSON.parse(without.stdout).record).toBeNull();
});

test("a record with a mistake stops the run with its line", async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, "evenhand.record.yml"), "version: 1\nmodle: {}\n");
  const ran = await runCli(["record", "check"], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain("evenhand.record.yml:2:1");
});
