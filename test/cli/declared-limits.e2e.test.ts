import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Declared } from "../../src/audit/declared.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** A folder with data, a policy and a file that it builds on. */
function prepared() {
  const folder = scratchFolder();
  const rows = Array.from({ length: 120 }, (_, i) => `${i % 2},${i % 2},${i % 3 === 0 ? "a" : "b"}`);
  writeFileSync(join(folder, "d.csv"), ["y,p,g", ...rows, ""].join("\n"));
  writeFileSync(join(folder, "base.yml"), "version: 1\nchecks:\n  - { metric: accuracy, min: 0.5 }\n");
  writeFileSync(
    join(folder, "evenhand.yml"),
    "version: 1\nextends: [./base.yml]\ncolumns: { label: y, prediction: p, sensitive: [g] }\noutcome: { positive: 1, favorable: positive }\n",
  );
  const git = (args: readonly string[], date = "2026-01-02T00:00:00Z"): string =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=a@example.org", ...args], {
      cwd: folder,
      stdio: "pipe",
      encoding: "utf8",
      env: { ...process.env, GIT_COMMITTER_DATE: date },
    });
  const declared = async (...flags: readonly string[]): Promise<Declared> =>
    JSON.parse((await runCli(["check", "--json", ...flags], { cwd: folder })).stdout).run.declared;
  return { folder, git, declared };
}
const places = ({ found, missing }: Declared) => [found.map(({ by }) => by), missing.map(({ by, reason }) => `${by}: ${reason}`)];

test("limits are looked up in git, in the log and in the catalog; what a policy builds on counts too", async () => {
  const { folder, git, declared } = prepared();
  git(["init", "-q", "-b", "main"]);
  expect(places(await declared("d.csv"))).toEqual([[], ["git: not_committed", "log: no_log", "catalog: no_catalog"]]);
  git(["add", "evenhand.yml"]);
  git(["commit", "-q", "-m", "policy"]);
  expect(places(await declared("d.csv"))).toEqual([[], ["git: not_committed", "log: no_log", "catalog: no_catalog"]]);
  git(["add", "base.yml"]);
  git(["commit", "-q", "-m", "limits"], "2026-02-03T04:05:06+01:00");
  const commit = git(["rev-parse", "HEAD"]).trim();
  const shown = await declared("d.csv");
  expect(shown.found).toEqual([{ by: "git", at: "2026-02-03T03:05:06.000Z", who: "Ada", ref: commit }]);
  writeFileSync(join(folder, "base.yml"), "version: 1\nchecks:\n  - { metric: accuracy, min: 0.4 }\n");
  expect((await declared("d.csv")).missing[0]).toEqual({ by: "git", reason: "changed", file: "base.yml" });
  // Limits of the commit are those of the commit, whatever the folder holds.
  expect((await declared("d.csv", "--policy-from", "HEAD")).found[0]!.ref).toBe(commit);
  for (const file of ["evenhand.yml", "base.yml"])
    expect((await runCli(["log", "append", "declare", file, "--actor", "bea"], { cwd: folder })).code).toBe(0);
  expect((await declared("d.csv")).found).toMatchObject([{ by: "log", who: "bea" }]);
  expect((await runCli(["check", "d.csv"], { cwd: folder })).code).toBe(0);
});

test("a result that is judged again is held against the time of its own run", async () => {
  const { folder, git, declared } = prepared();
  git(["init", "-q", "-b", "main"]);
  await runCli(["audit", "d.csv", "-o", "r.json", "--no-manifest"], { cwd: folder });
  git(["add", "-A"]);
  git(["commit", "-q", "-m", "limits"], new Date().toISOString());
  const later = await declared("--from", "r.json");
  expect(later.found).toEqual([]);
  expect(later.missing[0]).toMatchObject({ by: "git", reason: "later" });
});
