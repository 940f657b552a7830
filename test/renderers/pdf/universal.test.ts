import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { renderReport } from "../../../src/renderers/index.js";
import { fullFirstPage } from "../../support/full-first-page.js";
import { nameIn, type ReadPdf, readPdf, type Tag, wordsIn } from "../../support/read-pdf.js";
import { sampleResult } from "../../support/sample-result.js";

/** What PDF/UA-1 asks for, read by another reader than the code that writes. Documents and the language they are in. */
const documents = {
  "the report": { language: "en", render: () => renderReport(sampleResult(), { format: "pdf" }) },
  "the German report of a full first page, on Letter": {
    language: "de",
    render: () => renderReport(fullFirstPage(), { format: "pdf", look: { locale: "de", paper: "letter" } }),
  },
  "the page for the public": { language: "en", render: () => renderReport(fullFirstPage(), { format: "summary-pdf" }) },
} as const;

const isTag = (kid: Tag | string | PDFRef): kid is Tag => typeof kid === "object" && !(kid instanceof PDFRef);

describe.each(Object.entries(documents))("%s", (_, { language, render }) => {
  let read: ReadPdf;
  beforeAll(async () => {
    read = await readPdf((await render()) as Uint8Array);
  });
  const ofKind = (kind: RegExp): readonly Tag[] => read.all.filter((tag) => kind.test(tag.kind));

  test("names itself PDF/UA-1, with its title and language", () => {
    const { catalog } = read.document;
    expect(read.xmp).toContain('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"');
    expect(read.xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(read.xmp).toMatch(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</);
    expect(wordsIn(catalog, "Lang")).toBe(language);
    expect(catalog.lookup(PDFName.of("MarkInfo"), PDFDict).toString()).toContain("/Marked true");
    expect(catalog.lookup(PDFName.of("ViewerPreferences"), PDFDict).toString()).toContain("/DisplayDocTitle true");
    expect(read.document.getTitle()).toMatch(/\w/);
    for (const { node } of read.document.getPages()) expect(nameIn(node, "Tabs")).toBe("S");
  });

  test("everything painted is in the structure once, or an artifact, which is text only in the foot of a page", () => {
    const painted = read.pages.map((page) => new Set(page.map(({ mark }) => mark).filter((mark) => typeof mark === "number")));
    const contents = read.all.flatMap(({ kids }) => kids.filter((kid) => typeof kid === "string"));
    expect(new Set(contents).size).toBe(contents.length);
    const marked = painted.flatMap((marks, page) => [...marks].map((mark) => `${page} ${mark}`));
    expect(marked.filter((mark) => !contents.includes(mark))).toEqual([]);
    for (const [number, page] of read.pages.entries()) {
      expect(
        page.filter(({ mark }) => mark === null),
        `page ${number + 1}`,
      ).toEqual([]);
      const texts = page.filter(({ operator, mark }) => mark === "artifact" && /^T/.test(operator));
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts.map(({ artifact }) => artifact))).toEqual(new Set(["<< /Type /Pagination /Subtype /Footer >>"]));
    }
  });

  test("pages and links lead back to their elements", () => {
    for (const tag of read.all)
      for (const kid of tag.kids) {
        if (isTag(kid)) expect(kid.entries.get(PDFName.of("P"))).toBe(tag.ref);
        else if (typeof kid === "string") {
          const [page, mark] = kid.split(" ").map(Number) as [number, number];
          const key = read.document.getPage(page).node.lookup(PDFName.of("StructParents"), PDFNumber).asNumber();
          expect(read.document.context.lookup(read.backFrom(key), PDFArray).get(mark)).toBe(tag.ref);
        } else {
          const link = read.document.context.lookup(kid, PDFDict);
          expect(tag.kind).toBe("Link");
          expect(wordsIn(link, "Contents")).toMatch(/\w/);
          expect(read.backFrom(link.lookup(PDFName.of("StructParent"), PDFNumber).asNumber())).toBe(tag.ref);
        }
      }
    const links = read.document.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? []);
    expect(ofKind(/^Link$/).flatMap(({ kids }) => kids.filter((kid) => kid instanceof PDFRef))).toHaveLength(links.length);
  });

  test("items of lists have a body, figures words and a place, headings their order, tables what heads their cells", () => {
    expect(ofKind(/^LI$/).length).toBeGreaterThan(0);
    for (const { kids } of ofKind(/^LI$/)) {
      expect(kids.every((kid) => isTag(kid) && /^(Lbl|LBody)$/.test(kid.kind))).toBe(true);
      expect(kids.filter((kid) => isTag(kid) && kid.kind === "LBody")).toHaveLength(1);
    }
    for (const { kids } of ofKind(/^L$/)) expect(kids.every((kid) => isTag(kid) && kid.kind === "LI")).toBe(true);
    for (const { entries } of ofKind(/^Figure$/)) {
      expect(wordsIn(entries, "Alt")).toMatch(/\w{3}/);
      const [left, bottom, right, top] = entries
        .lookup(PDFName.of("A"), PDFDict)
        .lookup(PDFName.of("BBox"), PDFArray)
        .asArray()
        .map(Number) as number[];
      const { width, height } = read.document.getPage(0).getSize();
      expect([left! >= 0, bottom! >= 0, right! - left! > 20, top! - bottom! > 20, right! <= width, top! < height - 20]).toEqual(
        Array(6).fill(true),
      );
    }
    const levels = ofKind(/^H\d$/).map(({ kind }) => Number(kind[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => void expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1));
    expect(ofKind(/^TH$/).length).toBeGreaterThan(0);
    for (const { entries } of ofKind(/^TH$/))
      expect(["Row", "Column"]).toContain(nameIn(entries.lookup(PDFName.of("A"), PDFDict), "Scope"));
    for (const table of ofKind(/^Table$/)) {
      const widths = rowsOf(table).map(({ kids }) => kids.filter(isTag).reduce((width, cell) => width + spanOf(cell), 0));
      expect(new Set(widths).size, `rows of ${widths.join(", ")} cells`).toBe(1);
    }
  });
});

const rowsOf = (tag: Tag): readonly Tag[] =>
  tag.kids.filter(isTag).flatMap((kid) => (kid.kind === "TR" ? [kid] : kid.kind === "Caption" ? [] : rowsOf(kid)));

function spanOf({ entries }: Tag): number {
  const attributes = entries.lookup(PDFName.of("A"));
  const span = attributes instanceof PDFDict ? attributes.lookup(PDFName.of("ColSpan")) : undefined;
  return span instanceof PDFNumber ? span.asNumber() : 1;
}
