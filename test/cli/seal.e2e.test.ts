import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } };
const auditing = "audit eval.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy".split(" ");

/** A folder with an audit in out/ and two pairs of keys in keys/, the second one encrypted. */
async function sealedFolder(): Promise<string> {
  const cwd = scratchFolder();
  peopleCsv(join(cwd, "eval.csv"), groups);
  const made = await Promise.all([
    runCli([...auditing, "-o", "out/results.json", "-o", "out/report.html"], { cwd }),
    runCli(["keygen", "keys/developer"], { cwd }),
    runCli(["keygen", "keys/validator"], { cwd, env: { EVENHAND_KEY_PASSPHRASE: "correct horse" } }),
  ]);
  expect(made.map(({ code, stderr }) => [code, stderr.includes("error")])).toEqual([
    [0, false],
    [0, false],
    [0, false],
  ]);
  expect(made[0].stderr).toContain("Wrote out/results.manifest.json\n");
  return cwd;
}

test("an audit is signed by two people and verified; a changed file, a missing role and a second role of one key are found", async () => {
  const cwd = await sealedFolder();
  const run = (line: string, env: Record<string, string> = {}) => runCli(line.split(" "), { cwd, env });
  writeFileSync(join(cwd, "secret"), "correct horse\n");
  const developed = await run("sign out/results.json --key keys/developer.pem --role developer");
  expect([developed.code, developed.stderr]).toEqual([0, ""]);
  expect(developed.stdout).toContain("It does not show that the numbers are right.");
  const lacking = await run("verify out --keys keys --require developer,validator");
  expect([lacking.code, lacking.stdout.split("\n")[0]]).toEqual([1, "No: nobody whose key is trusted signed as validator"]);
  const locked = await run("sign out --key keys/validator.pem --role validator");
  expect([locked.code, locked.stderr]).toEqual([2, expect.stringContaining("error[EH501]: keys/validator.pem is encrypted")]);
  expect((await run("sign out --key keys/validator.pem --role validator --passphrase-file secret")).code).toBe(0);
  const again = await run("sign out --key keys/developer.pem --role approver");
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("error[EH502]: this key has signed already, as developer")]);

  const good = await run("verify out --keys keys --require developer,validator --two-person --json");
  expect([good.code, JSON.parse(good.stdout)]).toEqual([0, expect.objectContaining({ answer: "yes", kind: null })]);
  const roles = await run(
    "verify out --keys validator=keys/validator.pub.pem --keys developer=keys/developer.pub.pem --require validator -q",
  );
  expect([roles.code, roles.stdout]).toEqual([0, "Yes: 2 files as sealed by results.manifest.json, signed by 2 trusted keys\n"]);
  expect((await run("verify out --require validator")).stderr).toContain("error[EH200]: --require needs --keys");

  writeFileSync(join(cwd, "out/report.html"), `${readFileSync(join(cwd, "out/report.html"), "utf8")} `);
  const bad = await run("verify out --keys keys --json");
  expect([bad.code, JSON.parse(bad.stdout)]).toEqual([1, expect.objectContaining({ answer: "no", kind: "digest" })]);
  const refused = await run("sign out --key keys/developer.pem --role developer");
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining("error[EH504]")]);
});

test("of data in several files each is sealed, listed in the report, and missed when it changes", async () => {
  const cwd = scratchFolder();
  for (const part of [1, 2, 3]) peopleCsv(join(cwd, `part-${part}.csv`), groups);
  const line = "audit part-*.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy -o r.json -o r.md";
  const made = await runCli(line.split(" "), { cwd });
  expect(made.stderr).toContain("Read part-1.csv and 2 more files: 6,000 rows");
  const report = readFileSync(join(cwd, "r.md"), "utf8");
  expect(report.split("\n")[0]).toBe("# Fairness audit: Decisions “yhat” in part-1.csv and 2 more files");
  for (const part of [1, 2, 3])
    expect(report).toContain(`${execFileSync("sha256sum", [`part-${part}.csv`], { cwd, encoding: "utf8" }).slice(0, 64)} |`);
  const sealed = JSON.parse(readFileSync(join(cwd, "r.manifest.json"), "utf8"));
  expect(sealed.inputs.map(({ path }: { path: string }) => path)).toEqual(["part-1.csv", "part-2.csv", "part-3.csv"]);
  expect((await runCli(["verify", "r.json", "--json"], { cwd })).code).toBe(0);
  writeFileSync(join(cwd, "part-2.csv"), readFileSync(join(cwd, "part-2.csv"), "utf8").replace("1", "0"));
  const changed = await runCli(["verify", "r.json", "--json"], { cwd });
  expect([changed.code, JSON.parse(changed.stdout).problems[0].message]).toEqual([
    1,
    "part-2.csv is no longer the file that was read (evaluation)",
  ]);
});

test("keys are files of their owner, never printed and never written over", async () => {
  const cwd = scratchFolder();
  const made = await runCli(["keygen", "k"], { cwd });
  expect(statSync(join(cwd, "k.pem")).mode & 0o777).toBe(0o600);
  const pem = readFileSync(join(cwd, "k.pem"), "utf8");
  expect(made.stdout + made.stderr).not.toContain(pem.split("\n")[1]);
  expect((await runCli(["keygen", "k"], { cwd })).stderr).toContain("error[EH501]: k.pem is there already");
  expect(readFileSync(join(cwd, "k.pem"), "utf8")).toBe(pem);
  // Fingerprint as openssl computes it.
  const der = execFileSync("openssl", ["pkey", "-pubin", "-in", join(cwd, "k.pub.pem"), "-outform", "DER"]);
  expect(made.stdout).toContain(execFileSync("openssl", ["dgst", "-sha256", "-r"], { input: der, encoding: "utf8" }).slice(0, 64));
  chmodSync(join(cwd, "k.pem"), 0o644);
  peopleCsv(join(cwd, "eval.csv"), groups);
  await runCli([...auditing, "-o", "r.json"], { cwd });
  const open = await runCli(["sign", "r.json", "--key", "k.pem", "--role", "developer"], { cwd });
  expect([open.code, open.stderr]).toEqual([2, expect.stringMatching(/can be read by others \(mode 0644\)\n {2}help: chmod 600 k\.pem/)]);
});

test("manifests stand beside the outputs, know the one before, and are left out on request, for pipes and for standard output", async () => {
  const cwd = scratchFolder();
  peopleCsv(join(cwd, "eval.csv"), groups);
  const run = (...words: string[]) => runCli([...auditing, ...words], { cwd });
  await run("-o", "a/r.json", "-o", "b/r.html");
  const first = JSON.parse(readFileSync(join(cwd, "a/r.manifest.json"), "utf8"));
  expect(first.files.map(({ path }: { path: string }) => path)).toEqual(["../b/r.html", "r.json"]);
  expect([first.previous, first.result.digest]).toEqual([null, JSON.parse(readFileSync(join(cwd, "a/r.json"), "utf8")).digest]);
  await run("-o", "a/r.json");
  expect(JSON.parse(readFileSync(join(cwd, "a/r.manifest.json"), "utf8")).previous).toMatch(/^[0-9a-f]{64}$/);
  await run("-o", "junit:c/evenhand.junit.xml");
  expect(existsSync(join(cwd, "c/evenhand.manifest.json"))).toBe(true);
  mkdirSync(join(cwd, "d"));
  await run("-o", "d/r.json", "--no-manifest");
  await run("-o", "json:/dev/stdout", "-o", "html:-");
  expect(existsSync(join(cwd, "d/r.manifest.json"))).toBe(false);
  const rendered = await runCli(["report", "d/r.json", "-o", "e/page.html"], { cwd });
  expect(rendered.stderr).toBe("Wrote e/page.html\nWrote e/page.manifest.json\n");
  expect((await runCli(["verify", "e"], { cwd })).code).toBe(0);
  const none = await runCli(["verify", "d"], { cwd });
  expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("error[EH503]: d holds no manifest")]);
});

test("signatures of an earlier run are put aside by the next signature, and never lost", async () => {
  const cwd = await sealedFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  await run("sign out --key keys/developer.pem --role developer");
  const before = readFileSync(join(cwd, "out/results.intoto.jsonl"), "utf8");
  await runCli([...auditing, "-o", "out/results.json", "-o", "out/report.html"], { cwd });
  const stale = await run("verify out --json");
  expect([stale.code, JSON.parse(stale.stdout).kind]).toEqual([1, "signature"]);
  const signed = await run("sign out --key keys/developer.pem --role developer");
  const [, aside] = /Signatures of an earlier run are now in (\S+)\n/.exec(signed.stderr)!;
  expect(readFileSync(join(cwd, aside!), "utf8")).toBe(before);
  expect((await run("verify out --keys keys -q")).stdout).toBe(
    "Yes: 2 files as sealed by results.manifest.json, signed by 1 trusted key\n",
  );
});

test("a manifest is found from any file that it seals, whatever dots its name has", async () => {
  const cwd = scratchFolder();
  peopleCsv(join(cwd, "eval.csv"), groups);
  await runCli([...auditing, "-o", "2026.09.json", "-o", "x.junit.xml"], { cwd });
  await runCli([...auditing, "-o", "y.junit.xml"], { cwd });
  for (const name of ["2026.09.json", "2026.09.manifest.json", "y.junit.xml"])
    expect((await runCli(["verify", name, "-q"], { cwd })).code, name).toBe(0);
});
