/** One element of DER (ITU-T X.690): its tag, its content, and all its bytes. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

export const INTEGER = 0x02;
export const OCTETS = 0x04;
export const OID = 0x06;
export const GENERALIZED_TIME = 0x18;
export const SEQUENCE = 0x30;
export const SET = 0x31;
/** The context tag [0], constructed. */
export const CONTEXT_0 = 0xa0;

/** An element of a tag and its content; parts are put one after the other. */
export function encoded(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** An object identifier: "2.16.840.1.101.3.4.2.1". */
export function oid(text: string): Uint8Array {
  const [first, second, ...rest] = text.split(".").map(Number) as [number, number, ...number[]];
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left & 0x7f));
    return digits;
  });
  return encoded(OID, Buffer.from(bytes));
}

/** A whole number that is not negative, from its bytes, highest first. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const kept = bytes.subarray(from);
  return encoded(INTEGER, ...((kept[0] ?? 0) >= 0x80 || kept.length === 0 ? [Buffer.from([0])] : []), kept);
}

/** The elements that stand one after the other. Throws a RangeError for bytes that are not DER of definite length. */
export function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = [bytes[at]!, bytes[at + 1]];
    if ((tag & 0x1f) === 0x1f || first === undefined || first === 0x80) throw new RangeError("not DER");
    const digits = first < 0x80 ? 0 : first & 0x7f;
    if (digits > 4 || at + 2 + digits > bytes.length) throw new RangeError("not DER");
    let length = first < 0x80 ? first : 0;
    for (let i = 0; i < digits; i++) length = length * 256 + bytes[at + 2 + i]!;
    const [start, end] = [at + 2 + digits, at + 2 + digits + length];
    if (end > bytes.length) throw new RangeError("not DER: cut off");
    found.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

/** The parts of an element that has to have this tag. Throws a RangeError when it has another one. */
export function partsOf(element: Element | undefined, tag: number): readonly Element[] {
  return elements(contentOf(element, tag));
}

/** The content of an element that has to have this tag. Throws a RangeError when it has another one. */
export function contentOf(element: Element | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new RangeError(`not what was expected: tag ${element?.tag ?? "none"} for ${tag}`);
  return element.content;
}

/** An object identifier as text. Throws a RangeError when it is none. */
export function oidOf(element: Element | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contentOf(element, OID)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join(".");
}

/** Whether two byte strings are equal. */
export const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
