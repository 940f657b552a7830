import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 30, fp: 20, fn: 10, tn: 40 }, b: { tp: 20, fp: 10, fn: 15, tn: 55 } };
const others = { ...groups, b: { ...groups.b, tp: 21 } };
const audit = "audit it's.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy -q -o r.json -o=r.html -o out/r.csv";

test("an audit is run again from its result: the same numbers, other data, other numbers, another machine", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  peopleCsv(join(cwd, "it's.csv"), groups);
  await run(audit.replace("-o=r.html ", ""));
  const same = await run("reproduce r.json");
  expect([same.code, same.stderr]).toEqual([0, ""]);
  expect(same.stdout).toMatch(/^Yes: all [\d,]+ values are the same, to the last bit\n/);
  expect(same.stdout).toMatch(/That the data are true is not\s+shown\./);

  const stored = readFileSync(join(cwd, "r.json"), "utf8");
  writeFileSync(join(cwd, "elsewhere.json"), stored.replace('"platform": "', '"platform": "other-'));
  const elsewhere = await run("reproduce elsewhere.json");
  expect([elsewhere.code, elsewhere.stdout]).toEqual([0, expect.stringMatching(/Then by evenhand .+other-/s)]);

  writeFileSync(join(cwd, "edited.json"), stored.replace('"rows":200', '"rows":201'));
  const edited = await run("reproduce edited.json --json");
  expect(edited.stderr).toContain("warning[EH128]");
  expect([edited.code, JSON.parse(edited.stdout)]).toEqual([1, expect.objectContaining({ answer: "no", kind: "numbers" })]);

  peopleCsv(join(cwd, "it's.csv"), others);
  const changed = await run("reproduce r.json");
  expect([changed.code, changed.stdout]).toEqual([1, expect.stringMatching(/^No: the data are not those of then, and [\d,]+ values? of/)]);
  writeFileSync(join(cwd, "it's.csv"), "");
  const failed = await run("reproduce r.json");
  expect([failed.code, failed.stderr, failed.stdout]).toEqual([
    3,
    expect.stringContaining("error[EH107]"),
    "No: the run ended with 3 and no result\n",
  ]);
});

test("code is executed only when it is allowed, and nothing but a run of evenhand is run", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  peopleCsv(join(cwd, "it's.csv"), groups);
  await run(audit.replace("-o=r.html ", ""));
  const stored = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"));
  const saying = (commandLine: string | null) =>
    writeFileSync(join(cwd, "x.json"), JSON.stringify({ ...stored, run: { ...stored.run, commandLine } }));
  for (const [line, code, said] of [
    [`${stored.run.commandLine} --model module:./m.mjs`, 2, "error[EH208]: the run executes code of its own: --model module:./m.mjs"],
    [`${stored.run.commandLine} --model=command:rm`, 2, "error[EH208]"],
    ["evenhand audit $(touch owned)", 3, "error[EH100]: the command line in the result cannot be read back"],
    ["evenhand keygen k", 3, 'error[EH100]: the result was made by "evenhand keygen"'],
    ["rm -rf x", 3, "error[EH100]"],
    [null, 3, "made by the library"],
  ] as const) {
    saying(line);
    const ran = await run("reproduce x.json");
    expect([ran.code, ran.stderr], String(line)).toEqual([code, expect.stringContaining(said)]);
  }
});
