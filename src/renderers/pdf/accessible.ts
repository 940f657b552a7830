import type { Box } from "./content/box.js";
import { isMarked, markContent } from "./content/page-content.js";
import type { PdfObjects } from "./objects.js";
import { boundFigures } from "./structure/bounds.js";
import { type Content, isContent, within } from "./structure/element.js";
import { lacksOf } from "./structure/lacks.js";
import { mend } from "./structure/mended.js";
import { readStructure } from "./structure/read.js";
import { writeStructure } from "./structure/write.js";

/** Whose drawing is what it means. The lines and grounds of everything else, as of tables, are decoration. */
const DRAWN = new Set(["/Figure", "/Formula", "/Lbl", "/NonStruct", "/Span", "/Code"]);

/**
 * What the browser's tags lack for PDF/UA-1 (ISO 14289-1): everything on the pages is in the structure or an artifact, items of lists have
 * bodies, figures say where they are. Returns what keeps the document from naming itself one of PDF/UA-1; nothing does when it is empty.
 */
export function makeAccessible(objects: PdfObjects, root: number): readonly string[] {
  const top = readStructure(objects, root);
  const holders = new Map<string, string>();
  if (top !== null) for (const { kind, kids } of within(top)) for (const kid of kids) if (isContent(kid)) holders.set(keyOf(kid), kind);
  const decorations = new Set<string>();
  let missing = false;
  const boxes = new Map<string, Box | null>();
  for (const stream of objects.numbers().filter((number) => isMarked(objects.get(number).value)))
    missing =
      markContent(objects, stream, ({ id, hasMore, clip }) => {
        if (id === null) return false;
        const key = keyOf({ stream, mark: id });
        const holder = holders.get(key);
        boxes.set(key, clip);
        if (holder === undefined || hasMore || DRAWN.has(holder)) return false;
        decorations.add(key);
        return true;
      }) || missing;
  if (top === null) return lacksOf(null);
  mend(top, (content) => decorations.has(keyOf(content)));
  // What is drawn apart has places of its own, not of the page.
  boundFigures(top, (content) => (content.stream === content.page ? (boxes.get(keyOf(content)) ?? null) : null));
  writeStructure(objects, root, top);
  return missing ? [...lacksOf(top), "characters that no font has"] : lacksOf(top);
}

const keyOf = ({ stream, mark }: Pick<Content, "stream" | "mark">): string => `${stream} ${mark}`;
