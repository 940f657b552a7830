import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { opensslAuthority } from "../support/openssl-authority.js";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 30, fp: 20, fn: 10, tn: 40 }, b: { tp: 20, fp: 10, fn: 15, tn: 55 } };
const audit = "audit eval.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy -o r.json -o pages/report.html";

/** Every command of the page with what has to be printed; null where any text will do. */
function steps(folder: string): readonly { readonly command: string; readonly printed: string | null }[] {
  const page = readFileSync(join(folder, "README.md"), "utf8");
  return [...page.matchAll(/^```sh\n(.*?)^```\n(?:\n {4}(\S[^\n]*)\n)?/gms)].map(([, command, printed]) => ({
    command: command!,
    printed: printed ?? null,
  }));
}

/** A shell that has openssl and the tools of POSIX, and nothing of Node. */
const inShell = (folder: string, command: string) =>
  spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { PATH: "/usr/bin:/bin" } });

function holds(folder: string): readonly string[] {
  return steps(folder)
    .filter(({ command, printed }) => {
      const { stdout } = inShell(folder, command);
      return printed === null ? stdout.trim() === "" : stdout.trim() !== printed;
    })
    .map(({ command }) => command);
}

test("an auditor with a shell and openssl checks signatures, files, time stamp and log, and finds what was changed", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  peopleCsv(join(cwd, "eval.csv"), groups);
  await run(audit);
  for (const role of ["developer", "validator"]) await run(`keygen ${role}`);
  await run('log append run r.json --actor it\'s_"hash":"00",me');
  await run("sign r.json --key developer.pem --role developer --name A.*B*");
  await run("sign r.json --key validator.pem --role validator");
  await run("timestamp request r.intoto.jsonl");
  opensslAuthority(cwd).answer("r.intoto.jsonl.tsq", "r.intoto.jsonl.tsr");
  const made = await run("bundle r.json -o for-auditor --tsa-ca ca.pem");
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const folder = join(cwd, "for-auditor");
  expect(readdirSync(folder).sort()).toEqual(["README.md", "audit-log.jsonl", "authorities.pem", "sealed", "signatures"]);
  expect(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.csv$|developer\.pem$|validator\.pem$/.test(name)),
  ).toEqual([]);
  expect(steps(folder).length).toBe(3 + 3 + 3 + 2 + 1);
  expect(holds(folder)).toEqual([]);
  expect(inShell(folder, steps(folder).at(-1)!.command).stdout).toBe(`3 of 3 lines hold, head ${(await run("log head")).stdout}`);
  const page = readFileSync(join(folder, "README.md"), "utf8");
  expect(page).toContain("### As developer: A.\\*B\\*");
  expect(page).toMatch(/does not show\n\n- Whose the keys are[\s\S]+That the data are true[\s\S]+thrown away/);

  for (const name of [
    "sealed/r.json",
    "sealed/pages/report.html",
    "sealed/r.manifest.json",
    "sealed/r.intoto.jsonl",
    "signatures/1-developer/payload.json",
    "signatures/2-validator/signature.bin",
    "signatures/1-developer/message.bin",
  ]) {
    const other = join(scratchFolder(), "b");
    cpSync(folder, other, { recursive: true });
    const bytes = readFileSync(join(other, name));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(other, name), bytes);
    expect(holds(other).length, name).toBeGreaterThan(0);
  }
  const log = join(folder, "audit-log.jsonl");
  writeFileSync(log, readFileSync(log, "utf8").replace('"seq":2', '"seq":7'));
  expect(inShell(folder, steps(folder).at(-1)!.command).stdout).toMatch(/^1 of 3 lines hold/);
  expect((await run("bundle r.json -o for-auditor")).stderr).toContain("error[EH303]");
});

test("an archive is what tar reads, the same each time; what does not hold is not passed on", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  peopleCsv(join(cwd, "eval.csv"), groups);
  await run(audit);
  await run("bundle r.json -o one.tar");
  const first = readFileSync(join(cwd, "one.tar"));
  await run("bundle r.json -o one.tar");
  expect(readFileSync(join(cwd, "one.tar")).equals(first)).toBe(true);
  const listed = execFileSync("tar", ["-tf", "one.tar"], { cwd, encoding: "utf8" }).trim().split("\n");
  expect(listed).toEqual(["one/README.md", "one/sealed/pages/report.html", "one/sealed/r.json", "one/sealed/r.manifest.json"]);
  execFileSync("tar", ["-xf", "one.tar"], { cwd });
  expect(readFileSync(join(cwd, "one/sealed/r.json")).equals(readFileSync(join(cwd, "r.json")))).toBe(true);
  expect(readFileSync(join(cwd, "one/README.md"), "utf8")).toContain("Nobody signed these files.");
  expect(holds(join(cwd, "one"))).toEqual([]);
  writeFileSync(join(cwd, "r.json"), "{}");
  const refused = await run("bundle r.json -o two.tar");
  expect([refused.code, refused.stderr, existsSync(join(cwd, "two.tar"))]).toEqual([3, expect.stringContaining("error[EH504]"), false]);
});
