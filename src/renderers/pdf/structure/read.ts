import type { PdfObjects } from "../objects.js";
import { changed, type Dictionary, isDictionary, isReference, type PdfValue } from "../value.js";
import type { Element, Kid } from "./element.js";

const HELD_APART = { "/P": undefined, "/K": undefined, "/Pg": undefined, "/S": undefined, "/Type": undefined };

/** The structure of a printed document from its topmost element; null when it has none. */
export function readStructure(objects: PdfObjects, root: number): Element | null {
  const tree = objects.resolved(objects.dictionary(root).get("/StructTreeRoot"));
  const top = isDictionary(tree) ? listed(tree.get("/K"))[0] : undefined;
  return isReference(top) ? elementAt(objects, top.to) : null;
}

function elementAt(objects: PdfObjects, number: number): Element {
  const dictionary = objects.dictionary(number);
  const page = numberOf(dictionary.get("/Pg"));
  return {
    number,
    kind: String(dictionary.get("/S")),
    entries: changed(dictionary, HELD_APART),
    kids: listed(dictionary.get("/K")).map((kid) => kidOf(objects, kid, page)),
  };
}

function kidOf(objects: PdfObjects, kid: PdfValue, page: number | null): Kid {
  if (isReference(kid)) {
    const value = objects.get(kid.to).value;
    return isDictionary(value) && !value.has("/S") ? partOf(value, page) : elementAt(objects, kid.to);
  }
  if (isDictionary(kid)) return partOf(kid, page);
  if (page === null) throw new Error("the structure of the PDF has content on no page");
  return { mark: Number(kid), page, stream: page };
}

function partOf(part: Dictionary, around: number | null): Kid {
  const page = numberOf(part.get("/Pg")) ?? around;
  const annotation = numberOf(part.get("/Obj"));
  if (annotation !== null) return { annotation, page };
  if (page === null) throw new Error("the structure of the PDF has content on no page");
  return { mark: Number(part.get("/MCID")), page, stream: numberOf(part.get("/Stm")) ?? page };
}

const listed = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as PdfValue];

const numberOf = (value: PdfValue | undefined): number | null => (isReference(value) ? value.to : null);
