import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { datedPdf } from "../../src/renderers/pdf/dated.js";
import { bookmarksOf, placesOf } from "../../src/renderers/pdf/places.js";
import { printedDocument } from "../../src/renderers/pdf/printed-document.js";
import { renderPdf } from "../../src/renderers/pdf.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { sampleResult } from "../support/sample-result.js";

const LOGO = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/></svg>').toString("base64");
const folder = mkdtempSync(join(tmpdir(), "pdf-"));
let usual: Uint8Array;

beforeAll(async () => {
  usual = await renderPdf(sampleResult());
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const pagesOf = (bytes: Uint8Array): number => text(bytes).match(/\/Type \/Page\b/g)!.length;

test("the document is tagged, has bookmarks, a language and a title", () => {
  const bytes = text(usual);
  expect(bytes.startsWith("%PDF-")).toBe(true);
  for (const mark of ["/MarkInfo", "/StructTreeRoot", "/Outlines", "/Lang (en)", "/DisplayDocTitle true", "/S /TH", "/S /Figure", "/Alt"])
    expect(bytes).toContain(mark);
});

test("the same result printed twice is the same file, dated by its run", async () => {
  expect(Buffer.compare(await renderPdf(sampleResult()), usual)).toBe(0);
  expect(new Set(text(usual).match(/\(D:\d{14}[^)]*\)/g))).toEqual(new Set(["(D:20260917091203+00'00')"]));
});

test("the contents name the pages on which sections begin, and every bookmark leads to a heading with room below it", () => {
  const document = printedDocument(usual.subarray(0, printedEnd(usual)));
  const places = placesOf(document);
  const words = tool("pdftotext", (file) => ["-layout", file, "-"], usual);
  expect(places.get("findings")).toMatchObject({ page: 2 });
  expect(places.size).toBeGreaterThan(8);
  const bookmarks = bookmarksOf(document);
  expect(bookmarks.length).toBeGreaterThan(12);
  for (const { page, height } of bookmarks) expect(height, `a heading at the foot of page ${page}`).toBeGreaterThan(90);
  if (words === null) return;
  const pages = words.split("\f");
  const listed = [...pages[1]!.split("Each gap is")[0]!.matchAll(/(\d+) +([A-Z][a-z ]+?) +(\d+)(?= |$)/gm)];
  expect(listed.length).toBeGreaterThan(8);
  for (const [, number, title, page] of listed) expect(pages[Number(page) - 1]).toMatch(new RegExp(`^ *${number} +${title}`, "m"));
});

test("the file says what it is, names its links and holds its numbers", () => {
  const about = tool("pdfinfo", (file) => [file], usual);
  if (about === null) return;
  expect(about).toMatch(/Title: +Fairness audit: /);
  expect(about).toMatch(/Subject: +Run /);
  expect(about).toMatch(/Author: +evenhand/);
  expect(about).toMatch(/Metadata Stream: yes/);
  expect(about).not.toContain("Mozilla");
  expect(text(usual)).toContain("<pdf:Keywords>");
  const links = text(usual).match(/\/Subtype \/Link/g)!.length / 2;
  expect(text(usual).match(/\/Contents <FEFF/g)).toHaveLength(links);
  const attached = join(folder, "attached.json");
  if (tool("pdfdetach", (file) => ["-save", "1", "-o", attached, file], usual) === null) return;
  expect(JSON.parse(readFileSync(attached, "utf8"))).toMatchObject({ digest: sampleResult().digest });
});

test.each([
  ["a4", 595, 842],
  ["letter", 612, 792],
] as const)("on %s paper the first page is one page, however much stands on it", async (paper, width, height) => {
  const brand = { name: "Lakeside Bank", logo: `data:image/svg+xml;base64,${LOGO}`, accent: "#7a1f5c" };
  for (const [result, look] of [
    [sampleResult(), { paper }],
    [fullFirstPage(), { paper }],
    [fullFirstPage(), { paper, brand }],
  ] as const) {
    const bytes = await renderPdf(result, { look });
    const [, w, h] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text(bytes))!;
    expect([Math.round(Number(w)), Math.round(Number(h))]).toEqual([width, height]);
    const words = tool("pdftotext", (file) => ["-layout", file, "-"], bytes);
    if (words !== null) expect(words.split("\f")[0]).toMatch(/legal\s+advice/);
  }
});

test("a date is replaced without moving a byte", () => {
  const before = Buffer.from("a /CreationDate (D:20261125035303+00'00') /ModDate (D:20261125035303+00'00') b");
  const after = datedPdf(before, "2026-01-02T03:04:05.000Z");
  expect(after).toHaveLength(before.length);
  expect(text(after)).toBe("a /CreationDate (D:20260102030405+00'00') /ModDate (D:20260102030405+00'00') b");
});

test("forty combinations and hostile names are printed too", async () => {
  for (const result of [manyGroups(), hostileResult()]) expect(pagesOf(await renderPdf(result))).toBeGreaterThan(10);
});

test("the first page is one page, and pages say their number", async () => {
  for (const result of [sampleResult(), manyGroups(), hostileResult()]) {
    const words = tool("pdftotext", (file) => ["-layout", file, "-"], await renderPdf(result));
    if (words === null) return;
    const pages = words.split("\f");
    expect(pages[0]).toMatch(/legal\s+advice/);
    expect(pages[0]).toMatch(/Page 1 of \d+/);
    expect(pages[1]).toContain("Contents");
  }
});

test("no text is cut off at the edge of a page", () => {
  const boxes = tool("pdftotext", (file) => ["-bbox", file, "-"], usual);
  if (boxes === null) return;
  for (const [, xMin, xMax] of boxes.matchAll(/<word xMin="([\d.-]+)"[^>]*xMax="([\d.-]+)"/g)) {
    expect(Number(xMin)).toBeGreaterThan(40);
    expect(Number(xMax)).toBeLessThan(595 - 40);
  }
});

test("the file's structure is sound", () => {
  const said = tool("qpdf", (file) => ["--check", file], usual);
  if (said !== null) expect(said).toContain("No syntax or stream encoding errors");
});

/** Where what the browser printed ends: what is added comes behind. */
const printedEnd = (bytes: Uint8Array): number => text(bytes).indexOf("%%EOF") + "%%EOF\n".length;

/** What a tool says of a PDF; null, with the reason printed, where the tool is not installed. */
function tool(name: string, args: (file: string) => string[], bytes: Uint8Array): string | null {
  const file = join(folder, "report.pdf");
  writeFileSync(file, bytes);
  try {
    return execFileSync(name, args(file), { encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    console.warn(`${name} is not installed: this part of the PDF is not checked here`);
    return null;
  }
}
