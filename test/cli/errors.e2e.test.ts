import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const mortgage = "fixtures/mortgage/decisions.csv";
const auditing = ["audit", mortgage, "--positive", "approved", "--sensitive", "race"];
const [label, prediction] = ["--label outcome", "--prediction predicted"];

/** What is wrong, what it is said to be, and the fix that is offered. */
const mistakes: readonly (readonly [what: string, args: string, code: number, said: string, fix: string])[] = [
  ["a file that is not there", "audit lones.csv", 3, "error[EH100]: lones.csv does not exist", "check the path"],
  ["a pattern that fits nothing", "audit nowhere/*.csv", 3, "error[EH100]", "help:"],
  ["no file", "audit", 2, "error[EH200]: no data are named", "evenhand audit loans.csv"],
  [
    "a column that is not there",
    `audit ${mortgage} ${label} --prediction predictd --positive approved --sensitive race`,
    2,
    'error[EH101]: no column "predictd" in the data',
    'did you mean "predicted"?',
  ],
  [
    "an attribute that is not there",
    `audit ${mortgage} ${label} ${prediction} --positive approved --sensitive rase`,
    2,
    'error[EH101]: no column "rase"',
    'did you mean "race"?',
  ],
  [
    "an unknown positive value",
    `audit ${mortgage} ${label} ${prediction} --sensitive race`,
    2,
    "error[EH112]: outcome values are approved / denied: which is the positive class?",
    "--positive approved\n        --positive denied\n",
  ],
  [
    "a positive value that never occurs",
    `audit ${mortgage} ${label} ${prediction} --positive aproved --sensitive race`,
    2,
    'error[EH113]: positive value "aproved" never occurs in outcome',
    "--positive approved",
  ],
  [
    "a score given as a decision",
    `audit ${mortgage} ${label} --prediction p_approved --positive approved --sensitive race`,
    2,
    "error[EH114]: p_approved holds scores, not decisions",
    "--score p_approved --threshold 0.5",
  ],
  [
    "an attribute with too many values",
    `audit ${mortgage} ${label} ${prediction} --positive approved --sensitive application_id`,
    2,
    "error[EH125]: application_id has 1989 different values",
    "leave it out of --sensitive",
  ],
  [
    "weights that are words",
    `audit ${mortgage} ${label} ${prediction} --positive approved --sensitive race --weight sex`,
    3,
    'error[EH126]: weight "sex" holds texts',
    "weights are finite numbers",
  ],
  [
    "a reference group that is not there",
    `${auditing.join(" ")} --reference race=Wite`,
    3,
    'error[EH119]: reference group "Wite" of race',
    "White?",
  ],
  ["an unknown flag", `audit ${mortgage} --positve approved`, 2, 'error[EH200]: unknown option "--positve"', "did you mean --positive?"],
  ["an unknown command", `audti ${mortgage}`, 2, 'error[EH200]: unknown command "audti"', "did you mean audit?"],
  ["a number out of range", `audit ${mortgage} --confidence 95`, 2, 'error[EH200]: --confidence cannot be "95"', "evenhand audit --help"],
  [
    "a flag that would change nothing",
    `${auditing.join(" ")} --bins income=50`,
    2,
    "error[EH200]: --bins income=50: income is not audited",
    "--sensitive race,income",
  ],
  [
    "an output of no known kind",
    `${auditing.join(" ")} -o report.docx`,
    2,
    "error[EH200]: -o report.docx: the format cannot be told",
    "-o json:report.docx",
  ],
  [
    "two outputs at one place",
    `${auditing.join(" ")} -o json:- -o md:-`,
    2,
    "error[EH200]: two outputs go to standard output",
    "-o a path of its own",
  ],
  ["a filter that breaks off", `${auditing.join(" ")} --where income>`, 2, "error[EH211]", "^"],
  ["a formula with a name that is none", `${auditing.join(" ")} --metric x=tp/nn`, 2, "error[EH210]: formula x", "nn"],
  [
    "a policy that is not there",
    `${auditing.join(" ")} -p no.yml`,
    2,
    "error[EH201]: the policy no.yml cannot be read: there is no such file",
    "--no-policy",
  ],
];

test.each(mistakes)("%s is named with its fix: evenhand %s", async (_, args, code, said, fix) => {
  const ran = await runCli(args.split(" "));
  expect([ran.code, ran.stdout]).toEqual([code, ""]);
  const flat = ran.stderr.replaceAll("\n  ", " ").replaceAll(/ +/g, " ");
  expect(flat).toContain(said);
  expect(fix.includes("\n") ? ran.stderr : flat).toContain(fix);
  expect(ran.stderr).not.toMatch(/\n {4}at |undefined|NaN|\[object/);
});

test("all mistakes of a request are told at once", async () => {
  const { stderr } = await runCli(["audit", mortgage, "--label", "outcom", "--prediction", "predictd", "--sensitive", "rase"]);
  expect(stderr.match(/error\[EH101\]/g)).toHaveLength(3);
});

test("a missing prediction is counted, shown and left to the user, by the group that it hits most", async () => {
  const path = join(scratchFolder(), "d.csv");
  const rows = Array.from({ length: 200 }, (_, i) => `${i % 2},${i % 10 === 0 ? "" : i % 2},${i % 3 === 0 ? "f" : "m"}`);
  writeFileSync(path, `y,d,sex\n${rows.join("\n")}\n`);
  const args = ["audit", path, "--label", "y", "--prediction", "d", "--sensitive", "sex"];
  const refused = await runCli(args);
  expect([refused.code, refused.stdout]).toEqual([3, ""]);
  expect(refused.stderr).toContain("error[EH116]");
  expect(refused.stderr).toContain("--missing-prediction drop");
  const dropped = await runCli([...args, "--missing-prediction", "drop", "--json"]);
  expect(dropped.code).toBe(0);
  expect(JSON.parse(dropped.stdout)).toMatchObject({ inputs: [{ rows: 200, used: 180 }] });
});

describe("exit codes", () => {
  test("5: the numbers are there, but an output could not be written; the others are", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "file"), "");
    const { code, stdout, stderr } = await runCli([...auditing, "-o", join(folder, "file/r.md"), "-o", join(folder, "r.json")]);
    expect(code).toBe(5);
    expect(stderr).toContain("error[EH303]: cannot write");
    expect(stdout).toContain("Selection rate");
    expect(readdirSync(folder).sort()).toEqual(["file", "r.json", "r.manifest.json"]);
  });

  test("70: a bug says so, writes its trace to a file, and is never taken for a verdict", async () => {
    const cwd = scratchFolder();
    // A world in which something is broken that nothing expects to be.
    const broken = join(cwd, "broken.mjs");
    writeFileSync(broken, 'Number.prototype.toPrecision = () => { throw new TypeError("broken on purpose"); };');
    writeFileSync(join(cwd, "d.csv"), "d,sex\n1,f\n0,m\n");
    const { code, stderr } = await runCli(["audit", "d.csv", "--prediction", "d", "--sensitive", "sex"], {
      cwd,
      node: ["--import", broken],
    });
    expect(code).toBe(70);
    expect(stderr).toContain("internal error[EH900]: a bug in evenhand stopped the run");
    const [, log] = /report it with the log (\S+)/.exec(stderr) ?? [];
    expect(existsSync(join(cwd, log!))).toBe(true);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
