import { CONTEXT_0, contentOf, type Element, elements, GENERALIZED_TIME, INTEGER, OCTETS, oidOf, partsOf, SEQUENCE, SET } from "./der.js";

/** What a response by RFC 3161 holds, nothing of it verified yet. */
export interface Token {
  /** 0 granted, 1 granted with changes. */
  readonly status: number;
  /** The signed content, a TSTInfo. */
  readonly info: Uint8Array;
  readonly imprintAlgorithm: string;
  readonly imprint: Uint8Array;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly nonce: Uint8Array | null;
  /** Certificates in DER. */
  readonly certificates: readonly Uint8Array[];
  readonly signer: {
    readonly issuer: Uint8Array;
    readonly serial: Uint8Array;
    readonly digestAlgorithm: string;
    readonly signatureAlgorithm: string;
    /** Identifier of an attribute → the first of its values. */
    readonly attributes: ReadonlyMap<string, Element>;
    /** The attributes as they were signed: a SET. */
    readonly signed: Uint8Array;
    readonly signature: Uint8Array;
  };
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
export const TST_INFO = "1.2.840.113549.1.9.16.1.4";

/** The token in a response (RFC 3161, 2.4.2; CMS: RFC 5652, 5). Throws a RangeError for anything else, and for a refusal. */
export function readToken(response: Uint8Array): Token {
  const [statusInfo, contentInfo] = partsOf(elements(response)[0], SEQUENCE);
  const status = Number(contentOf(partsOf(statusInfo, SEQUENCE)[0], INTEGER)[0]);
  if (status > 1 || contentInfo === undefined) throw new RangeError(`the authority refused, status ${status}`);
  const [kind, wrapped] = partsOf(contentInfo, SEQUENCE);
  if (oidOf(kind) !== SIGNED_DATA) throw new RangeError("it is not signed data");
  const signedData = partsOf(partsOf(wrapped, CONTEXT_0)[0], SEQUENCE);
  const [contentKind, content] = partsOf(signedData[2], SEQUENCE);
  if (oidOf(contentKind) !== TST_INFO) throw new RangeError("it is not a time stamp");
  const info = contentOf(partsOf(content, CONTEXT_0)[0], OCTETS);
  const certificates = signedData.find(({ tag }) => tag === CONTEXT_0);
  return {
    status,
    info,
    ...readInfo(info),
    certificates: certificates === undefined ? [] : elements(certificates.content).map(({ whole }) => whole),
    signer: readSigner(partsOf(signedData.at(-1), SET)),
  };
}

function readInfo(info: Uint8Array): Pick<Token, "imprint" | "imprintAlgorithm" | "time" | "nonce"> {
  const parts = partsOf(elements(info)[0], SEQUENCE);
  const [algorithm, imprint] = partsOf(parts[2], SEQUENCE);
  return {
    imprintAlgorithm: oidOf(partsOf(algorithm, SEQUENCE)[0]),
    imprint: contentOf(imprint, OCTETS),
    time: instantOf(contentOf(parts[4], GENERALIZED_TIME)),
    nonce: parts.slice(5).find(({ tag }) => tag === INTEGER)?.content ?? null,
  };
}

function readSigner(signers: readonly Element[]): Token["signer"] {
  if (signers.length !== 1) throw new RangeError("it has not one signer");
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = partsOf(signers[0], SEQUENCE);
  const [issuer, serial] = partsOf(sid, SEQUENCE);
  const pairs = partsOf(attributes, CONTEXT_0).map((one): [string, Element] => {
    const [type, values] = partsOf(one, SEQUENCE);
    const [first] = partsOf(values, SET);
    if (first === undefined) throw new RangeError("an attribute is empty");
    return [oidOf(type), first];
  });
  const signed = Buffer.from(attributes!.whole);
  signed[0] = SET;
  return {
    issuer: issuer!.whole,
    serial: contentOf(serial, INTEGER),
    digestAlgorithm: oidOf(partsOf(digestAlgorithm, SEQUENCE)[0]),
    signatureAlgorithm: oidOf(partsOf(signatureAlgorithm, SEQUENCE)[0]),
    attributes: new Map(pairs),
    signed,
    signature: contentOf(signature, OCTETS),
  };
}

/** 20260918080000.5Z → 2026-09-18T08:00:00.5Z. */
function instantOf(content: Uint8Array): string {
  const text = Buffer.from(content).toString("latin1");
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(text);
  if (found === null) throw new RangeError("its time cannot be read");
  const [, year, month, day, hour, minute, second] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
