import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const demo = [
  "fixtures/mortgage/decisions.csv",
  "--positive",
  "approved",
  "--prediction",
  "predicted",
  "--sensitive",
  "race",
  "--no-policy",
];

test("packs list and show: where each text stands, and what it asks", async () => {
  const list = await runCli(["packs", "list"]);
  expect(list).toMatchObject({ code: 0, stderr: "" });
  expect(list.stdout).toContain("us-nyc-ll144@1");
  expect(list.stdout.split("\n").every((line) => line.length <= 80)).toBe(true);
  const show = await runCli(["packs", "show", "four-fifths"]);
  expect(show.stdout).toContain("us-adverse-impact@1");
  expect(show.stdout).toContain("(not verified)");
  expect(JSON.parse((await runCli(["packs", "list", "--json"])).stdout).length).toBeGreaterThan(8);
  const none = await runCli(["packs", "show", "us-nyc-ll414"]);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("did you mean us-nyc-ll144?");
});

test("packs check: every mistake of a pack and of its policy", async () => {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const head = "id: house\nversion: 1\ntitle: T\nsummary: S\n";
  writeFileSync(join(folder, "good.pack.yml"), `${head}policy: |\n  version: 1\n`);
  writeFileSync(join(folder, "bad.pack.yml"), `${head}edition: 2\npolicy: |\n  version: 1\n`);
  writeFileSync(join(folder, "worse.pack.yml"), `${head}policy: |\n  version: 1\n  chekcs: []\n`);
  expect(await runCli(["packs", "check", "good.pack.yml"], { cwd: folder })).toMatchObject({
    code: 0,
    stdout: "good.pack.yml is valid: house@1, 0 clauses\n",
  });
  const bad = await runCli(["packs", "check", "bad.pack.yml", "worse.pack.yml"], { cwd: folder });
  expect(bad.code).toBe(2);
  expect(bad.stderr).toContain("edition");
  expect(bad.stderr).toContain("chekcs");
});

test("--pack adds the tables that a text asks for to an audit", async () => {
  const { code, stdout } = await runCli(["audit", ...demo, "--pack", "us-adverse-impact", "--json"]);
  expect(code).toBe(0);
  const [row] = JSON.parse(stdout).regulations;
  const black = row.selections[0].rows.find(({ group }: { group: { race: string } }) => group.race === "Black");
  expect(black.standing).toBe("below_and_significant");
  expect((await runCli(["audit", ...demo, "--pack", "ll144"])).code).toBe(2);
});

test("--ll144 settles what the rule leaves open, and refuses what it does not", async () => {
  const asked = ["audit", ...demo, "--sensitive", "race,sex", "--pack", "us-nyc-ll144"];
  const { code, stdout } = await runCli([...asked, "--ll144", "people=known_on_both,two_percent_of=table", "--json"]);
  expect(code).toBe(0);
  const chosen = Object.fromEntries(
    JSON.parse(stdout).regulations[0].openPoints.map(({ key, chosen: way }: Record<string, string>) => [key, way]),
  );
  expect(chosen).toEqual({
    people: "known_on_both",
    two_percent_of: "table",
    two_percent_in: "each_table",
    under_two_percent: "kept",
  });
  const none = await runCli([...asked, "--ll144", "median=mean"]);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("median cannot be settled as");
});

test("-o ll144 writes the public summary; without the pack it is refused", async () => {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const record = join(folder, "evenhand.record.yml");
  writeFileSync(record, "version: 1\naudit: { date: 2026-03-01, auditor: Example Auditors LLC }\n");
  const path = join(folder, "summary.html");
  const both = demo.map((flag) => (flag === "race" ? "race,sex" : flag));
  const { code } = await runCli([
    "audit",
    ...both,
    "--pack",
    "us-nyc-ll144",
    "--record",
    record,
    "-o",
    `ll144:${path}`,
    "-o",
    `ll144-notice:${path}.txt`,
  ]);
  expect(code).toBe(0);
  const html = readFileSync(path, "utf8");
  expect(html).toContain("Example Auditors LLC");
  expect(readFileSync(`${path}.txt`, "utf8")).toContain("Date of the most recent bias audit:\n  2026-03-01");
  // 132 of 197 beside 1,523 of 1,681, as the file has them.
  expect(html).toMatch(
    /Black<\/th><td class="number">197<\/td><td class="number">132<\/td><td class="number">67\.0%<\/td><td class="number">0\.740</,
  );
  const refused = await runCli(["audit", ...both, "-o", `ll144:${join(folder, "none.html")}`]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("help: --pack us-nyc-ll144");
  expect(existsSync(join(folder, "none.html"))).toBe(false);
});
