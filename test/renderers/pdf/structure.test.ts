import { PDFDict, PDFName } from "pdf-lib";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../../src/renderers/browser/launch.js";
import { finishedPdf } from "../../../src/renderers/pdf/finished.js";
import { printPage } from "../../../src/renderers/pdf/print.js";
import { printable } from "../../../src/renderers/pdf/printable.js";
import { printedDocument } from "../../../src/renderers/pdf/printed-document.js";
import { type Element, type Kid, within } from "../../../src/renderers/pdf/structure/element.js";
import { lacksOf } from "../../../src/renderers/pdf/structure/lacks.js";
import { mend } from "../../../src/renderers/pdf/structure/mended.js";
import { type ReadPdf, readPdf, type Tag, wordsIn } from "../../support/read-pdf.js";

const facts = { title: "T", author: "a", subject: "s", keywords: "k", creator: "c", language: "en", made: "2026-01-01T00:00:00Z" };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What becomes of a page of HTML. */
async function finished(body: string): Promise<ReadPdf> {
  const html = `<!doctype html><html lang="en"><title>T</title><style>@page { margin: 20mm; @bottom-left { content: "foot" } }</style>${body}`;
  return readPdf(finishedPdf(printedDocument(await printPage(browser, html)), facts, { attachments: [], linkNames: new Map() }));
}

/** An element with its kids, as "P(3 Link(4))": content by its mark. */
function shown({ kind, kids }: Tag): string {
  const inner = kids.map((kid) => (typeof kid === "string" ? kid.split(" ")[1] : "kids" in kid ? shown(kid) : "link"));
  return inner.length === 0 ? kind : `${kind}(${inner.join(" ")})`;
}

test("items of lists have bodies, nested ones too, and labels stay outside of them", async () => {
  const { top } = await finished("<h1>T</h1><ul><li>a<ol><li>b</ol><li><p>c</p></ul>");
  expect(shown(top)).toBe("Document(H1(0) L(LI(Lbl(1) LBody(2 L(LI(Lbl(3) LBody(4))))) LI(Lbl(5) LBody(P(6)))))");
});

test("a passage in another language, an empty cell, a link outwards and text between blocks keep their tags", async () => {
  const { top, all, document, xmp } = await finished(
    `<h1>T</h1><p>a <span lang="de">Wort</span> b</p><div>loose <b>text</b><p>x</p></div>
    <table><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><th scope="row">x</th><td></td></tr></table><p><a href="https://example.com/">out</a></p>`,
  );
  expect(shown(top)).toBe("Document(H1(0) P(1 Span(2) 3) P(4 5) P(6) Table(TR(TH(7) TH(8)) TR(TH(9) TD(10))) P(Link(11 link)))");
  expect(wordsIn(all.find(({ kind }) => kind === "Span")!.entries, "Lang")).toBe("de");
  const [link] = document.getPage(0).node.Annots()!.asArray();
  expect(wordsIn(document.context.lookup(link, PDFDict), "Contents")).toBe("https://example.com/");
  expect(xmp).toContain("pdfuaid:part");
});

test("what is drawn apart, as half transparent things are, is marked in its own stream", async () => {
  const { xmp, document, pages } = await finished(
    `<h1>T</h1><div style="opacity: .5; background: #eee"><p>x</p><svg role="img" aria-label="a picture" width="90" height="40"><rect width="40" height="30" opacity=".3"/></svg></div>`,
  );
  expect(xmp).toContain("pdfuaid:part");
  expect(pages[0]!.filter(({ mark }) => mark === null).map(({ operator }) => operator)).toEqual(["Do"]);
  const forms = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => ("dict" in object ? [(object as { dict: PDFDict }).dict] : []));
  expect(forms.filter((dict) => dict.has(PDFName.of("StructParents"))).length).toBeGreaterThan(0);
});

test.each([
  [
    "a picture without words",
    '<h1>T</h1><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="50" height="50">',
    "Figure",
  ],
  ["a heading two levels below the one before", "<h1>T</h1><h3>x</h3>", "H3"],
])("a page with %s does not name itself PDF/UA-1", async (_, body, kind) => {
  const { xmp, all } = await finished(body);
  expect(all.map((tag) => tag.kind)).toContain(kind);
  expect(xmp).not.toContain("pdfuaid");
});

test("as the browser prints, pages have what is not marked: these tests can fail", async () => {
  const raw = await readPdf(
    await printPage(
      browser,
      "<!doctype html><title>T</title><style>@page { margin: 20mm; @bottom-left { content: 'foot' } }</style><h1>T</h1><ul><li>a</ul>",
    ),
  );
  expect(raw.pages[0]!.filter(({ mark }) => mark === null).length).toBeGreaterThan(0);
  expect(shown(raw.top)).toContain("LI(Lbl(1) NonStruct(2))");
});

const content = (mark: number): Kid => ({ mark, page: 1, stream: 1 });
const element = (kind: string, kids: readonly Kid[], entries: readonly [string, string][] = []): Element => ({
  number: null,
  kind,
  entries: new Map(entries),
  kids,
});

test("mending: decoration goes, empty runs go, attributes are one dictionary without what is usual", () => {
  const cell = {
    ...element("/TH", [content(1), element("/NonStruct", [content(2)]), element("/NonStruct", [])]),
    entries: new Map([
      [
        "/A",
        [
          new Map([
            ["/O", "/Table"],
            ["/Scope", "/Row"],
          ]),
          new Map([
            ["/O", "/Table"],
            ["/RowSpan", "1"],
          ]),
          new Map([
            ["/O", "/Table"],
            ["/ColSpan", "2"],
          ]),
        ],
      ],
    ]),
  };
  const top = element("/Document", [element("/Table", [content(9), element("/TR", [cell])])]);
  mend(top, ({ mark }) => mark === 9);
  expect([...within(top)].map(({ kind, kids }) => `${kind} ${kids.length}`)).toEqual(["/Document 1", "/Table 1", "/TR 1", "/TH 2"]);
  expect(cell.entries.get("/A")).toEqual(
    new Map([
      ["/O", "/Table"],
      ["/Scope", "/Row"],
      ["/ColSpan", "2"],
    ]),
  );
});

test("what a structure lacks is said", () => {
  expect(lacksOf(null)).toEqual(["there is no structure"]);
  const wrong = element("/Document", [element("/H2", []), element("/Figure", []), element("/TH", []), element("/LI", [content(1)])]);
  expect(lacksOf(wrong)).toEqual([
    "the first heading is of level 2",
    "Figure without words",
    "a table's heading that does not say what it heads",
    "a list's item without a body",
  ]);
  expect(lacksOf(element("/Document", [element("/H1", []), element("/Figure", [], [["/Alt", "(a)"]]), element("/H2", [])]))).toEqual([]);
});

test("a page is printed with spaces in empty cells, and with roles for passages in another language", () => {
  expect(printable('<td class="text"></td><th> </th><td>1</td><span lang="en">a</span><span lang="en" class="b">c</span>')).toBe(
    '<td class="text">&nbsp;</td><th>&nbsp;</th><td>1</td><span lang="en" role="note">a</span><span lang="en" class="b">c</span>',
  );
});
