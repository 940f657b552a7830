import { deflateSync } from "node:zlib";
import type { PrintedDocument } from "./printed-document.js";
import { type DocumentFacts, xmpOf } from "./xmp.js";

/** A file inside the document. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly content: string;
}

/**
 * The printed document with what the browser leaves out: facts about itself, attachments, and a name for every link.
 *
 * Added behind the printed bytes, as PDF allows (ISO 32000-1, 7.5.6): nothing printed is touched but its dates. Equal input gives
 * equal bytes.
 */
export function finishedPdf(
  document: PrintedDocument,
  facts: DocumentFacts,
  { attachments, linkNames }: { readonly attachments: readonly Attachment[]; readonly linkNames: ReadonlyMap<string, string> },
): Uint8Array {
  const { root, info, size } = document;
  const objects = new Map<number, Buffer>();
  let next = size;
  const add = (content: Buffer): number => {
    objects.set(next, content);
    return next++;
  };
  const metadata = add(stream("/Type /Metadata /Subtype /XML", Buffer.from(xmpOf(facts), "utf8")));
  const files = attachments.map((file) => ({ name: file.name, number: addFile(file, facts, add) }));
  objects.set(info, Buffer.from(informationOf(document.object(info), facts), "latin1"));
  objects.set(root, Buffer.from(catalogOf(document.object(root), metadata, files), "latin1"));
  for (const [number, text] of namedLinks(document, linkNames)) objects.set(number, Buffer.from(text, "latin1"));
  return appended(document, objects, next);
}

function addFile(file: Attachment, { made }: DocumentFacts, add: (content: Buffer) => number): number {
  const content = Buffer.from(file.content, "utf8");
  const date = dateText(made);
  const packed = deflateSync(content, { level: 9 });
  const type = file.mediaType.replace("/", "#2F");
  const body = add(
    stream(
      `/Type /EmbeddedFile /Subtype /${type} /Filter /FlateDecode /Params <</Size ${content.length} /CreationDate ${date} /ModDate ${date}>>`,
      packed,
    ),
  );
  return add(
    Buffer.from(
      `<</Type /Filespec /F ${textString(file.name)} /UF ${textString(file.name)} /Desc ${textString(file.description)} /AFRelationship /Data /EF <</F ${body} 0 R /UF ${body} 0 R>>>>`,
      "latin1",
    ),
  );
}

/** The dictionary of the printed document with our facts; the program that printed stays its producer. */
function informationOf(printed: string, { title, author, subject, keywords, creator, made }: DocumentFacts): string {
  const producer = /\/Producer \((?:[^()\\]|\\.)*\)/.exec(printed)?.[0] ?? "";
  const date = dateText(made);
  return `<</Title ${textString(title)} /Author ${textString(author)} /Subject ${textString(subject)} /Keywords ${textString(keywords)} /Creator ${textString(creator)} ${producer} /CreationDate ${date} /ModDate ${date}>>`;
}

function catalogOf(printed: string, metadata: number, files: readonly { readonly name: string; readonly number: number }[]): string {
  const named = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const attached =
    files.length === 0
      ? ""
      : ` /Names <</EmbeddedFiles <</Names [${named.map(({ name, number }) => `${textString(name)} ${number} 0 R`).join(" ")}]>>>> /AF [${named.map(({ number }) => `${number} 0 R`).join(" ")}]`;
  return `${printed.slice(0, printed.lastIndexOf(">>"))} /Metadata ${metadata} 0 R${attached}>>`;
}

/** Links inside the document, each with the words that say where it leads. */
function namedLinks(document: PrintedDocument, names: ReadonlyMap<string, string>): readonly (readonly [number, string])[] {
  return document.numbers.flatMap((number) => {
    const text = document.object(number);
    const target = text.includes("/Subtype /Link") ? /\/Dest \/([^\s/>]+)/.exec(text)?.[1] : undefined;
    const name = target === undefined ? undefined : names.get(target);
    return name === undefined ? [] : [[number, `${text.slice(0, text.lastIndexOf(">>"))} /Contents ${textString(name)}>>`] as const];
  });
}

function stream(entries: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries} /Length ${content.length}>> stream\n`, "latin1"),
    content,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

/** The objects behind the document, with a table of where they are and a trailer that leads to the table before. */
function appended({ bytes, root, info, tableAt }: PrintedDocument, objects: ReadonlyMap<number, Buffer>, size: number): Uint8Array {
  const parts: Buffer[] = [bytes];
  let at = bytes.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  push(Buffer.from("\n"));
  const rows = [...objects]
    .sort(([a], [b]) => a - b)
    .map(([number, content]) => {
      const row = `${number} 1\n${String(at).padStart(10, "0")} 00000 n \n`;
      push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from("\nendobj\n")]));
      return row;
    });
  push(
    Buffer.from(
      `xref\n${rows.join("")}trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /Prev ${tableAt}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A text as PDF has it: UTF-16 with its mark, in hexadecimal, so that no character needs an escape. */
const textString = (text: string): string => `<FEFF${[...text].map((one) => utf16(one)).join("")}>`;

const utf16 = (character: string): string =>
  Array.from({ length: character.length }, (_, i) => character.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0")).join("");

/** "2026-09-17T09:12:03Z" as "(D:20260917091203+00'00')". */
const dateText = (instant: string): string => `(D:${instant.replace(/\D/g, "").slice(0, 14).padEnd(14, "0")}+00'00')`;
