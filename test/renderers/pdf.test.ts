import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict } from "pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderPdf } from "../../src/renderers/pdf.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { bookmarksIn, readPdf, wordsIn } from "../support/read-pdf.js";
import { sampleResult } from "../support/sample-result.js";

const LOGO = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/></svg>').toString("base64");
const folder = mkdtempSync(join(tmpdir(), "pdf-"));
let usual: Uint8Array;

beforeAll(async () => {
  usual = await renderPdf(sampleResult());
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const pagesOf = async (bytes: Uint8Array): Promise<number> => (await readPdf(bytes)).pages.length;

test("the document is tagged, has bookmarks, a language and a title", () => {
  const bytes = text(usual);
  expect(bytes.startsWith("%PDF-1.7")).toBe(true);
  for (const mark of ["/MarkInfo", "/StructTreeRoot", "/Outlines", "/Lang(en)", "/DisplayDocTitle true", "/Title<FEFF"])
    expect(bytes).toContain(mark);
});

test("the same result printed twice is the same file, dated by its run", async () => {
  expect(Buffer.compare(await renderPdf(sampleResult()), usual)).toBe(0);
  expect(new Set(text(usual).match(/\(D:\d{14}[^)]*\)/g))).toEqual(new Set(["(D:20260917091203+00'00')"]));
});

test("the contents name the pages on which sections begin, and every bookmark leads to a heading with room below it", async () => {
  const bookmarks = bookmarksIn((await readPdf(usual)).document);
  expect(bookmarks.length).toBeGreaterThan(12);
  expect(bookmarks.find(({ title }) => title === "1 What was observed")).toMatchObject({ page: 2 });
  for (const { page, height } of bookmarks) expect(height, `a heading at the foot of page ${page}`).toBeGreaterThan(90);
  const words = tool("pdftotext", (file) => ["-layout", file, "-"], usual);
  if (words === null) return;
  const pages = words.split("\f");
  const listed = [...pages[1]!.split("Each gap is")[0]!.matchAll(/(\d+) +([A-Z][a-z ]+?) +(\d+)(?= |$)/gm)];
  expect(listed.length).toBeGreaterThan(8);
  for (const [, number, title, page] of listed) expect(pages[Number(page) - 1]).toMatch(new RegExp(`^ *${number} +${title}`, "m"));
});

test("the file says what it is, names its links and holds its numbers", async () => {
  const about = tool("pdfinfo", (file) => [file], usual);
  if (about === null) return;
  expect(about).toMatch(/Title: +Fairness audit: /);
  expect(about).toMatch(/Subject: +Run /);
  expect(about).toMatch(/Author: +evenhand/);
  expect(about).toMatch(/Metadata Stream: yes/);
  expect(about).not.toContain("Mozilla");
  expect(text(usual)).toContain("<pdf:Keywords>");
  const { document } = await readPdf(usual);
  const links = document
    .getPages()
    .flatMap(({ node }) => (node.Annots()?.asArray() ?? []).map((link) => document.context.lookup(link, PDFDict)));
  expect(links.map((link) => wordsIn(link, "Contents"))).toEqual(expect.arrayContaining(["What was observed", "What could not be judged"]));
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
    [fullFirstPage(), { paper, brand, locale: "de" }],
  ] as const) {
    const bytes = await renderPdf(result, { look });
    const size = (await readPdf(bytes)).document.getPage(0).getSize();
    expect([Math.round(size.width), Math.round(size.height)]).toEqual([width, height]);
    const words = tool("pdftotext", (file) => ["-layout", file, "-"], bytes);
    if (words !== null) expect(words.split("\f")[0]).toMatch(/legal\s+advice|Rechtsberatung/);
  }
});

test("forty combinations and hostile names are printed too", async () => {
  for (const result of [manyGroups(), hostileResult()]) expect(await pagesOf(await renderPdf(result))).toBeGreaterThan(10);
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
