import type { Dictionary } from "../value.js";

/** An element of the structure (ISO 32000-1, 14.7.2). */
export interface Element {
  /** Of its object; null of one that is new. */
  readonly number: number | null;
  /** As "/P". */
  kind: string;
  /** What else its dictionary says: not what holds it, what it holds and on which page. */
  entries: Dictionary;
  kids: readonly Kid[];
}

/** Something marked on a page, by the number of its mark. */
export interface Content {
  readonly mark: number;
  /** Number of the page's object. */
  readonly page: number;
  /** Number of the object whose stream has the mark: the page's, or that of a drawing on it which was put together apart. */
  readonly stream: number;
}

/** A link or another annotation. */
export interface Annotation {
  readonly annotation: number;
  readonly page: number | null;
}

export type Kid = Element | Content | Annotation;

export const isElement = (kid: Kid): kid is Element => "kids" in kid;
export const isContent = (kid: Kid): kid is Content => "mark" in kid;

/** An element and all within, in reading order. */
export function* within(element: Element): Generator<Element> {
  yield element;
  for (const kid of element.kids) if (isElement(kid)) yield* within(kid);
}
