import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rng } from "../../src/stats/rng.js";
import { builtCli, runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const mortgage = "fixtures/mortgage/decisions.csv";
const scanning = ["scan", mortgage, "--label", "outcome", "--prediction", "predicted", "--positive", "approved", "--sensitive", "race,sex"];
const one = [...scanning, "--metric", "selection_rate"];

test("a search shows what was searched, the groups apart, their ranges and the certificate, on 80 columns", async () => {
  const { code, stdout, stderr } = await runCli([...one, "--limit", "30%"]);
  expect(code).toBe(0);
  const text = stdout.split("\nNext\n")[0]!;
  expect(text.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "Decision predicted (positive: “approved”), 1,989 people. Accuracy 86.3% (95%
    interval 84.7% to 87.7%).

    Every group of people formed by up to 3 values of race and sex was compared with
    everybody else, where both have at least 30 rows.

    Selection rate: 3 of 10 groups are apart from everybody else, gaps in percentage
    points
      group           rows   rate  others    gap           range      p
      race White     1,681  90.6%   69.2%   21.4    14.3 to 29.2  0.001
      race Black       197  67.0%   89.5%  −22.5  −32.3 to −13.5  0.001
      race Hispanic    111  73.0%   88.1%  −15.2   −28.0 to −4.4  0.001
      With 95% confidence no group of at least 198 rows (5 of them) exceeds 30.0
      percentage points.
      With 95% confidence no group of at least 300 rows, of which there are 4, is
      more than 29.2 percentage points from everybody else; the widest bound is that
      of people with race White.
    "
  `);
  expect(stderr).toContain("Read fixtures/mortgage/decisions.csv: 1,989 rows");
  expect(stderr).not.toContain("EH118");
});

test("every output holds the search, and a stored one reads the same again", async () => {
  const folder = scratchFolder();
  const [json, html, md, csv] = ["r.json", "r.html", "r.md", "r.csv"].map((name) => join(folder, name)) as [string, string, string, string];
  const { code, stdout } = await runCli([...one, "-o", json, "-o", html, "-o", md, "-o", csv]);
  expect(code).toBe(0);
  const result = JSON.parse(readFileSync(json, "utf8"));
  expect(result.run.command).toBe("scan");
  expect(result.scan).toHaveLength(1);
  expect(result.scan[0].found.map(({ group }: { group: object }) => group)).toContainEqual({ race: "Black" });
  // Rates of named groups are those of an audit.
  expect([result.groups.length, result.disparities.length]).toEqual([1, 0]);
  for (const path of [html, md]) expect(readFileSync(path, "utf8")).toContain("Groups nobody named");
  expect(readFileSync(html, "utf8")).not.toContain("No two groups could be compared");
  const rows = readFileSync(csv, "utf8").split("\n");
  expect(rows.filter((line) => line.startsWith("scan,"))).toHaveLength(3);
  expect(rows.find((line) => line.includes("race=Black"))).toMatch(
    /^scan,selection_rate__difference_to_rest,selection_rate,difference_to_rest,race,race=Black,everybody else,197,132,197,-0\.22/,
  );
  expect((await runCli(["report", json])).stdout).toBe(stdout);
});

test("an audit searches too when asked, and not otherwise", async () => {
  const auditing = ["audit", ...scanning.slice(1), "--depth", "1"];
  const [plain, asked] = await Promise.all([runCli(auditing), runCli([...auditing, "--scan"])]);
  expect(plain.stdout).not.toContain("apart from everybody else");
  expect(asked.stdout).toContain("Largest gaps in percentage points");
  expect(asked.stdout).toMatch(/Selection rate: 3 of 10 groups are apart from everybody else/);
});

test("the engines and the order of rows make no difference to the bytes", async () => {
  const random = rng(3, "order");
  const [head, ...rows] = readFileSync(mortgage, "utf8").trimEnd().split("\n");
  const keyed = rows.map((row) => [random.next(), row] as const).sort((a, b) => a[0] - b[0]);
  const shuffled = join(scratchFolder(), "decisions.csv");
  writeFileSync(shuffled, `${[head, ...keyed.map(([, row]) => row)].join("\n")}\n`);
  const flags = [...one.slice(2), "--features", "income,debt_ratio,public_record", "--bias-scan", "--json"];
  const scans = await Promise.all(
    [
      [mortgage, "--engine", "memory"],
      [mortgage, "--engine", "duckdb"],
      [shuffled, "--engine", "memory"],
    ].map(async ([path, ...engine]) => JSON.stringify(JSON.parse((await runCli(["scan", path!, ...flags, ...engine])).stdout).scan)),
  );
  expect(scans[1]).toBe(scans[0]);
  expect(scans[2]).toBe(scans[0]);
});

test.each([
  [["--weight", "income"], 2, "a search counts rows, and income weights them"],
  [["--cluster", "age_group"], 2, "rows as independent, and those of one"],
  [["--metric", "auc"], 2, "auc is no share of rows"],
  [["--features", "rase"], 2, 'no column "rase"'],
  [["--depth", "9"], 2, "--depth cannot be"],
  [["--limit", "30"], 2, "--limit cannot be"],
] as const)("%j is refused with the reason", async (flags, code, message) => {
  const { code: got, stdout, stderr } = await runCli([...scanning, ...flags]);
  expect([got, stdout]).toEqual([code, ""]);
  expect(stderr.replaceAll(/\n +/g, " ")).toContain(message);
});

test("--dry-run says what would be searched", async () => {
  const { code, stdout } = await runCli([...one, "--features", "income", "--limit", "0.1", "--dry-run"]);
  expect(code).toBe(0);
  expect(stdout).toContain("  search      attributes, income; selection_rate; up to 3 values, at least 30 rows, limit 0.1, method auto\n");
});

test("Ctrl-C in the middle of a long search ends it with 130 and leaves nothing", async () => {
  const folder = scratchFolder();
  const random = rng(1, "long");
  const names = Array.from({ length: 14 }, (_, i) => `c${i}`);
  const rows = Array.from({ length: 6000 }, () => [...names.map(() => `v${random.below(6)}`), random.below(2)].join(","));
  const path = join(folder, "long.csv");
  writeFileSync(path, `${names.join(",")},d\n${rows.join("\n")}\n`);
  const args = ["scan", path, "--prediction", "d", "--sensitive", "c0", "--features", "all", "--method", "max_t", "--depth", "4"];
  const out = join(folder, "out");
  const child = spawn(process.execPath, [builtCli(), ...args, "-o", `json:${out}.json`, "-v"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8");
  const ended = new Promise<number | null>((done) => child.on("close", done));
  for await (const text of child.stderr) {
    said += text as string;
    if (said.includes("Read ") && !said.includes("^C")) setTimeout(() => child.kill("SIGINT"), 1500).unref();
  }
  expect(await ended).toBe(130);
  expect(said).toContain("^C interrupted; no outputs written");
  expect(readdirSync(folder)).toEqual(["long.csv"]);
});
