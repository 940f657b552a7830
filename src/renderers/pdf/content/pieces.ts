import { type Box, together } from "./box.js";
import { graphics } from "./graphics.js";
import type { Operation } from "./operations.js";

/** A marked part of a content stream (ISO 32000-1, 14.6): what its tag says of it. */
export interface Mark {
  /** As "/NonStruct". */
  readonly tag: string;
  /** By which the structure names it; null where it does not. */
  readonly id: number | null;
  /** Where its first operation, "BDC", stands. */
  readonly begin: number;
  readonly end: number;
  /** Whether it says what becomes of the content: it is in the structure or an artifact. A span with only another text does not. */
  readonly decides: boolean;
  /** Whether text, an image or a shading stands in it. */
  hasMore: boolean;
  /** To what its drawing is clipped; null without any drawing. */
  clip: Box | null;
}

/** Something painted: a path, a text object or an image, from its first operation to the last. */
export interface Piece {
  readonly kind: "text" | "drawing";
  readonly begin: number;
  readonly end: number;
  /** The mark that decides about it; null when nobody has. */
  readonly mark: Mark | null;
  /** Points above the lower edge, of a text's base line; null of drawings. */
  readonly height: number | null;
}

/** What a content stream paints and how that is marked. */
export interface Pieces {
  readonly marks: readonly Mark[];
  readonly pieces: readonly Piece[];
  /** Where nothing may be wrapped across: marks, text objects and saved states begin or end here. */
  readonly borders: readonly number[];
}

const PATH = new Set(["m", "l", "c", "v", "y", "h", "re", "W", "W*"]);
const PAINT = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]);
const SHOW = new Set(["Tj", "TJ", "'", '"']);
const BORDER = new Set(["q", "Q", "BT", "ET", "BMC", "BDC", "EMC"]);

/**
 * `page` is its box, where drawing is clipped to begin with. `apart`: names, as "/X1", of drawings whose own streams are marked; to paint one
 * is nothing to mark here.
 */
export function piecesOf(operations: readonly Operation[], page: Box, apart: ReadonlySet<string> = new Set()): Pieces {
  const state = graphics(page);
  const marks: Mark[] = [];
  const open: Mark[] = [];
  const pieces: Piece[] = [];
  const borders: number[] = [];
  let path: number | null = null;
  let textObject: { readonly begin: number; readonly depth: number; readonly from: number; readonly marked: number } | null = null;
  const deciding = (): Mark | null => open.findLast(({ decides }) => decides) ?? null;
  const paint = (kind: Piece["kind"], more: boolean, begin: number, end: number, height: number | null): void => {
    const mark = deciding();
    pieces.push({ kind, begin, end, mark, height });
    for (const one of open) {
      one.hasMore ||= more;
      one.clip = together(one.clip, state.clip());
    }
  };
  for (const operation of operations) {
    const { operator, begin, end } = operation;
    if (BORDER.has(operator)) borders.push(begin);
    state.take(operation);
    if (PATH.has(operator)) path ??= begin;
    else if (PAINT.has(operator)) {
      paint("drawing", false, path ?? begin, end, null);
      path = null;
    } else if (operator === "n") path = null;
    else if (SHOW.has(operator)) paint("text", true, begin, end, state.height());
    else if (operator === "sh" || operator === "BI" || (operator === "Do" && !apart.has(operation.operands[0]!)))
      paint("drawing", true, begin, end, null);
    else if (operator === "BMC" || operator === "BDC") {
      const mark = markOf(operation);
      marks.push(mark);
      open.push(mark);
    } else if (operator === "EMC") open.pop();
    else if (operator === "BT") textObject = { begin, depth: open.length, from: pieces.length, marked: marks.length };
    else if (operator === "ET" && textObject !== null) {
      const { depth, from, marked } = textObject;
      const whole = depth === open.length && deciding() === null && marks.slice(marked).every(({ decides }) => !decides);
      if (whole && pieces.length > from) {
        const height = pieces[from]!.height;
        pieces.splice(from, Infinity, { kind: "text", begin: textObject.begin, end, mark: null, height });
      }
      textObject = null;
    }
  }
  return { marks, pieces, borders };
}

function markOf({ operands, begin, end }: Operation): Mark {
  const at = operands.indexOf("/MCID");
  const named = operands[1]?.startsWith("/") === true;
  const id = at < 0 ? null : Number(operands[at + 1]);
  const tag = operands[0] ?? "";
  return { tag, id, begin, end, decides: id !== null || named || tag === "/Artifact", hasMore: false, clip: null };
}
