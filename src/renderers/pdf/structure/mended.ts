import { changed, type Dictionary, isDictionary, type PdfValue } from "../value.js";
import { type Content, type Element, isContent, isElement, type Kid } from "./element.js";

/** What holds blocks and means nothing beside. */
const CONTAINERS = new Set(["/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/NonStruct"]);
/** What stands in a line of text. */
const INLINE = new Set(["/Span", "/Link", "/Code", "/Quote", "/Note", "/Reference", "/Em", "/Strong"]);

/**
 * The structure as PDF/UA has it, in place: items of lists with a body, runs of text in the element that they belong to instead of each in
 * one of its own, and attributes without what is usual anyway. What `decoration` says of is left out.
 */
export function mend(top: Element, decoration: (content: Content) => boolean): void {
  const visit = (element: Element): void => {
    const kids = element.kids.filter((kid) => isElement(kid) || !isContent(kid) || !decoration(kid));
    for (const kid of kids) if (isElement(kid)) visit(kid);
    element.kids = CONTAINERS.has(element.kind) && !kids.every(isInline) ? withParagraphs(kids) : kids.flatMap(runsOf);
    if (element.kind === "/NonStruct" && element.entries.has("/Lang")) element.kind = "/Span";
    if (element.kind === "/LI") element.kids = bodied(element.kids);
    const attributes = attributesOf(element.entries.get("/A"));
    if (attributes !== undefined) element.entries = changed(element.entries, { "/A": attributes.size === 0 ? undefined : attributes });
  };
  visit(top);
}

/** The browser puts each run of text into an element that means nothing, so that its holder can as well hold it. */
const isBareRun = (kid: Kid): boolean => isElement(kid) && kid.kind === "/NonStruct" && kid.entries.size === 0 && kid.kids.every(isContent);

const isInline = (kid: Kid): boolean => !isElement(kid) || INLINE.has(kid.kind) || isBareRun(kid);

const runsOf = (kid: Kid): readonly Kid[] => (isElement(kid) && isBareRun(kid) ? kid.kids : [kid]);

/** Runs of text among blocks are paragraphs. */
function withParagraphs(kids: readonly Kid[]): readonly Kid[] {
  const all: Kid[] = [];
  let paragraph: Kid[] | null = null;
  for (const kid of kids) {
    if (!isContent(kid) && !isBareRun(kid)) {
      all.push(kid);
      paragraph = null;
      continue;
    }
    const runs = runsOf(kid);
    if (runs.length === 0) continue;
    if (paragraph === null) {
      paragraph = [];
      all.push({ number: null, kind: "/P", entries: new Map(), kids: paragraph });
    }
    paragraph.push(...runs);
  }
  return all;
}

/** What an item holds but for its labels, in a body (ISO 32000-1, 14.8.4.3.3). */
function bodied(kids: readonly Kid[]): readonly Kid[] {
  const isPart = (kid: Kid): boolean => isElement(kid) && (kid.kind === "/Lbl" || kid.kind === "/LBody");
  const body = kids.filter((kid) => !isPart(kid));
  if (body.length === 0) return kids;
  return [...kids.filter(isPart), { number: null, kind: "/LBody", entries: new Map(), kids: body }];
}

/** One dictionary for several of one owner, without spans of one row or column; undefined when they cannot be put together. */
function attributesOf(value: PdfValue | undefined): Dictionary | undefined {
  if (!Array.isArray(value) || !value.every(isDictionary)) return undefined;
  const owners = new Set(value.map((one) => one.get("/O")));
  if (owners.size !== 1) return undefined;
  const all = value.flatMap((one) => [...one]).filter(([key, entry]) => !(/^\/(Row|Col)Span$/.test(key) && entry === "1"));
  return all.every(([key]) => key === "/O") ? new Map() : new Map(all);
}
