import { PDFArray, PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { objectsOf } from "../../../src/renderers/pdf/objects.js";
import { packedPdf } from "../../../src/renderers/pdf/packed.js";
import { printedDocument } from "../../../src/renderers/pdf/printed-document.js";
import { dateText, textOf, textString } from "../../../src/renderers/pdf/value.js";

/** A file of one page as Chromium lays it out, with these objects more. */
function printed(more: readonly string[]): Buffer {
  const all = [
    "<</Type /Catalog\n/Pages 2 0 R\n/Odd 5 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9.5 -.5]>>",
    "<</Producer (Skia)>>",
    ...more,
  ];
  let file = "%PDF-1.4\n";
  const rows = all.map((text, i) => {
    const row = `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${i + 1} 0 obj\n${text}\nendobj\n`;
    return row;
  });
  const size = all.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 4 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}

const repacked = (more: readonly string[]): Buffer => {
  const document = printedDocument(printed(more));
  return packedPdf(objectsOf(document), document);
};

test("values, strings with brackets and streams that hold the words of the format are as before; what nothing leads to is gone", async () => {
  const bytes = "a endobj stream\n\xff endstream";
  const file = repacked([
    "<</A (x \\) (y) \\\\) /B <FEFF 0041> /C [true null 1 -2.50 /N#20x 6 0 R [7 0 R (a)(b)]] /D <</E <</F/G>>>>>>",
    `<</Length ${bytes.length}>> stream\n${bytes}\nendstream`,
    "[1 2]",
    "(nothing leads here)",
  ]);
  expect(file.toString("latin1", 0, 8)).toBe("%PDF-1.7");
  const { context, catalog } = await PDFDocument.load(file, { updateMetadata: false });
  const odd = catalog.lookup(PDFName.of("Odd"), PDFDict);
  expect(odd.get(PDFName.of("A"))!.toString()).toBe("(x \\) (y) \\\\)");
  expect(odd.lookup(PDFName.of("D"), PDFDict).toString()).toBe("<<\n/E <<\n/F /G\n>>\n>>");
  const list = odd.lookup(PDFName.of("C"), PDFArray);
  expect(list.asArray().slice(0, 5).map(String)).toEqual(["true", "null", "1", "-2.5", "/N#20x"]);
  expect(Buffer.from((list.lookup(5) as unknown as { contents: Uint8Array }).contents).toString("latin1")).toBe(bytes);
  expect(list.lookup(6, PDFArray).lookup(0, PDFArray).toString()).toBe("[ 1 2 ]");
  const kinds = context.enumerateIndirectObjects().map(([, object]) => object.toString());
  expect(kinds.some((text) => text.includes("nothing leads here"))).toBe(false);
  expect(repacked(["[1 2]"]).equals(repacked(["[1 2]"]))).toBe(true);
});

test("more objects than fit together are in several streams", async () => {
  const many = Array.from({ length: 450 }, (_, i) => `[${i + 6} 0 R ${i}]`);
  const file = repacked([...many, "(end)"]);
  expect(file.toString("latin1").match(/\/ObjStm/g)).toHaveLength(3);
  const { catalog } = await PDFDocument.load(file, { updateMetadata: false });
  let one = catalog.lookup(PDFName.of("Odd"));
  for (let i = 0; i < 450; i++) {
    expect(String((one as PDFArray).get(1))).toBe(String(i));
    one = (one as PDFArray).lookup(0);
  }
  expect(String(one)).toBe("(end)");
});

test("a file that is laid out otherwise is refused, and not misread", () => {
  const broken = (more: readonly string[]) => () => objectsOf(printedDocument(printed(more)));
  expect(broken(["<</A [1 2>>"])).toThrow("object 5 of the PDF has a bracket too few");
  expect(broken(["(no end"])).toThrow("string without an end");
  expect(broken(["<</Length 9 0 R>> stream\nx\nendstream"])).toThrow("does not say its length");
  expect(() => printedDocument(Buffer.from("%PDF-1.7 trailer startxref 0"))).toThrow("no plain table");
});

test("texts, dates and references as they are written", () => {
  expect(textString("Ä𝄞")).toBe("<FEFF00C4D834DD1E>");
  expect(dateText("2026-09-17T09:12:03Z")).toBe("(D:20260917091203+00'00')");
  expect(textOf(new Map([["/A", ["1", "2", "/B", "(c)", { to: 3 }, "4"]]]), (old) => old + 10)).toBe("<</A[1 2/B(c) 13 0 R 4]>>");
});
