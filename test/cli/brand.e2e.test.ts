import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readPdf } from "../support/read-pdf.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = resolve("fixtures/mortgage/decisions.csv");
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** A folder with a policy of three limits and this brand. */
function withBrand(brand: string): string {
  const cwd = scratchFolder();
  writeFileSync(
    join(cwd, "evenhand.yml"),
    `version: 1
name: mortgage
columns: { label: outcome, prediction: predicted, sensitive: [race, sex] }
outcome: { positive: approved, favorable: positive }
checks:
  - { metric: demographic_parity_difference, by: race, max: 0.1 }
  - { metric: equal_opportunity_difference, by: race, max: 0.3 }
  - { metric: accuracy, min: 0.7 }
report:
  owner: Home loans desk
  brand: ${brand}
`,
  );
  return cwd;
}

const pagesOf = async (file: string): Promise<number> => (await readPdf(readFileSync(file))).pages.length;

test("the public summary of the demo, as HTML and PDF by one name each, is one page", async () => {
  const cwd = scratchFolder();
  const roles = [
    "--positive",
    "approved",
    "--prediction",
    "predicted",
    "--score",
    "p_approved",
    "--threshold",
    "0.75",
    "--sensitive",
    "race,sex",
  ];
  const ran = await runCli(["audit", data, "--no-policy", ...roles, "-o", "summary:s.html", "-o", "s.summary.pdf", "-o", "r.json"], {
    cwd,
  });
  expect(ran.stderr).toContain("Wrote s.summary.pdf");
  expect(ran.code).toBe(0);
  const html = readFileSync(join(cwd, "s.html"), "utf8");
  expect(html).toContain("Of 100 people with race Black, about 67 get a positive decision; of 100 with race White, about 91.");
  expect(html).not.toMatch(/class="brand"|fixtures/);
  expect(await pagesOf(join(cwd, "s.summary.pdf"))).toBe(1);
  const again = await runCli(["report", "r.json", "-o", "summary:-"], { cwd });
  expect(again.stdout).toBe(html);
}, 60_000);

test("a brand of the policy stands on report and summary, of one page with its limits", async () => {
  const cwd = withBrand('{ name: "Lakeside <b>Bank</b>", logo: logo.png, accent: "#7a1f5c" }');
  writeFileSync(join(cwd, "logo.png"), png);
  const ran = await runCli(["check", data, "-o", "r.html", "-o", "summary:s.html", "-o", "summary:s.pdf"], { cwd });
  expect(ran.code).toBe(1);
  for (const name of ["r.html", "s.html"]) {
    const html = readFileSync(join(cwd, name), "utf8");
    expect(html).toContain("<span>Lakeside &lt;b&gt;Bank&lt;/b&gt;</span>");
    expect(html).toContain('<img src="data:image/png;base64,iVBORw0KGgo');
    expect(html).toContain("--accent: #7a1f5c");
    expect(html).toContain("Does not meet 1 of 3 stated limits");
  }
  expect(await pagesOf(join(cwd, "s.pdf"))).toBe(1);
  try {
    const words = execFileSync("pdftotext", ["-layout", join(cwd, "s.pdf"), "-"], { encoding: "utf8" });
    expect(words).toMatch(/Home loans desk/);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}, 60_000);

test("a report rendered again has the brand, paper and language of the policy, and the bytes of the first; flags win", async () => {
  const cwd = withBrand("{ name: Lakeside Bank }\n  paper: letter\n  locale: de");
  const ran = await runCli(["check", data, "-o", "r.json", "-o", "r.html", "-o", "r.pdf"], { cwd });
  expect([ran.code, ran.stderr.includes("error")]).toEqual([1, false]);
  const bytes = (name: string): Buffer => readFileSync(join(cwd, name));
  const widthOf = async (name: string): Promise<number> => Math.round((await readPdf(bytes(name))).document.getPage(0).getWidth());
  const again = await runCli(["report", "r.json", "--policy", "evenhand.yml", "-o", "again.html", "-o", "again.pdf"], { cwd });
  expect(again.code).toBe(0);
  expect(bytes("again.html").equals(bytes("r.html"))).toBe(true);
  expect(bytes("again.pdf").equals(bytes("r.pdf"))).toBe(true);
  expect(String(bytes("r.html"))).toContain('<html lang="de">');
  expect(String(bytes("r.html"))).toContain("<span>Lakeside Bank</span>");
  expect(await widthOf("r.pdf")).toBe(612);
  const other = await runCli(
    ["report", "r.json", "--policy", "evenhand.yml", "--paper", "a4", "--lang", "en", "-o", "en.html", "-o", "en.pdf"],
    { cwd },
  );
  expect(other.code).toBe(0);
  expect(String(bytes("en.html"))).toContain('<html lang="en">');
  expect(await widthOf("en.pdf")).toBe(595);
  await runCli(["report", "r.json", "-o", "plain.html"], { cwd });
  expect(String(bytes("plain.html"))).not.toContain("Lakeside");
  const wrong = await runCli(["report", "r.json", "--lang", "fr", "-o", "fr.html"], { cwd });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("--lang")]);
}, 90_000);

test.each([
  ["{ name: Bank, logo: gone.png }", 3, "error[EH100]: the logo gone.png cannot be read: there is no such file"],
  ["{ name: Bank, logo: large.png }", 3, "error[EH100]: the logo large.png is larger than 100,000 bytes"],
  ["{ name: Bank, logo: text.svg }", 3, "error[EH100]: the logo text.svg is not an SVG file"],
  ["{ name: Bank, logo: text.png }", 3, "error[EH100]: the logo text.png is not a PNG file"],
  ["{ name: Bank, logo: logo.gif }", 2, "report.brand.logo: a .png or .svg file is expected here"],
  ['{ name: Bank, accent: "#ffcc00" }', 2, "#ffcc00 has a contrast of 1.51:1 on white"],
  ["{ name: Bank, accent: red }", 2, 'a colour such as "#0072b2" is expected here'],
  ["{ logo: logo.png }", 2, "report.brand.name"],
])("the brand %s is refused before anything is computed", async (brand, code, message) => {
  const cwd = withBrand(brand);
  writeFileSync(join(cwd, "large.png"), Buffer.concat([png, Buffer.alloc(100_000)]));
  for (const name of ["text.svg", "text.png"]) writeFileSync(join(cwd, name), "not a picture");
  const ran = await runCli(["check", "no-such-data.csv", "-o", "r.html"], { cwd });
  expect(ran.stderr.replace(/\s+/g, " ")).toContain(message);
  expect(ran.code).toBe(code);
});
