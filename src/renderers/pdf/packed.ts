import { deflateSync } from "node:zlib";
import type { PdfObjects } from "./objects.js";
import { changed, isDictionary, isReference, type PdfValue, textOf } from "./value.js";

/** As many objects are packed together: more are smaller, and take longer to be opened one by one. */
const TOGETHER = 200;

/** Where an object of the new file is: in the file, or in a stream of objects at a place. */
type Row = { readonly kind: 1; readonly at: number } | { readonly kind: 2; readonly at: number; readonly place: number };

/**
 * The objects that can be reached as a file of PDF 1.7, dictionaries packed together (ISO 32000-1, 7.5.7 and 7.5.8). The catalog and the
 * information stay in plain sight. Equal objects give equal bytes.
 */
export function packedPdf(objects: PdfObjects, { root, info }: { readonly root: number; readonly info: number }): Buffer {
  const kept = reached(objects, [root, info]);
  const renumbered = new Map(
    objects
      .numbers()
      .filter((number) => kept.has(number))
      .map((number, i) => [number, i + 1]),
  );
  const numberOf = (old: number): number => renumbered.get(old)!;
  const rows = new Map<number, Row>();
  const parts: Buffer[] = [];
  let at = 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  const plain = (number: number, content: Buffer): void => {
    rows.set(number, { kind: 1, at });
    push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from("\nendobj\n")]));
  };
  push(Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  const small: [number, string][] = [];
  for (const [old, number] of renumbered) {
    const { value, stream } = objects.get(old);
    const text = textOf(isDictionary(value) && stream !== null ? changed(value, { "/Length": undefined }) : value, numberOf);
    if (stream !== null) plain(number, streamOf(text.slice(2, -2), stream));
    else if (old === root || old === info) plain(number, Buffer.from(text, "latin1"));
    else small.push([number, text]);
  }
  let next = renumbered.size + 1;
  for (let first = 0; first < small.length; first += TOGETHER, next++) {
    const together = small.slice(first, first + TOGETHER);
    together.forEach(([number], place) => void rows.set(number, { kind: 2, at: next, place }));
    plain(next, objectStream(together));
  }
  const tableAt = at;
  rows.set(next, { kind: 1, at });
  push(Buffer.from(`${next} 0 obj\n`));
  push(table(rows, next + 1, `/Root ${numberOf(root)} 0 R/Info ${numberOf(info)} 0 R`));
  push(Buffer.from(`\nendobj\nstartxref\n${tableAt}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A stream as the file has it. */
function streamOf(entries: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${content.length}>>\nstream\n`, "latin1"), content, Buffer.from("\nendstream")]);
}

function objectStream(together: readonly (readonly [number, string])[]): Buffer {
  let at = 0;
  const head = together.map(([number, text]) => {
    const entry = `${number} ${at}`;
    at += text.length + 1;
    return entry;
  });
  const first = `${head.join(" ")}\n`;
  const content = deflateSync(Buffer.from(first + together.map(([, text]) => text).join("\n"), "latin1"), { level: 9 });
  return streamOf(`/Type/ObjStm/N ${together.length}/First ${first.length}/Filter/FlateDecode`, content);
}

const COLUMNS = 7;

/** The table of objects as a stream, each row the difference to the one above, which packs well. */
function table(rows: ReadonlyMap<number, Row>, size: number, leads: string): Buffer {
  const lines = Buffer.alloc(size * (COLUMNS + 1));
  let above = Buffer.alloc(COLUMNS);
  for (let number = 0; number < size; number++) {
    const row = rows.get(number);
    const line = Buffer.alloc(COLUMNS);
    if (row !== undefined) {
      line.writeUInt8(row.kind, 0);
      line.writeUInt32BE(row.at, 1);
      line.writeUInt16BE(row.kind === 2 ? row.place : 0, 5);
    } else line.writeUInt16BE(65535, 5);
    const begin = number * (COLUMNS + 1);
    lines[begin] = 2;
    for (let i = 0; i < COLUMNS; i++) lines[begin + 1 + i] = (line[i]! - above[i]!) & 255;
    above = line;
  }
  const parameters = `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${COLUMNS}>>`;
  return streamOf(`/Type/XRef/Size ${size}/W[1 4 2]${leads}${parameters}`, deflateSync(lines, { level: 9 }));
}

function reached(objects: PdfObjects, from: readonly number[]): ReadonlySet<number> {
  const seen = new Set(from);
  const waiting = [...from];
  const visit = (value: PdfValue): void => {
    if (typeof value === "string") return;
    if (isReference(value)) {
      if (!seen.has(value.to)) waiting.push(value.to);
      seen.add(value.to);
    } else for (const entry of value.values()) visit(entry);
  };
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) visit(objects.get(number).value);
  return seen;
}
