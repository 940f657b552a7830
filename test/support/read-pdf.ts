import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";

/** An element of a PDF's structure, as somebody else's reader gives it. */
export interface Tag {
  readonly kind: string;
  readonly ref: PDFRef;
  readonly entries: PDFDict;
  /** Elements, "page mark" of content, and refs of annotations. */
  readonly kids: readonly (Tag | string | PDFRef)[];
}

/** Something painted on a page: the operator, its mark's number or "artifact", and the entries of an artifact. */
export interface Painted {
  readonly operator: string;
  readonly mark: number | "artifact" | null;
  readonly artifact: string | null;
}

export interface ReadPdf {
  readonly document: PDFDocument;
  readonly xmp: string;
  readonly top: Tag;
  readonly all: readonly Tag[];
  /** Of each page what is painted, in order. Throws where text objects, saved states or marks do not nest. */
  readonly pages: readonly (readonly Painted[])[];
  /** What the table leading back from pages says of a key. */
  backFrom(key: number): PDFObject | undefined;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const pageOf = new Map(document.getPages().map(({ ref }, i) => [ref.toString(), i]));
  const tree = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const all: Tag[] = [];
  const tagAt = (ref: PDFRef): Tag => {
    const entries = context.lookup(ref, PDFDict);
    const page = entries.get(PDFName.of("Pg"));
    const tag = { kind: nameIn(entries, "S"), ref, entries, kids: [] as (Tag | string | PDFRef)[] };
    all.push(tag);
    for (const kid of listed(
      entries.lookup(PDFName.of("K")) instanceof PDFArray ? entries.lookup(PDFName.of("K")) : entries.get(PDFName.of("K")),
    ))
      tag.kids.push(kidOf(kid, page));
    return tag;
  };
  const kidOf = (kid: PDFObject, page: PDFObject | undefined): Tag | string | PDFRef => {
    if (kid instanceof PDFNumber) return `${pageOf.get(String(page))} ${kid.asNumber()}`;
    if (kid instanceof PDFRef) return tagAt(kid);
    const part = kid as PDFDict;
    if (nameIn(part, "Type") === "OBJR") return part.get(PDFName.of("Obj")) as PDFRef;
    return `${pageOf.get(String(part.get(PDFName.of("Pg"))))} ${part.lookup(PDFName.of("MCID"), PDFNumber).asNumber()}`;
  };
  const top = tagAt(tree.get(PDFName.of("K")) as PDFRef);
  const metadata = catalog.lookup(PDFName.of("Metadata"));
  const back = tree.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray).asArray();
  return {
    document,
    xmp: metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString("utf8") : "",
    top,
    all,
    pages: document.getPages().map(({ node }) => paintedIn(textOf(node.Contents()))),
    backFrom: (key) => back[back.findIndex((one, i) => i % 2 === 0 && String(one) === String(key)) + 1],
  };
}

export const nameIn = (entries: PDFDict, key: string): string => entries.lookup(PDFName.of(key), PDFName).decodeText();

/** A text of a dictionary; null where there is none. */
export function wordsIn(entries: PDFDict, key: string): string | null {
  const value = entries.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

/** Where bookmarks lead, outer ones before those within: pages from 1, points above the lower edge. */
export function bookmarksIn(document: PDFDocument): readonly { readonly title: string; readonly page: number; readonly height: number }[] {
  const pages = document.getPages().map(({ ref }) => ref);
  const from = (first: PDFObject | undefined): ReturnType<typeof bookmarksIn> => {
    if (!(first instanceof PDFDict)) return [];
    const [page, , , height] = first.lookup(PDFName.of("Dest"), PDFArray).asArray();
    const one = { title: wordsIn(first, "Title")!, page: pages.indexOf(page as PDFRef) + 1, height: (height as PDFNumber).asNumber() };
    return [one, ...from(first.lookup(PDFName.of("First"))), ...from(first.lookup(PDFName.of("Next")))];
  };
  return from(document.catalog.lookup(PDFName.of("Outlines"), PDFDict).lookup(PDFName.of("First")));
}

const listed = (value: PDFObject | undefined): readonly PDFObject[] =>
  value === undefined ? [] : value instanceof PDFArray ? value.asArray() : [value];

function textOf(contents: PDFObject | undefined): string {
  if (!(contents instanceof PDFRawStream)) throw new Error("a page has not one stream");
  return Buffer.from(decodePDFRawStream(contents).decode()).toString("latin1");
}

const PIECES = /\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s()<>[\]/]*|[^\s()<>[\]/]+/g;
const PAINTS = /^(?:f\*?|F|B\*?|b\*?|S|s|Tj|TJ|'|"|Do|sh|EI)$/;

/** Written apart from the code under test, for streams without images and nested brackets in strings. */
export function paintedIn(content: string): readonly Painted[] {
  const painted: Painted[] = [];
  const marks: { readonly mark: Painted["mark"]; readonly artifact: string | null; readonly inText: boolean }[] = [];
  let operands: string[] = [];
  let text: number | null = null;
  let saved = 0;
  for (const [piece] of content.matchAll(PIECES)) {
    if (!/^[A-Za-z'"]/.test(piece)) {
      operands.push(piece);
      continue;
    }
    if (piece === "BT") {
      if (text !== null) throw new Error("a text object within another");
      text = marks.length;
    } else if (piece === "ET") {
      if (text !== marks.length) throw new Error("a text object ends in another mark than it began");
      text = null;
    } else if (piece === "q") saved++;
    else if (piece === "Q" && --saved < 0) throw new Error("a state is restored that was not saved");
    else if (piece === "BMC" || piece === "BDC") {
      const at = operands.indexOf("/MCID");
      const artifact = operands[0] === "/Artifact" ? operands.slice(1).join(" ") : null;
      const mark = at >= 0 ? Number(operands[at + 1]) : artifact === null ? (marks.at(-1)?.mark ?? null) : "artifact";
      if (mark !== null && (at >= 0 || artifact !== null) && marks.some((outer) => outer.mark !== null))
        throw new Error("a mark in a mark");
      marks.push({ mark, artifact: artifact ?? marks.at(-1)?.artifact ?? null, inText: text !== null });
    } else if (piece === "EMC") {
      if (marks.pop()!.inText !== (text !== null)) throw new Error("a mark ends where it did not begin");
    } else if (PAINTS.test(piece))
      painted.push({ operator: piece, mark: marks.at(-1)?.mark ?? null, artifact: marks.at(-1)?.artifact ?? null });
    operands = [];
  }
  if (text !== null || saved > 0 || marks.length > 0) throw new Error("a stream ends within something");
  return painted;
}
