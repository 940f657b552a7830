import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } };
const better = { ...groups, b: { tp: 260, fp: 180, fn: 90, tn: 470 } };
const audit = "--label y --prediction yhat --positive 1 --sensitive race --no-policy -o";

test("a model is registered, audited, signed, released, compared with the version before, and rolled back; the log keeps it", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd, env: { EVENHAND_ACTOR: "ada" } });
  const said = async (line: string) => {
    const { code, stdout, stderr } = await run(line);
    expect([code, stderr], line).toEqual([0, ""]);
    return stdout;
  };
  peopleCsv(join(cwd, "eval.csv"), groups);
  peopleCsv(join(cwd, "later.csv"), better);
  for (const name of ["developer", "validator"]) await said(`keygen ${name}`);
  await run(`audit eval.csv ${audit} one/results.json`);
  await run(`audit later.csv ${audit} two/results.json`);

  expect((await run("catalog list")).stderr).toContain("error[EH507]: there is no catalog in .evenhand");
  expect((await run("catalog add credit")).stderr).toContain("error[EH200]: the model credit is new, and nobody owns it");
  expect((await run("catalog add ../x --owner me")).code).toBe(2);
  await said(
    "catalog add credit --owner risk@lender.example --tier high --require developer,validator --version-id v1 --training later.csv",
  );
  writeFileSync(join(cwd, ".evenhand/models/credit.yml"), `# kept\n${readFileSync(join(cwd, ".evenhand/models/credit.yml"), "utf8")}`);
  await said("catalog add credit --version-id v2");
  await said("catalog add-data holdout eval.csv --expires 2099-01-01");
  expect(readFileSync(join(cwd, ".evenhand/models/credit.yml"), "utf8")).toMatch(/^# kept\nid: credit\n/);

  expect((await run("catalog record credit two/results.json --version-id v1")).stderr).toContain(
    "error[EH508]: later.csv is what version v1 was trained on",
  );
  expect(await said("catalog record credit one/results.json --version-id v1")).toMatch(
    /^Wrote \.evenhand\/audits\/credit\/20.+\.json: credit v1, not_gated, not signed\n$/,
  );
  const early = await run("catalog stage credit v1 live");
  expect([early.code, early.stderr]).toEqual([2, expect.stringContaining("is not signed as developer, validator")]);
  for (const name of ["developer", "validator"]) await said(`sign one --key ${name}.pem --role ${name}`);
  expect(await said("catalog record credit one/results.json --version-id v1")).toContain("signed as developer, validator");
  expect(await said("catalog stage credit v1 live")).toBe("credit v1: draft to live\n");
  await said("catalog record credit two/results.json --version-id v2");

  const [listed] = JSON.parse(await said("catalog list --json"));
  expect(listed).toMatchObject({ id: "credit", live: ["v1"], audits: 2, signedAs: [], late: 0 });
  expect(await said("catalog list")).toMatch(/credit +risk@.+ +high +v1/);
  const page = await said("catalog show credit");
  expect(page).toMatch(/v1 +live[\s\S]+Of 100 people with race b[\s\S]+Nothing is due|audit/);
  const history = JSON.parse(await said("catalog history credit --metric demographic_parity_difference@race --json"));
  expect(
    history.map(({ version, values }: { version: string; values: Record<string, number> }) => [
      version,
      values["demographic_parity_difference@race"]?.toFixed(3),
    ]),
  ).toEqual([
    ["v1", "0.200"],
    ["v2", "0.060"],
  ]);
  const compared = await said("catalog compare credit v1 v2");
  expect(compared).toMatch(/^From v1 .+ to v2 .+, on other data\.\n/);
  expect(compared).toMatch(/demographic_parity_difference@race +0\.200 +0\.060 +-0\.140/);
  expect((await run("catalog history credit --metric nothing")).stderr).toContain("error[EH203]");
  expect((await run("catalog show credt")).stderr).toContain("did you mean credit?");

  await said("catalog stage credit v1 validated --note back");
  expect(await said("catalog due --gate")).toBe("Nothing is due.\n");
  const log = readFileSync(join(cwd, ".evenhand/audit-log.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(log.map(({ action }) => action)).toEqual(["record", "sign", "sign", "record", "release", "record", "rollback"]);
  expect(await said("log verify -q")).toMatch(/^Yes: 7 entries/);
  expect(readdirSync(join(cwd, ".evenhand")).sort()).toEqual(["audit-log.jsonl", "audits", "datasets", "models"]);

  writeFileSync(join(cwd, "two/results.json"), readFileSync(join(cwd, "two/results.json"), "utf8").replace('"n":1000', '"n":1001'));
  expect(await run("catalog record credit two/results.json --version-id v2")).toMatchObject({
    code: 3,
    stderr: expect.stringContaining("error[EH128]"),
  });
  writeFileSync(join(cwd, ".evenhand/models/credit.yml"), "id: credit\nownr: x\n");
  expect((await run("catalog list")).stderr).toContain('unknown key "ownr"');
});

test("what is late makes a schedule fail when it is asked to", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  await run("catalog add m --owner o --version-id 1");
  const path = join(cwd, ".evenhand/models/m.yml");
  writeFileSync(path, readFileSync(path, "utf8").replace(/version: "?1"?\n/, 'version: "1"\n    stage: live\n'));
  const due = await run("catalog due");
  expect([due.code, due.stdout]).toEqual([0, expect.stringContaining("version 1 is live and was never audited")]);
  expect((await run("catalog due --gate")).code).toBe(1);
});
