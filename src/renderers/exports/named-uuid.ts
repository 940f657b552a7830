import { createHash } from "node:crypto";

/** A UUID that the same result and name always get: the bits of a SHA-256, marked as version 5 (RFC 9562), whose SHA-1 it does not use. */
export function namedUuid(digest: string, name: string): string {
  const bytes = createHash("sha256").update(`${digest}\0${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
