import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

test("a log grows by entries, says its head, and breaks at the line that was touched", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd, env: { EVENHAND_ACTOR: "ada" } });
  writeFileSync(join(cwd, "report.pdf"), "x");
  expect((await run("log verify")).code).toBe(3);
  expect((await run("log append run report.pdf")).stdout).toMatch(/^1 [0-9a-f]{64} run\n$/);
  const kept = (await run("log head")).stdout.trim();
  expect((await run("log append publish report.pdf --note done --actor grace")).code).toBe(0);
  const path = join(cwd, ".evenhand/audit-log.jsonl");
  const text = readFileSync(path, "utf8");
  expect(
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).actor),
  ).toEqual(["ada", "grace"]);
  const held = await run(`log verify --head ${kept} --json`);
  expect([held.code, JSON.parse(held.stdout)]).toEqual([
    0,
    expect.objectContaining({ answer: "yes", entries: 2, anchored: true, after: 1 }),
  ]);
  expect((await run("log verify")).stdout).toMatch(/^Yes: 2 entries.+\n {2}NOT anchored/);

  writeFileSync(path, `${text.split("\n")[1]}\n`);
  expect(await run("log verify -q")).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("No: .evenhand/audit-log.jsonl does not hold from line 1 on"),
  });
  expect((await run("log append run")).stderr).toContain("error[EH505]");
  expect((await run("log head")).code).toBe(3);
  writeFileSync(path, `${text.split("\n")[0]}\n`);
  const head = JSON.parse(text.split("\n")[1]!).hash;
  expect(await run(`log verify --head ${head}`)).toMatchObject({ code: 1, stdout: expect.stringContaining("entries were taken off") });
  expect((await run("log append Publish")).code).toBe(2);
});

test("writers at the same time make one chain", async () => {
  const cwd = scratchFolder();
  const made = await Promise.all(["a", "b", "c", "d"].map((action) => runCli(["log", "append", action], { cwd })));
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(await runCli(["log", "verify", "-q"], { cwd })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Yes: 4 entries/) });
});
