import { createHash } from "node:crypto";
import { elements, encoded, INTEGER, OCTETS, oid, partsOf, SEQUENCE, unsigned } from "./der.js";

export const SHA_256 = "2.16.840.1.101.3.4.2.1";

/** A TimeStampReq (RFC 3161, section 2.4.1) for a file: its SHA-256, a nonce that the answer has to repeat, and the wish for the authority's certificate. */
export function timestampRequest(content: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = createHash("sha256").update(content).digest();
  return encoded(
    SEQUENCE,
    encoded(INTEGER, Buffer.from([1])),
    encoded(SEQUENCE, encoded(SEQUENCE, oid(SHA_256), Buffer.from([0x05, 0x00])), encoded(OCTETS, imprint)),
    unsigned(nonce),
    Buffer.from([0x01, 0x01, 0xff]),
  );
}

/** The nonce of a request, as DER holds it; null when it has none or is no request. */
export function nonceOf(request: Uint8Array): Uint8Array | null {
  try {
    const [, , third, fourth] = partsOf(elements(request)[0], SEQUENCE);
    // An identifier of a policy may stand before it.
    return [third, fourth].find((part) => part?.tag === INTEGER)?.content ?? null;
  } catch {
    return null;
  }
}
