import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { type Ran, runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const id = "demographic_parity_difference@race";
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const reason = "Declines are reviewed by hand until the new cut ships.";
const owned = ["--owner", "risk@lender.example", "--reason", reason];

/** A folder whose first check fails and whose second one passes; the policy ends with these lines. */
function failing(lines = "# the end\n") {
  const folder = scratchFolder();
  peopleCsv(join(folder, "eval.csv"), { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } });
  const path = peoplePolicy(
    folder,
    ["{ metric: demographic_parity_difference, by: race, max: 0.1 } # ours", "{ metric: accuracy, min: 0.6 }"],
    lines,
  );
  const run = (...args: string[]): Promise<Ran> => runCli(args, { cwd: folder });
  return { folder, path, run };
}

const entry = (check: string, from: number, to: number): string =>
  `  - { check: ${check}, owner: someone, reason: "${reason}", created: ${day(from)}, expires: ${day(to)} }\n`;

describe("evenhand waive add", () => {
  test("lets the failing check through, keeps the comments, and shows as looser", async () => {
    const { folder, path, run } = failing();
    const before = readFileSync(path, "utf8");
    expect((await run("check")).code).toBe(1);
    const added = await run("waive", "add", id, ...owned, "--expires", "60d", "--ceiling", "0.25", "--ticket", "RISK-1");
    expect([added.code, added.stderr]).toEqual([0, ""]);
    expect(added.stdout).toContain(`Waived ${id} until ${day(60)}, by risk@lender.example.`);
    expect(readFileSync(path, "utf8")).toBe(
      `${before}waivers:\n  - check: ${id}\n    owner: risk@lender.example\n    reason: ${reason}\n    created: ${day(0)}\n    expires: ${day(60)}\n    ceiling: 0.25\n    ticket: RISK-1\n`,
    );
    const checked = await run("check");
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining(`Waived until ${day(60)} by risk@lender.example`)]);
    expect((await run("check", "-o", "open.sarif")).code).toBe(0);
    expect((await run("check", "-o", "all.sarif", "--sarif-waived")).code).toBe(0);
    const suppressed = (name: string) => readFileSync(join(folder, name), "utf8").includes(`"justification": "Waived until ${day(60)} by`);
    expect([suppressed("open.sarif"), suppressed("all.sarif")]).toEqual([false, true]);
    expect((await run("check", "--sarif-waived")).stderr).toContain("error[EH200]: --sarif-waived changes nothing without SARIF");
    writeFileSync(join(folder, "before.yml"), before);
    const diff = await run("config", "diff", "--against", "before.yml");
    expect([diff.code, diff.stdout]).toEqual([1, expect.stringMatching(/waiver/i)]);
  });

  test("a ceiling below the value lets nothing through", async () => {
    const { run } = failing();
    await run("waive", "add", id, ...owned, "--expires", "30d", "--ceiling", "15%");
    const { code, stderr } = await run("check");
    expect([code, stderr]).toEqual([1, expect.stringContaining("error[EH401]")]);
  });

  test("is incomplete without owner, reason and day, and says the flags", async () => {
    const { path, run } = failing();
    const before = readFileSync(path, "utf8");
    const { code, stderr } = await run("waive", "add", "acuracy");
    expect(code).toBe(2);
    for (const text of ["did you mean accuracy?", "--owner ", "--reason ", "--expires 60d"]) expect(stderr).toContain(text);
    for (const wrong of [
      ["--owner", "risk", "--reason", "short", "--expires", "60d"],
      [...owned, "--expires", "181d"],
      [...owned, "--expires", "soon"],
    ])
      expect((await run("waive", "add", "accuracy", ...wrong)).stderr, wrong.join(" ")).toContain("error[EH207]");
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("without a check says which ones there are", async () => {
    const { run } = failing();
    const { code, stderr } = await run("waive", "add", ...owned, "--expires", "60d");
    expect([code, stderr]).toEqual([2, expect.stringContaining("error[EH207]: the waiver names no check")]);
    expect(stderr).toContain(`checks: ${id}, accuracy`);
  });

  test("takes the place of one that has expired", async () => {
    const { path, run } = failing(`waivers:\n${entry(id, -90, -1)}`);
    expect((await run("check")).code).toBe(1);
    const { stdout } = await run("waive", "add", id, ...owned, "--expires", "30d");
    expect(stdout).toContain("in place of an expired one");
    expect(readFileSync(path, "utf8").match(/check: demo/g)).toHaveLength(1);
    expect((await run("check")).code).toBe(0);
  });
});

describe("evenhand waive list and prune", () => {
  const mixed = () =>
    failing(`waivers:\n${entry(id, -30, 5)}${entry("accuracy", -1, 100)}  # about the third\n${entry("accuracy", -90, -3)}`);

  test("list says whose, until when, and what is over, near its end, or not needed", async () => {
    const { run } = mixed();
    const plain = await run("waive", "list");
    expect(plain.code).toBe(0);
    const lines = plain.stdout.trimEnd().split("\n");
    expect(lines.map((line) => /(ends soon|valid|expired)$/.exec(line)?.[1])).toEqual([undefined, "ends soon", "valid", "expired"]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    await run("check", "-o", "r.json");
    const { stdout } = await run("waive", "list", "--from", "r.json", "--json");
    expect((JSON.parse(stdout) as { used: boolean }[]).map(({ used }) => used)).toEqual([true, false, false]);
  });

  test("prune takes out what is over and, by a result, what is not needed", async () => {
    const { folder, path, run } = mixed();
    const before = readFileSync(path, "utf8");
    await run("check", "-o", "r.json");
    const notes = (JSON.parse(readFileSync(join(folder, "r.json"), "utf8")) as Result).diagnostics.filter(({ code }) => code === "EH403");
    expect(notes.map(({ help }) => help)).toEqual(notes.map(() => ["evenhand waive prune --from results.json removes it"]));
    expect((await run("waive", "prune", "--dry-run")).stdout).toContain("Would take out 1 waiver");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect((await run("waive", "prune", "--from", "r.json")).stdout).toContain("Took out 2 waivers of evenhand.yml");
    expect(readFileSync(path, "utf8")).toBe(before.replace(entry("accuracy", -1, 100), "").replace(entry("accuracy", -90, -3), ""));
    expect((await run("waive", "prune")).stdout).toBe("Nothing to prune.\n");
  });

  test("waivers of a shared policy are changed where they are written", async () => {
    const { folder, path, run } = failing("extends: [./shared.yml]\n");
    writeFileSync(join(folder, "shared.yml"), `version: 1\nwaivers:\n${entry("accuracy", -1, 100)}`);
    const main = readFileSync(path, "utf8");
    expect((await run("waive", "add", id, ...owned, "--expires", "30d")).stdout).toContain("Wrote shared.yml");
    expect(readFileSync(path, "utf8")).toBe(main);
    expect(JSON.parse((await run("waive", "list", "--json")).stdout)).toHaveLength(2);
  });
});
