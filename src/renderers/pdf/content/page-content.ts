import { deflateSync, inflateSync } from "node:zlib";
import type { PdfObjects } from "../objects.js";
import { changed, type Dictionary, isDictionary, isReference, type PdfValue } from "../value.js";
import type { Box } from "./box.js";
import { showsMissingGlyphs } from "./missing-glyphs.js";
import { operationsIn } from "./operations.js";
import { type Mark, piecesOf } from "./pieces.js";
import { withArtifacts } from "./wrapped.js";

/**
 * Marks everything in a stream that is in no structure as an artifact, and so are the marks that `decoration` says, which is asked of each.
 * The stream is a page's, or that of a drawing which was put together apart and has marks of its own. Returns whether text is shown that no
 * font has.
 */
export function markContent(objects: PdfObjects, number: number, decoration: (mark: Mark) => boolean): boolean {
  const owner = objects.dictionary(number);
  const contents = owner.get("/Contents");
  const streams = isReference(contents) ? [contents] : Array.isArray(contents) ? contents.filter(isReference) : [{ to: number }];
  const text = streams.map(({ to }) => unpacked(objects, to)).join("\n");
  const operations = operationsIn(text);
  const pieces = piecesOf(
    operations,
    boxOf(owner.get("/MediaBox") ?? owner.get("/BBox")),
    new Set(named(objects, owner, "/XObject", isMarked)),
  );
  const marked = withArtifacts(text, pieces, { decorations: pieces.marks.filter(decoration), isPage: contents !== undefined });
  const content = deflateSync(Buffer.from(marked, "latin1"));
  if (contents === undefined) objects.set(number, changed(owner, { "/Filter": "/FlateDecode" }), content);
  else objects.set(number, changed(owner, { "/Contents": { to: objects.add(new Map([["/Filter", "/FlateDecode"]]), content) } }));
  const composite = new Set(named(objects, owner, "/Font", (font) => isDictionary(font) && font.get("/Encoding") === "/Identity-H"));
  return showsMissingGlyphs(operations, (font) => composite.has(font));
}

/** Whether the object has content with marks: a page, or a drawing apart. */
export const isMarked = (value: PdfValue): boolean => isDictionary(value) && value.has("/StructParents");

/** What the stream calls those of its resources of a kind of which something holds. */
function named(objects: PdfObjects, owner: Dictionary, kind: string, holds: (value: PdfValue) => boolean): readonly string[] {
  const resources = objects.resolved(owner.get("/Resources"));
  const ofKind = isDictionary(resources) ? objects.resolved(resources.get(kind)) : undefined;
  if (!isDictionary(ofKind)) return [];
  return [...ofKind].filter(([, value]) => holds(objects.resolved(value)!)).map(([name]) => name);
}

function unpacked(objects: PdfObjects, number: number): string {
  const { value, stream } = objects.get(number);
  const filter = isDictionary(value) ? value.get("/Filter") : undefined;
  if (stream === null || (filter !== undefined && filter !== "/FlateDecode"))
    throw new Error("a page of the PDF is packed in a way not known");
  return (filter === undefined ? stream : inflateSync(stream)).toString("latin1");
}

function boxOf(value: PdfValue | undefined): Box {
  if (!Array.isArray(value) || value.length !== 4) throw new Error("a page of the PDF does not say its size");
  return value.map(Number) as unknown as Box;
}
