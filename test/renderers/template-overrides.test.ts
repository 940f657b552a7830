import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Brand } from "../../src/look/brand.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderLl144 } from "../../src/renderers/ll144.js";
import { renderSummary } from "../../src/renderers/summary.js";
import { type Block, cell, note, type TableBlock } from "../../src/sections/block.js";
import type { Section } from "../../src/sections/section.js";
import { gatedResult } from "../support/gated-result.js";
import { ll144Result, stated } from "../support/ll144-result.js";

const templates = readdirSync(new URL("../../templates/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "overridden-"));
afterAll(() => rmSync(folder, { recursive: true }));

const brand: Brand = { name: "Lakeside Bank", logo: null, accent: "#7a1f5c" };
const table: TableBlock = { kind: "table", caption: "Table", columns: [{ title: "A", align: "text" }], rows: [[cell("a")]], note: null };
const shown = { title: "Chart", summary: "What it shows", reading: "How to read it", table } as const;

/** A block of each kind, whatever the result itself shows. */
const every: Section = {
  id: "every",
  title: "Every kind",
  blocks: (): readonly Block[] => [
    note("A note"),
    table,
    { kind: "messages", messages: [{ level: "note", code: "EH117", text: "A message", evidence: [], help: [] }] },
    { kind: "heading", text: "A heading" },
    { kind: "code", caption: "Command", text: "evenhand audit" },
    {
      kind: "heat",
      caption: "Heat",
      rowTitle: "Row",
      columns: ["C"],
      rows: [{ label: "R", cells: [{ ...cell("1%"), shade: 1 }] }],
      note: null,
    },
    {
      kind: "slope",
      ...shown,
      ends: ["before", "now"],
      ticks: "points",
      slopes: [{ label: "a", before: 0.1, now: 0.2, printed: ["10", "20"], change: "worse" }],
    },
    {
      kind: "waterfall",
      ...shown,
      axis: "points",
      ticks: "points",
      steps: [{ label: "a", value: 0.1, lower: null, upper: null, printed: "10", pale: false }],
      whole: { label: "all", value: 0.1, printed: "10" },
      pale: null,
    },
    {
      kind: "curves",
      ...shown,
      x: { title: "x", ticks: "points", from: 0, to: 1 },
      y: { title: "y", ticks: "points", from: 0, to: 1 },
      diagonal: false,
      lines: [],
      panels: [],
      key: [],
    },
  ],
};

const MARK = "OVERRIDDEN-BY-THE-READER";

test.each(templates)("a %s of one's own takes the place of the shipped one", async (name) => {
  const own = mkdtempSync(join(folder, "one-"));
  const shipped = readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8");
  const marked = name.includes("style") ? `/* ${MARK} */\n${shipped}` : `${shipped}<!-- ${MARK} -->\n`;
  writeFileSync(join(own, name), marked);
  const page = (templatesDir: string | null): Promise<string> =>
    name === "site-page.hbs"
      ? renderLl144(ll144Result(stated), { templatesDir })
      : name === "summary.hbs"
        ? renderSummary(gatedResult([]), { templatesDir, look: { brand } })
        : renderHtml(gatedResult([]), { templatesDir, look: { brand }, sections: [every] });
  const [with_, without] = [await page(own), await page(null)];
  expect(without).not.toContain(MARK);
  expect(with_).toContain(MARK);
  // Nothing else is another: the shipped page, but for the marks.
  expect(with_.replaceAll(`<!-- ${MARK} -->\n`, "").replaceAll(`/* ${MARK} */\n`, "")).toBe(without);
});
