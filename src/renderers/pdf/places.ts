import type { PrintedDocument } from "./printed-document.js";

/** Where a name in the document leads. */
export interface Place {
  /** 1 is the first page. */
  readonly page: number;
  /** Points above the lower edge of the page; null when the whole page is meant. */
  readonly height: number | null;
}

const DESTINATION = /\[(\d+) 0 R(?:\s*\/XYZ\s+\S+\s+([\d.]+|null))?/;

/** Name of each place that links lead to → its page. */
export function placesOf(document: PrintedDocument): ReadonlyMap<string, Place> {
  const pages = pageNumbers(document);
  const found = /\/Dests (\d+) 0 R/.exec(document.object(document.root));
  if (found === null) return new Map();
  const names = document.object(Number(found[1])).matchAll(/\/([^\s/<>[\]()]+)\s*(\[[^\]]*\])/g);
  return new Map([...names].flatMap(([, name, target]) => entry(decoded(name!), target!, pages)));
}

function entry(name: string, target: string, pages: ReadonlyMap<number, number>): readonly (readonly [string, Place])[] {
  const [, object, height] = DESTINATION.exec(target) ?? [];
  const page = object === undefined ? undefined : pages.get(Number(object));
  if (page === undefined) return [];
  return [[name, { page, height: height === undefined || height === "null" ? null : Number(height) }]];
}

/** Number of each page's object → which page it is. */
function pageNumbers(document: PrintedDocument): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const visit = (number: number): void => {
    const text = document.object(number);
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text);
    if (kids === null) numbers.set(number, numbers.size + 1);
    else for (const [, kid] of kids[1]!.matchAll(/(\d+) 0 R/g)) visit(Number(kid));
  };
  visit(Number(/\/Pages (\d+) 0 R/.exec(document.object(document.root))![1]));
  return numbers;
}

/** A name without its escapes: "#2d" is a hyphen. */
const decoded = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
