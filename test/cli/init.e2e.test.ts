import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

test("a first policy and its verdict on the demo data take less than a minute", { timeout: 60_000 }, async () => {
  const folder = scratchFolder();
  cpSync("fixtures/mortgage/decisions.csv", join(folder, "decisions.csv"));
  const started = performance.now();
  const answers = ["--positive", "approved", "--favorable", "positive", "--sensitive", "race,sex"];
  const made = await runCli(["init", "decisions.csv", ...answers], { cwd: folder });
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const text = readFileSync(join(folder, "evenhand.yml"), "utf8");
  expect(text).toMatch(/^# yaml-language-server: \$schema=\S+policy-1\.json\n/);
  const checked = await runCli(["check"], { cwd: folder });
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toMatch(/^FAILED {2}.*exit code 1$/m);
  expect((await runCli(["config", "validate"], { cwd: folder })).code).toBe(0);
});

test("init replaces no policy unless told to, and refuses to guess which decision is good", async () => {
  const folder = scratchFolder();
  cpSync("fixtures/mortgage/decisions.csv", join(folder, "decisions.csv"));
  const open = await runCli(["init", "decisions.csv", "--positive", "approved", "--sensitive", "race"], { cwd: folder });
  expect([open.code, open.stderr]).toEqual([2, expect.stringContaining("--favorable positive")]);
  const answers = ["--positive", "approved", "--favorable", "positive", "--sensitive", "race"];
  expect((await runCli(["init", "decisions.csv", ...answers], { cwd: folder })).code).toBe(0);
  const again = await runCli(["init", "decisions.csv", ...answers, "--limit", "0.3"], { cwd: folder });
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("--force replaces it")]);
  expect((await runCli(["init", "decisions.csv", ...answers, "--limit", "0.3", "--force"], { cwd: folder })).code).toBe(0);
  expect(readFileSync(join(folder, "evenhand.yml"), "utf8")).toContain("max: 0.3");
});
