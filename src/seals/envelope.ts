import { type KeyObject, sign, verify } from "node:crypto";
import { canonicalJson } from "../canonical-json.js";

/** A signed text by DSSE 1.0.2 (github.com/secure-systems-lab/dsse): the bytes that were signed, and by which keys. */
export interface Envelope {
  /** Base64. */
  readonly payload: string;
  readonly payloadType: string;
  /** `keyid` only says which key to try; it proves nothing. */
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export const IN_TOTO = "application/vnd.in-toto+json";

/** What is signed: `"DSSEv1" SP LEN(type) SP type SP LEN(body) SP body`, lengths in bytes. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `), payload]);
}

/** The envelope of a payload, signed by one key. The same key and payload give the same bytes (RFC 8032). */
export function sealedIn(payload: Uint8Array, key: KeyObject, keyid: string): Envelope {
  const sig = sign(null, preAuthEncoding(IN_TOTO, payload), key).toString("base64");
  return { payload: Buffer.from(payload).toString("base64"), payloadType: IN_TOTO, signatures: [{ keyid, sig }] };
}

/** Whether the key signed exactly these bytes. */
export const isSignedBy = (envelope: Envelope, sig: string, key: KeyObject): boolean =>
  verify(null, preAuthEncoding(envelope.payloadType, payloadOf(envelope)), key, Buffer.from(sig, "base64"));

export const payloadOf = ({ payload }: Envelope): Uint8Array => Buffer.from(payload, "base64");

/** One line of a bundle file. */
export const renderEnvelope = (envelope: Envelope): string => `${canonicalJson(envelope)}\n`;

/** The envelope in a line; null unless every byte of it is as `renderEnvelope` writes it, so that nothing in the file can be changed unseen. */
export function readEnvelope(line: string): Envelope | null {
  let found: Partial<Envelope>;
  try {
    found = JSON.parse(line) as Partial<Envelope>;
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null) return null;
  const { payload, payloadType, signatures } = found;
  if (!isBase64(payload) || typeof payloadType !== "string" || !Array.isArray(signatures) || signatures.length !== 1) return null;
  if (Object.keys(found).length !== 3) return null;
  const [{ keyid, sig }] = signatures as [Partial<Envelope["signatures"][number]>];
  if (typeof keyid !== "string" || !isBase64(sig)) return null;
  const envelope: Envelope = { payload, payloadType, signatures: [{ keyid, sig }] };
  return renderEnvelope(envelope) === `${line}\n` ? envelope : null;
}

/** In the one way of writing these bytes. */
const isBase64 = (text: unknown): text is string => typeof text === "string" && Buffer.from(text, "base64").toString("base64") === text;
