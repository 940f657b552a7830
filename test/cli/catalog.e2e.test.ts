import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } };
const better = { ...groups, b: { tp: 260, fp: 180, fn: 90, tn: 470 } };
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
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
  expect(JSON.parse(await said("catalog list --json"))[0].signedAs).toEqual(["developer", "validator"]);
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
  expect(log.map(({ action }) => action)).toEqual(["record", "sign", "sign", "release", "record", "rollback"]);
  expect(await said("log verify -q")).toMatch(/^Yes: 6 entries/);
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

const unwrapped = (text: string): string => text.replace(/\s+/g, " ");

test("who has which role is written down: a key counts in its holder's roles only, approvals are signed files of another person, and live waits for them", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd, env: { EVENHAND_ACTOR: "ada" } });
  const said = async (line: string) => {
    const { code, stdout, stderr } = await run(line);
    expect([code, stderr], line).toEqual([0, ""]);
    return stdout;
  };
  const refused = async (line: string) => {
    const { code, stderr } = await run(line);
    expect(code, line).toBe(2);
    return unwrapped(stderr);
  };
  peopleCsv(join(cwd, "eval.csv"), groups);
  for (const name of ["ada", "bea", "bea2", "cy", "eve"]) await said(`keygen ${name}`);
  await said("catalog add credit --owner risk --require developer,validator --approve business-owner --version-id v1");
  expect(await refused("catalog add-person ada --roles developer")).toContain("ada is new, and their key is not said");
  await said("catalog add-person ada --key ada.pub.pem --roles developer --name Ada");
  await said("catalog add-person bea --key bea.pub.pem --key bea2.pub.pem --roles validator,business-owner --models cred*");
  await said("catalog add-person cy --key cy.pub.pem --roles validator,business-owner --models other-*");
  expect(unwrapped((await run("catalog add-person eve --key ada.pub.pem --roles developer")).stderr)).toMatch(
    /belongs\s+to\s+one\s+person/,
  );

  const made = await run(`audit eval.csv ${audit} one/results.json --catalog-as credit`);
  expect([made.code, made.stderr]).toEqual([0, expect.stringMatching(/Entered in the catalog as credit v1: \.evenhand\/audits\/credit\//)]);
  expect(await refused("sign one --key eve.pem --role developer")).toContain("error[EH508]: key ");
  expect(await refused("sign one --key ada.pem --role validator")).toContain("has not the role validator");
  expect(await said("sign one --key ada.pem --role developer")).toMatch(/Entered in \.evenhand\/audits\/credit\//);
  await said("sign one --key cy.pem --role validator");
  expect(await refused("catalog stage credit v1 approved")).toContain("is not signed as validator");
  await said("sign one --key bea.pem --role validator");
  expect(await refused("catalog stage credit v1 approved")).toContain("is not approved as business-owner on the ground of its last audit");
  expect(await refused("catalog approve credit v1 --key bea2.pem --role business-owner")).toContain("bea has signed already, as validator");
  expect(await refused("catalog approve credit v1 --key cy.pem --role business-owner")).toContain(
    "has not the role business-owner for credit",
  );
  await run("catalog add-person dan --key eve.pub.pem --roles business-owner");
  expect(await said("catalog approve credit v1 --key eve.pem --role business-owner --name Dan")).toMatch(
    /^Approved credit v1 as business-owner/,
  );
  await said("catalog stage credit v1 live");
  expect(await said("catalog show credit")).toMatch(/approved as[\s\S]*business-owner +Dan/);
  await said("site");
  expect(readFileSync(join(cwd, "site/compliance.html"), "utf8")).toContain("Approvals on the ground of the last audit");

  const [file] = readdirSync(join(cwd, ".evenhand/approvals/credit"));
  const path = join(cwd, ".evenhand/approvals/credit", file!);
  const text = readFileSync(path, "utf8");
  const at = text.indexOf('"payload":"') + 40;
  writeFileSync(path, `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`);
  expect(unwrapped((await run("catalog list")).stderr)).toContain("is not an approval whose signature holds");
  writeFileSync(path, text);
  await said("catalog add-person dan --roles auditor");
  expect((await run("catalog due --gate --json")).stdout).toContain("version v1 is live and not approved as business-owner");
}, 180_000);

test("an audit enters the catalog that knows its model, and never by a guess", async () => {
  const cwd = scratchFolder();
  const run = async (line: string) => {
    const ran = await runCli(line.split(" "), { cwd });
    return { ...ran, stderr: unwrapped(ran.stderr) };
  };
  const records = () => readdirSync(join(cwd, ".evenhand/audits/credit"));
  peopleCsv(join(cwd, "eval.csv"), groups);
  peopleCsv(join(cwd, "later.csv"), better);
  await run("catalog add credit --title Credit --owner risk --version-id v1");
  await run("catalog add other --owner risk --version-id v1");
  writeFileSync(
    join(cwd, "evenhand.yml"),
    `version: 1
name: credit
columns: {label: y, prediction: yhat, sensitive: [race]}
outcome: {positive: 1, favorable: positive}
data: {path: eval.csv}
checks: [{metric: demographic_parity_difference, by: race, max: 0.01}]
waivers:
  - check: demographic_parity_difference@race
    owner: risk
    reason: the retrained model ships in March
    created: ${day(-1)}
    expires: ${day(90)}
`,
  );
  const first = await run("check -o r.json");
  expect(first.stderr).toMatch(/Entered in the catalog as credit v1/);
  expect(records()).toHaveLength(1);
  expect(readdirSync(join(cwd, ".evenhand/waivers/credit"))).toEqual([`demographic_parity_difference@race-until-${day(90)}.json`]);
  await run("check -o r.json");
  expect(records(), "the same result takes the place of its record").toHaveLength(1);
  expect((await run("check -o r.json --no-catalog")).stderr).not.toContain("catalog");
  expect((await run("check -o r.md")).stderr).not.toContain("catalog");
  expect((await run("reproduce r.json")).code).toBe(0);
  expect(records()).toHaveLength(1);

  await run("catalog add credit --version-id v2");
  expect((await run("audit later.csv -o l.json")).stderr).toContain(
    "Not entered in the catalog: credit has 2 versions, and which was audited is not said; --catalog-as MODEL@VERSION says it",
  );
  expect((await run("audit later.csv -o l.json --catalog-as credit@v3")).stderr).toContain('error[EH507]: credit has no version "v3"');
  expect((await run("audit later.csv --catalog-as credit@v2")).stderr).toContain("error[EH200]: an audit in the catalog needs its result");
  expect((await run("audit later.csv -o l.json --catalog-as credit@v2 --no-catalog")).code).toBe(2);
  expect((await run("audit later.csv -o l.json --catalog-as credit@v2")).stderr).toContain("as credit v2");
  await run("catalog add credit --version-id v2 --training eval.csv");
  writeFileSync(join(cwd, "evenhand.record.yml"), "version: 1\nmodel: {name: credit, version: v2}\n");
  const leak = await run("audit eval.csv -o t.json");
  expect([leak.code, leak.stderr]).toEqual([
    0,
    expect.stringContaining("Not entered in the catalog: eval.csv is what version v2 was trained on"),
  ]);
  expect((await run("audit eval.csv -o t.json --catalog-as credit@v2")).code).toBe(2);
  expect(records()).toHaveLength(2);
}, 180_000);
