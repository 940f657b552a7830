/** A PDF as Chromium writes it: one table of objects, dictionaries in plain sight, only streams packed. */
export interface PrintedDocument {
  readonly bytes: Buffer;
  /** The bytes, a character each. */
  readonly text: string;
  /** How many object numbers there are; new objects begin here. */
  readonly size: number;
  /** Numbers of the catalog and of the document's information. */
  readonly root: number;
  readonly info: number;
  /** Where an object begins, in bytes. Throws when there is no such object. */
  place(number: number): number;
  /** The text of an object between "obj" and "endobj", a byte a character. Throws when there is no such object. */
  object(number: number): string;
  /** Numbers of all objects, in the order of the file. */
  readonly numbers: readonly number[];
}

/** Throws when the bytes are not laid out as Chromium does: a bug here, or a browser that has changed. */
export function printedDocument(bytes: Uint8Array): PrintedDocument {
  const file = Buffer.from(bytes);
  const text = file.toString("latin1");
  const trailer = text.slice(text.lastIndexOf("trailer"));
  const places = placesIn(text, numberIn(trailer, /startxref\s+(\d+)/));
  const document: PrintedDocument = {
    bytes: file,
    text,
    size: numberIn(trailer, /\/Size (\d+)/),
    root: numberIn(trailer, /\/Root (\d+) 0 R/),
    info: numberIn(trailer, /\/Info (\d+) 0 R/),
    numbers: [...places.keys()].sort((a, b) => places.get(a)! - places.get(b)!),
    place(number) {
      const at = places.get(number);
      if (at === undefined) throw new Error(`the PDF has no object ${number}`);
      return at;
    },
    object(number) {
      const begin = text.indexOf("obj", document.place(number)) + "obj".length;
      return text.slice(begin, text.indexOf("endobj", begin)).trim();
    },
  };
  return document;
}

/** Number of an object → where it begins. One section, as nothing was added to the file yet. */
function placesIn(text: string, tableAt: number): ReadonlyMap<number, number> {
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(tableAt, tableAt + 40));
  if (head === null) throw new Error("the PDF has no plain table of objects");
  const lines = tableAt + head[0].length;
  const places = new Map<number, number>();
  for (let number = 0; number < Number(head[1]); number++) {
    const line = text.slice(lines + number * 20, lines + number * 20 + 20);
    if (line[17] === "n") places.set(number, Number(line.slice(0, 10)));
  }
  return places;
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`the PDF has nothing like ${pattern.source}`);
  return Number(found);
}
