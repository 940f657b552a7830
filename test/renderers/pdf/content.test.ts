import fc from "fast-check";
import { expect, test } from "vitest";
import { showsMissingGlyphs } from "../../../src/renderers/pdf/content/missing-glyphs.js";
import { operationsIn } from "../../../src/renderers/pdf/content/operations.js";
import { piecesOf } from "../../../src/renderers/pdf/content/pieces.js";
import { withArtifacts } from "../../../src/renderers/pdf/content/wrapped.js";
import { paintedIn } from "../../support/read-pdf.js";

const PAGE = [0, 0, 595, 842] as const;

/** A stream with everything marked; `demoted`: marks that become artifacts. */
function marked(stream: string, demoted: readonly number[] = [], isPage = true): string {
  const pieces = piecesOf(operationsIn(stream), PAGE, new Set(["/Apart"]));
  return withArtifacts(stream, pieces, { decorations: pieces.marks.filter(({ id }) => id !== null && demoted.includes(id)), isPage });
}

test("operations: strings with brackets, comments, dictionaries and an image in the stream are told apart", () => {
  const image = "BI /W 2 /H 1 /BPC 8 ID \x00 EIx(Q\nEI";
  const found = operationsIn(`(a (b) Tj\\)) Tj % q Q\n/P <</MCID 3 /T (EMC)>>BDC ${image} true EMC`);
  expect(found.map(({ operator }) => operator)).toEqual(["Tj", "BDC", "BI", "EMC"]);
  expect(found[0]!.operands).toEqual(["(a (b) Tj\\))"]);
  expect(found[1]!.operands).toEqual(["/P", "<<", "/MCID", "3", "/T", "(EMC)", ">>"]);
});

test.each([
  ["a path of its own, not the state before it", "1 0 0 rg\n0 0 9 9 re\nf", "1 0 0 rg\n/Artifact BMC\n0 0 9 9 re\nf\nEMC"],
  [
    "paths with only colours between them are one",
    "0 0 m 1 1 l S 1 w 0 0 m 2 2 l S",
    "/Artifact BMC\n0 0 m 1 1 l S 1 w 0 0 m 2 2 l S\nEMC",
  ],
  [
    "not across a saved state",
    "q 0 0 m 1 1 l S Q 0 0 m 2 2 l S",
    "q /Artifact BMC\n0 0 m 1 1 l S\nEMC Q /Artifact BMC\n0 0 m 2 2 l S\nEMC",
  ],
  ["a clip paints nothing", "0 0 9 9 re W n", "0 0 9 9 re W n"],
  ["what is marked stays", "/P <</MCID 0>> BDC BT (a) Tj ET EMC", "/P <</MCID 0>> BDC BT (a) Tj ET EMC"],
  ["an artifact stays", "/Artifact BMC 0 0 9 9 re f EMC", "/Artifact BMC 0 0 9 9 re f EMC"],
  ["a drawing with marks of its own is nothing to mark", "/Apart Do", "/Apart Do"],
  ["another drawing is", "/Pic Do", "/Artifact BMC\n/Pic Do\nEMC"],
  [
    "text below the text of the page is its footer, text above its header, text between neither",
    "BT 1 0 0 1 0 20 Tm (foot) Tj ET /P <</MCID 0>> BDC BT 1 0 0 1 0 50 Tm (a) Tj 0 700 Td (b) Tj ET EMC BT 1 0 0 1 0 60 Tm (between) Tj ET BT 1 0 0 1 0 800 Tm (head) Tj ET",
    "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nBT 1 0 0 1 0 20 Tm (foot) Tj ET\nEMC /P <</MCID 0>> BDC BT 1 0 0 1 0 50 Tm (a) Tj 0 700 Td (b) Tj ET EMC /Artifact BMC\nBT 1 0 0 1 0 60 Tm (between) Tj ET\nEMC /Artifact <</Type /Pagination /Subtype /Header>> BDC\nBT 1 0 0 1 0 800 Tm (head) Tj ET\nEMC",
  ],
  [
    "heights are those on the page: the matrix turns it upside down",
    "1 0 0 -1 0 842 cm /P <</MCID 0>> BDC BT 1 0 0 1 0 50 Tm (a) Tj ET EMC BT 1 0 0 1 0 800 Tm (foot) Tj ET",
    "1 0 0 -1 0 842 cm /P <</MCID 0>> BDC BT 1 0 0 1 0 50 Tm (a) Tj ET EMC /Artifact <</Type /Pagination /Subtype /Footer>> BDC\nBT 1 0 0 1 0 800 Tm (foot) Tj ET\nEMC",
  ],
  [
    "in a text object with a mark, only what is shown outside of it",
    "/P <</MCID 1>> BDC BT 0 0 Td (a) Tj ET EMC BT 0 0 Td (a) Tj (b) Tj /P <</MCID 0>> BDC (c) Tj EMC (d) Tj ET",
    "/P <</MCID 1>> BDC BT 0 0 Td (a) Tj ET EMC BT 0 0 Td /Artifact BMC\n(a) Tj (b) Tj\nEMC /P <</MCID 0>> BDC (c) Tj EMC /Artifact BMC\n(d) Tj\nEMC ET",
  ],
  [
    "a span with another text decides nothing",
    "/P <</MCID 0>> BDC BT (a) Tj ET EMC BT /Span <</ActualText (ff)>> BDC (x) Tj EMC ET",
    "/P <</MCID 0>> BDC BT (a) Tj ET EMC /Artifact BMC\nBT /Span <</ActualText (ff)>> BDC (x) Tj EMC ET\nEMC",
  ],
])("artifacts: %s", (_, before, after) => {
  expect(marked(before)).toBe(after);
  expect(marked(after)).toBe(after);
});

test("lines and grounds of an element become an artifact when asked, and text of a drawing apart is no footer", () => {
  expect(marked("/Table <</MCID 4>> BDC 0 0 9 1 re f EMC /P <</MCID 5>> BDC (a) Tj EMC", [4])).toBe(
    "/Artifact BMC 0 0 9 1 re f EMC /P <</MCID 5>> BDC (a) Tj EMC",
  );
  expect(marked("BT (a) Tj ET", [], false)).toBe("/Artifact BMC\nBT (a) Tj ET\nEMC");
});

test("where marks are drawn: to what they are clipped", () => {
  const { marks } = piecesOf(
    operationsIn(
      "q 2 0 0 2 10 20 cm 0 0 50 30 re W n /Figure <</MCID 0>> BDC 0 0 m 500 500 l S (a) Tj EMC Q /P <</MCID 1>> BDC 0 0 m 1 1 l S EMC",
    ),
    PAGE,
  );
  expect(marks.map(({ clip, hasMore }) => ({ clip, hasMore }))).toEqual([
    { clip: [10, 20, 110, 80], hasMore: true },
    { clip: PAGE, hasMore: false },
  ]);
});

test("characters that no font has: glyph 0 of a font whose codes are glyphs, in the font that holds there", () => {
  const shows = (text: string): boolean => showsMissingGlyphs(operationsIn(text), (font) => font === "/F1");
  expect(shows("BT /F1 9 Tf <00410000> Tj ET")).toBe(true);
  expect(shows("BT /F1 9 Tf [<0041> 3 <0000>] TJ ET")).toBe(true);
  expect(shows("BT /F1 9 Tf <00410010> Tj <1000> Tj ET")).toBe(false);
  expect(shows("BT /F2 9 Tf <00410000> Tj ET")).toBe(false);
  expect(shows("/F1 9 Tf q /F2 9 Tf <0000> Tj Q")).toBe(false);
  expect(shows("/F1 9 Tf q /F2 9 Tf Q <0000> Tj")).toBe(true);
});

const painting = fc.constantFrom("0 0 m 1 1 l S", "0 0 9 9 re f", "1 w", "1 0 0 rg", "/Pic Do", "0 0 9 9 re W n", "2 0 0 2 0 0 cm");
const showing = fc.constantFrom("(a\\)) Tj", "[(b) 3 (c)] TJ", "3 4 Td", "1 0 0 1 5 6 Tm", "/Span <</ActualText (q)>> BDC (x) Tj EMC");
const words = (parts: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(parts, { maxLength: 5 }).map((all) => all.join(" "));
const wrapped = (inner: fc.Arbitrary<string>, ...around: readonly [string, string][]): fc.Arbitrary<string> =>
  fc.tuple(inner, fc.constantFrom(...around)).map(([text, [before, behind]]) => `${before} ${text} ${behind}`);
const MARKS = [
  ["/P <</MCID 7>> BDC", "EMC"],
  ["/Artifact BMC", "EMC"],
] as [string, string][];
const textObject = wrapped(words(fc.oneof(showing, wrapped(words(showing), ...MARKS))), ["BT", "ET"]);
const plainText = wrapped(words(showing), ["BT", "ET"]);
const inMark = wrapped(words(fc.oneof(painting, plainText, wrapped(words(fc.oneof(painting, plainText)), ["q", "Q"]))), ...MARKS);
const stream = words(fc.oneof(painting, textObject, inMark, wrapped(words(fc.oneof(painting, textObject, inMark)), ["q", "Q"])));

test("of any stream: all is marked, marks nest, nothing else changes, and once is enough", () => {
  fc.assert(
    fc.property(stream, (before) => {
      const after = marked(before);
      const painted = paintedIn(after);
      expect(painted.filter(({ mark }) => mark === null)).toEqual([]);
      expect(painted.map(({ operator }) => operator)).toEqual(paintedIn(before).map(({ operator }) => operator));
      expect(paintedIn(before).flatMap(({ mark }, i) => (mark === null || mark === painted[i]!.mark ? [] : [i]))).toEqual([]);
      expect(after.replace(/\/Artifact (?:BMC|<<\/Type \/Pagination \/Subtype \/(?:Footer|Header)>> BDC)\n|\nEMC/g, "")).toBe(before);
      expect(marked(after)).toBe(after);
    }),
    { numRuns: 300 },
  );
});
