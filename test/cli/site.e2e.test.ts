import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

test("a catalog becomes a site, with a template of one's own if there is one", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  expect((await run("site")).stderr).toContain("error[EH507]");
  await run("catalog add credit --owner risk@lender.example --version-id v1");
  const made = await run("site");
  expect([made.code, made.stdout, made.stderr]).toEqual([0, expect.stringContaining("Wrote 5 pages: site/index.html"), ""]);
  expect(readdirSync(join(cwd, "site")).sort()).toEqual([
    "compliance.html",
    "data-science.html",
    "index.html",
    "operations.html",
    "public",
  ]);
  expect(readFileSync(join(cwd, "site/index.html"), "utf8")).toContain("Never audited");
  writeFileSync(
    join(cwd, "brand.yml"),
    "version: 1\ncolumns: { label: y, sensitive: [sex] }\nreport: { brand: { name: Lakeside <b>Bank } }\n",
  );
  expect((await run("site -o branded --policy brand.yml")).code).toBe(0);
  for (const page of ["index.html", "public/index.html"])
    expect(readFileSync(join(cwd, "branded", page), "utf8")).toContain("<span>Lakeside &lt;b&gt;Bank</span>");
  expect(readFileSync(join(cwd, "site/index.html"), "utf8")).not.toContain('class="brand"');
  writeFileSync(join(cwd, "text.hbs"), "<p>OURS {{text}}</p>\n");
  await run("site -o own --templates .");
  expect(readFileSync(join(cwd, "own/index.html"), "utf8")).toContain("<p>OURS 1 model");
  writeFileSync(join(cwd, "text.hbs"), "{{nothing}}");
  expect(await run("site -o bad --templates .")).toMatchObject({ code: 2, stderr: expect.stringContaining("error[EH200]") });
  expect(readdirSync(cwd)).not.toContain("bad");
});
