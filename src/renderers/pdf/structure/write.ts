import type { PdfObjects } from "../objects.js";
import { changed, isDictionary, isReference, type PdfValue } from "../value.js";
import { type Element, isContent, isElement, type Kid } from "./element.js";

/** Puts the structure in place of the one of the document, with the table that leads back to it from what is on the pages. */
export function writeStructure(objects: PdfObjects, root: number, top: Element): void {
  const tree = objects.dictionary(root).get("/StructTreeRoot");
  if (!isReference(tree)) throw new Error("the PDF has no structure");
  const back = new Map<number, PdfValue>();
  const streams = new Map<number, PdfValue[]>();
  const put = (element: Element, parent: number): number => {
    const number = element.number ?? objects.add("null");
    const page = element.kids.find(isContent)?.page ?? null;
    const kids = element.kids.map((kid) => (isElement(kid) ? { to: put(kid, number) } : partOf(kid, page)));
    for (const kid of element.kids) {
      if (isElement(kid)) continue;
      if (isContent(kid)) {
        const marks = streams.get(kid.stream) ?? [];
        marks[kid.mark] = { to: number };
        streams.set(kid.stream, marks);
      } else {
        const key = keyOf(objects, kid.annotation, "/StructParent");
        if (key !== null) back.set(key, { to: number });
      }
    }
    objects.set(
      number,
      changed(element.entries, {
        "/S": element.kind,
        "/P": { to: parent },
        "/Pg": page === null ? undefined : { to: page },
        "/K": kids.length === 0 ? undefined : kids.length === 1 ? kids[0] : kids,
      }),
    );
    return number;
  };
  const topmost = put(top, tree.to);
  for (const [stream, marks] of streams) {
    const key = keyOf(objects, stream, "/StructParents");
    if (key !== null) back.set(key, { to: objects.add(Array.from(marks, (mark) => mark ?? "null")) });
  }
  const rows = [...back].sort(([a], [b]) => a - b).flatMap(([key, value]): PdfValue[] => [String(key), value]);
  objects.set(
    tree.to,
    changed(objects.dictionary(tree.to), {
      "/K": { to: topmost },
      "/ParentTree": { to: objects.add(new Map([["/Nums", rows]])) },
    }),
  );
}

function partOf(kid: Exclude<Kid, Element>, page: number | null): PdfValue {
  if (!isContent(kid))
    return new Map<string, PdfValue>([
      ["/Type", "/OBJR"],
      ["/Obj", { to: kid.annotation }],
      ...(kid.page === null ? [] : [["/Pg", { to: kid.page }] as const]),
    ]);
  if (kid.page === page && kid.stream === page) return String(kid.mark);
  return new Map<string, PdfValue>([
    ["/Type", "/MCR"],
    ["/Pg", { to: kid.page }],
    ...(kid.stream === kid.page ? [] : [["/Stm", { to: kid.stream }] as const]),
    ["/MCID", String(kid.mark)],
  ]);
}

function keyOf(objects: PdfObjects, number: number, name: string): number | null {
  const { value } = objects.get(number);
  const key = isDictionary(value) ? value.get(name) : undefined;
  return key === undefined ? null : Number(key);
}
