import { deflateSync } from "node:zlib";
import { makeAccessible } from "./accessible.js";
import { objectsOf, type PdfObjects } from "./objects.js";
import { packedPdf } from "./packed.js";
import type { PrintedDocument } from "./printed-document.js";
import { changed, dateText, isDictionary, type PdfValue, textString } from "./value.js";
import { type DocumentFacts, xmpOf } from "./xmp.js";

/** A file inside the document. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly content: string;
}

/**
 * The printed document with what the browser leaves out: facts about itself, attachments, a name for every link, and what PDF/UA-1 asks
 * for, which it names itself when nothing is lacking. What is seen stays as printed. Equal input gives equal bytes.
 */
export function finishedPdf(
  document: PrintedDocument,
  facts: DocumentFacts,
  { attachments, linkNames }: { readonly attachments: readonly Attachment[]; readonly linkNames: ReadonlyMap<string, string> },
): Uint8Array {
  const { root, info } = document;
  const objects = objectsOf(document);
  nameLinks(objects, linkNames);
  const lacks = makeAccessible(objects, root);
  const metadata = objects.add(
    new Map([
      ["/Type", "/Metadata"],
      ["/Subtype", "/XML"],
    ]),
    Buffer.from(xmpOf(facts, lacks.length === 0), "utf8"),
  );
  const files = attachments
    .map((file): readonly [string, number] => [file.name, addFile(objects, file, facts)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  objects.set(info, informationOf(objects, info, facts));
  objects.set(root, changed(objects.dictionary(root), { "/Metadata": { to: metadata }, ...attached(files) }));
  return packedPdf(objects, { root, info });
}

function addFile(objects: PdfObjects, file: Attachment, { made }: DocumentFacts): number {
  const content = Buffer.from(file.content, "utf8");
  const date = dateText(made);
  const body = objects.add(
    new Map<string, PdfValue>([
      ["/Type", "/EmbeddedFile"],
      ["/Subtype", `/${file.mediaType.replace("/", "#2F")}`],
      ["/Filter", "/FlateDecode"],
      [
        "/Params",
        new Map([
          ["/Size", String(content.length)],
          ["/CreationDate", date],
          ["/ModDate", date],
        ]),
      ],
    ]),
    deflateSync(content, { level: 9 }),
  );
  return objects.add(
    new Map<string, PdfValue>([
      ["/Type", "/Filespec"],
      ["/F", textString(file.name)],
      ["/UF", textString(file.name)],
      ["/Desc", textString(file.description)],
      ["/AFRelationship", "/Data"],
      [
        "/EF",
        new Map([
          ["/F", { to: body }],
          ["/UF", { to: body }],
        ]),
      ],
    ]),
  );
}

function attached(files: readonly (readonly [name: string, number: number])[]): Readonly<Record<string, PdfValue>> {
  if (files.length === 0) return {};
  const names = files.flatMap(([name, number]): PdfValue[] => [textString(name), { to: number }]);
  return {
    "/Names": new Map([["/EmbeddedFiles", new Map([["/Names", names]])]]),
    "/AF": files.map(([, number]) => ({ to: number })),
  };
}

/** The dictionary of the printed document with our facts; the program that printed stays its producer. */
function informationOf(objects: PdfObjects, info: number, { title, author, subject, keywords, creator, made }: DocumentFacts): PdfValue {
  return changed(objects.dictionary(info), {
    "/Title": textString(title),
    "/Author": textString(author),
    "/Subject": textString(subject),
    "/Keywords": textString(keywords),
    "/Creator": textString(creator),
    "/CreationDate": dateText(made),
    "/ModDate": dateText(made),
  });
}

/** Links, each with the words that say where it leads: inside the document those given, outside the address. */
function nameLinks(objects: PdfObjects, names: ReadonlyMap<string, string>): void {
  for (const number of objects.numbers()) {
    const { value } = objects.get(number);
    if (!isDictionary(value) || value.get("/Subtype") !== "/Link" || value.has("/Contents")) continue;
    const target = value.get("/Dest");
    const action = objects.resolved(value.get("/A"));
    const words =
      typeof target === "string"
        ? textString(names.get(target.slice(1)) ?? target.slice(1))
        : isDictionary(action)
          ? action.get("/URI")
          : undefined;
    if (words !== undefined) objects.set(number, changed(value, { "/Contents": words }));
  }
}
