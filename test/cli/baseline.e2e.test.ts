import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import type { Baseline } from "../../src/checks/baseline.js";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const before = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 260, fp: 160, fn: 140, tn: 440 } };
/** Ten people of b are refused who were not. */
const after = { a: before.a, b: { tp: 255, fp: 155, fn: 145, tn: 445 } };
const dp = "{ metric: demographic_parity_difference, by: race, max: 0.2, max_regression: 0.03 }";
const kept = ".evenhand/baseline.json";
const named = `baseline: { from: ${kept} }\n`;

function saved(lines = named): { folder: string; path: string } {
  const folder = scratchFolder();
  peopleCsv(join(folder, "eval.csv"), before);
  peoplePolicy(folder, [dp], lines);
  return { folder, path: join(folder, kept) };
}

const read = (path: string): Baseline => JSON.parse(readFileSync(path, "utf8")) as Baseline;

describe("evenhand baseline save", () => {
  test("writes the numbers and the decisions under hashed ids, from which no id can be read", async () => {
    const { folder, path } = saved();
    const { code, stdout, stderr } = await runCli(["baseline", "save"], { cwd: folder });
    expect([code, stderr]).toEqual([0, `Wrote ${kept}\n`]);
    expect(stdout).toMatch(/^ {2}demographic_parity_difference@race +0\.080 +0\.043 to 0\.116 +2$/m);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const { checks, rows } = read(path);
    expect(checks[0]!.value).toBeCloseTo(0.08, 12);
    expect(rows).toMatchObject({ column: "id", count: 2000 });
    expect(readFileSync(path, "utf8")).not.toMatch(/"p\d+"/);
  });

  test("gives the same bytes from the same data", async () => {
    const { folder, path } = saved();
    await runCli(["baseline", "save"], { cwd: folder });
    await runCli(["baseline", "save", "--baseline", "again.json"], { cwd: folder });
    expect(readFileSync(join(folder, "again.json"), "utf8")).toBe(readFileSync(path, "utf8"));
  });

  test("replaces none", async () => {
    const { folder } = saved();
    await runCli(["baseline", "save"], { cwd: folder });
    const { code, stderr } = await runCli(["baseline", "save"], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain("evenhand baseline update moves it");
  });

  test("--no-rows keeps no rows", async () => {
    const { folder, path } = saved();
    expect((await runCli(["baseline", "save", "--no-rows"], { cwd: folder })).code).toBe(0);
    expect(read(path).rows).toBeNull();
  });

  test("says the line that the policy still needs", async () => {
    const { folder } = saved("");
    expect((await runCli(["baseline", "save"], { cwd: folder })).stderr).toContain(`baseline: { from: ${kept} }`);
  });
});

describe("a check against the baseline", () => {
  const comparison = async (folder: string, args: readonly string[] = []) => {
    const { stdout, code } = await runCli(["check", "--json", ...args], { cwd: folder });
    const { checks, diagnostics } = JSON.parse(stdout) as Result;
    return { code, ...checks[0]!.baseline!, codes: diagnostics.map(({ code: one }) => one) };
  };

  test("is paired on the same people, whatever the order of the rows, and far sharper than on other ones", async () => {
    const { folder } = saved();
    await runCli(["baseline", "save"], { cwd: folder });
    await runCli(["baseline", "save", "--no-rows", "--baseline", "bare.json"], { cwd: folder });
    // The same people, ten of them decided otherwise, in another order.
    const [head, ...rows] = readFileSync(join(folder, "eval.csv"), "utf8").trimEnd().split("\n");
    let [fromTp, fromFp] = [5, 5];
    const moved = rows.map((row) => {
      if (row.endsWith(",b,1,1") && fromTp-- > 0) return row.replace(/1$/, "0");
      if (row.endsWith(",b,0,1") && fromFp-- > 0) return row.replace(/1$/, "0");
      return row;
    });
    writeFileSync(join(folder, "eval.csv"), `${[head, ...moved.reverse()].join("\n")}\n`);
    const paired = await comparison(folder);
    const apart = await comparison(folder, ["--baseline", "bare.json"]);
    expect(paired).toMatchObject({ code: 0, paired: true, status: "pass" });
    expect(paired.delta).toBeCloseTo(0.01, 12);
    expect(apart).toMatchObject({ paired: false, status: "inconclusive", codes: expect.arrayContaining(["EH407"]) });
    expect(apart.upper! - apart.lower!).toBeGreaterThan(4 * (paired.upper! - paired.lower!));
  });

  test("of another evaluation set is not paired, with a note", async () => {
    const { folder } = saved();
    await runCli(["baseline", "save"], { cwd: folder });
    peopleCsv(join(folder, "eval.csv"), after);
    expect(await comparison(folder)).toMatchObject({ paired: false, codes: expect.arrayContaining(["EH407"]) });
  });

  test("is read from a git commit, also from a folder below", async () => {
    const { folder } = saved('baseline: { from: "git:HEAD:.evenhand/baseline.json", required: true }\n');
    await runCli(["baseline", "save"], { cwd: folder });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder, stdio: "pipe" });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "baseline");
    writeFileSync(join(folder, kept), "{}");
    expect(await comparison(folder)).toMatchObject({ paired: true, delta: 0 });
    mkdirSync(join(folder, "below"));
    expect(await comparison(join(folder, "below"))).toMatchObject({ paired: true, delta: 0 });
    const shown = await runCli(["baseline", "show", "git:HEAD:.evenhand/baseline.json"], { cwd: folder });
    expect([shown.code, shown.stdout.split("\n")[0]]).toEqual([0, expect.stringContaining("Baseline of policy test")]);
  });
});

describe("evenhand baseline update", () => {
  const worse = async (lines: string) => {
    const { folder, path } = saved(lines);
    await runCli(["baseline", "save"], { cwd: folder });
    peopleCsv(join(folder, "eval.csv"), after);
    return { folder, path, old: readFileSync(path, "utf8") };
  };

  test("moves to better numbers without being asked twice", async () => {
    const { folder, path } = saved();
    peopleCsv(join(folder, "eval.csv"), after);
    await runCli(["baseline", "save"], { cwd: folder });
    peopleCsv(join(folder, "eval.csv"), before);
    const { code, stdout } = await runCli(["baseline", "update"], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/0\.090 +0\.080 +better/)]);
    expect(read(path).checks[0]!.value).toBeCloseTo(0.08, 12);
  });

  test("refuses worse ones, and takes them with a reason that the file keeps", async () => {
    const { folder, path, old } = await worse(named);
    const refused = await runCli(["baseline", "update"], { cwd: folder });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("error[EH408]")]);
    expect(refused.stderr.replace(/\s+/g, " ")).toContain(
      "demographic_parity_difference@race: 0.080 (0.043 to 0.116) before, 0.090 (0.053 to 0.126) now",
    );
    expect((await runCli(["baseline", "update", "--accept-worse", "--reason", "too short"], { cwd: folder })).code).toBe(2);
    expect(readFileSync(path, "utf8")).toBe(old);
    const reason = "The new cut was agreed on, RISK-12.";
    expect((await runCli(["baseline", "update", "--accept-worse", "--reason", reason], { cwd: folder })).code).toBe(0);
    expect(read(path).accepted).toBe(reason);
    expect((await runCli(["baseline", "show"], { cwd: folder })).stdout).toContain(`Worse numbers were accepted: ${reason}`);
  });

  test("is no work for a build", async () => {
    const { folder } = await worse(named);
    const { code, stderr } = await runCli(["baseline", "update"], { cwd: folder, env: { CI: "true" } });
    expect([code, stderr]).toEqual([2, expect.stringContaining("by a person, not by a build")]);
  });

  test("needs a baseline", async () => {
    const { folder, path } = saved();
    expect(existsSync(path)).toBe(false);
    const { code, stderr } = await runCli(["baseline", "update"], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining("error[EH405]")]);
  });
});

test("a ratchet holds what the baseline has reached: the limit tightens and never loosens", async () => {
  const { folder } = saved(`baseline: { from: ${kept}, ratchet: true }\n`);
  await runCli(["baseline", "save"], { cwd: folder });
  const limit = async () => {
    const { stdout } = await runCli(["check", "--json"], { cwd: folder });
    return (JSON.parse(stdout) as Result).checks[0]!.requirement!.limit as number;
  };
  const reached = await limit();
  expect(reached).toBeCloseTo(0.1164, 3);
  peopleCsv(join(folder, "eval.csv"), { a: before.a, b: { tp: 290, fp: 180, fn: 110, tn: 420 } });
  expect((await runCli(["baseline", "update"], { cwd: folder })).code).toBe(0);
  const tighter = await limit();
  expect(tighter).toBeLessThan(reached);
  peopleCsv(join(folder, "eval.csv"), before);
  expect((await runCli(["baseline", "update"], { cwd: folder })).code).toBe(2);
  expect(await limit()).toBe(tighter);
});

test("equally full bins keep the cut points of the baseline", async () => {
  const { folder } = saved();
  const ages = (shift: number) =>
    writeFileSync(
      join(folder, "eval.csv"),
      `id,age,y,yhat\n${Array.from({ length: 400 }, (_, i) => `p${i},${20 + (i % 50) + shift},${i % 2},${i % 3 === 0 ? 1 : 0}\n`).join("")}`,
    );
  ages(0);
  writeFileSync(
    join(folder, "evenhand.yml"),
    `version: 1\ndata: { path: eval.csv }\ncolumns: { id: id, label: y, prediction: yhat, sensitive: [age] }\noutcome: { positive: 1, favorable: positive }\ngroups: { define: { age: { quantiles: 3 } } }\nchecks: [{ metric: demographic_parity_difference, by: age, max: 0.5 }]\n${named}`,
  );
  const missing = await runCli(["check"], { cwd: folder });
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("error[EH405]")]);
  expect((await runCli(["baseline", "save"], { cwd: folder })).code).toBe(0);
  const cuts = read(join(folder, kept)).bins.age!;
  ages(7);
  const { stdout } = await runCli(["check", "--json"], { cwd: folder });
  expect((JSON.parse(stdout) as Result).plan.attributes[0]!.bins).toEqual(cuts);
});
