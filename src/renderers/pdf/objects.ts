import type { PrintedDocument } from "./printed-document.js";
import { tokensOf } from "./tokens.js";
import { type Dictionary, isDictionary, isReference, type PdfObject, type PdfValue } from "./value.js";

/** All objects of a document by number. They may be replaced, and others added. */
export interface PdfObjects {
  /** In the order of the file, added ones last. */
  numbers(): readonly number[];
  /** Throws when there is no such object. */
  get(number: number): PdfObject;
  /** Throws when the object is no dictionary. */
  dictionary(number: number): Dictionary;
  /** What a value is: the object that it leads to, else itself. */
  resolved(value: PdfValue | undefined): PdfValue | undefined;
  set(number: number, value: PdfValue, stream?: Buffer): void;
  /** Number of the new object. */
  add(value: PdfValue, stream?: Buffer): number;
}

/** Throws when the bytes are not laid out as Chromium does: a bug here, or a browser that has changed. */
export function objectsOf(document: PrintedDocument): PdfObjects {
  const found = new Map<number, PdfObject>();
  let next = document.size;
  const objects: PdfObjects = {
    numbers: () => [...found.keys()],
    get(number) {
      const object = found.get(number);
      if (object === undefined) throw new Error(`the PDF has no object ${number}`);
      return object;
    },
    dictionary(number) {
      const { value } = objects.get(number);
      if (!isDictionary(value)) throw new Error(`object ${number} of the PDF is no dictionary`);
      return value;
    },
    resolved: (value) => (isReference(value) ? objects.get(value.to).value : value),
    set: (number, value, stream) => void found.set(number, { value, stream: stream ?? null }),
    add(value, stream) {
      objects.set(next, value, stream);
      return next++;
    },
  };
  for (const number of document.numbers) found.set(number, objectIn(document, number));
  return objects;
}

function objectIn({ text, bytes, place }: PrintedDocument, number: number): PdfObject {
  const tokens = tokensOf(text, place(number));
  for (const word of [String(number), "0", "obj"])
    if (tokens.next() !== word) throw new Error(`the PDF has no object ${number} where its table says`);
  const open: PdfValue[][] = [[]];
  let token = tokens.next();
  for (; token !== "endobj" && token !== "stream"; token = tokens.next()) {
    if (token === null) throw new Error(`object ${number} of the PDF has no end`);
    if (token === "<<" || token === "[") open.push([]);
    else {
      const done = token === ">>" || token === "]" ? open.pop()! : null;
      const into = open.at(-1);
      if (into === undefined) throw new Error(`object ${number} of the PDF has a bracket too many`);
      if (done !== null) into.push(token === ">>" ? pairs(done) : done);
      else if (token === "R") into.push({ to: Number(into.splice(-2)[0]) });
      else into.push(token);
    }
  }
  const value = open[0]![0];
  if (open.length !== 1 || value === undefined) throw new Error(`object ${number} of the PDF has a bracket too few`);
  if (token === "endobj") return { value, stream: null };
  const begin = tokens.end + (text[tokens.end] === "\r" ? 2 : 1);
  const length = Number(isDictionary(value) ? value.get("/Length") : undefined);
  if (!Number.isInteger(length)) throw new Error(`the stream ${number} of the PDF does not say its length`);
  return { value, stream: bytes.subarray(begin, begin + length) };
}

function pairs(values: readonly PdfValue[]): Dictionary {
  const entries = new Map<string, PdfValue>();
  for (let i = 0; i + 1 < values.length; i += 2) entries.set(String(values[i]), values[i + 1]!);
  return entries;
}
