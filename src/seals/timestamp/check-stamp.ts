import { createHash, verify, X509Certificate } from "node:crypto";
import { CONTEXT_0, contentOf, elements, INTEGER, isEqual, OCTETS, oidOf, partsOf, SEQUENCE } from "./der.js";
import { nonceOf, SHA_256 } from "./request.js";
import type { StampRow } from "./stamp-row.js";
import { readToken, type Token, TST_INFO } from "./token.js";

/** Bytes that a response may be of, with the name that they are known by. */
export interface Stamped {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a verifier has beside the response. */
export interface StampQuestion {
  /** The response's file, for messages. */
  readonly path: string;
  readonly response: Uint8Array;
  /** The request, whose nonce the response has to repeat; null when it was not kept. */
  readonly request: Uint8Array | null;
  readonly candidates: readonly Stamped[];
  /** Certificates in PEM of authorities that are trusted. */
  readonly authorities: readonly string[];
}

const DIGESTS: ReadonlyMap<string, string> = new Map([
  [SHA_256, "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
]);
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_2 = "1.2.840.113549.1.9.16.2.47";
const RSA_PSS = "1.2.840.113549.1.1.10";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const LONGEST_CHAIN = 6;

/** A response held against the bytes, the request and the authorities, as RFC 3161 (2.3, 2.4.2) and RFC 5652 (5.4) ask. Revocation is not looked up, as that needs a network. */
export function checkStamp({ path, response, request, candidates, authorities }: StampQuestion): StampRow {
  let time: string | null = null;
  const usual = candidates[0]?.name ?? path;
  try {
    const token = readToken(response);
    time = token.time;
    const of = candidates.find(({ content }) => isEqual(createHash("sha256").update(content).digest(), token.imprint));
    if (token.imprintAlgorithm !== SHA_256 || of === undefined) throw new RangeError(`it is not of ${usual} as it is now`);
    const asked = request && nonceOf(request);
    if (asked !== null && (token.nonce === null || !isEqual(asked, token.nonce))) throw new RangeError("it does not answer the request");
    const certificates = token.certificates.map((der) => new X509Certificate(Buffer.from(der)));
    const signer = certificates.find((one) => isIssuedAs(one, token));
    if (signer === undefined) throw new RangeError("the authority's certificate is not in it");
    refuseWrongSignature(token, signer);
    const status = leadsTo(
      signer,
      certificates,
      authorities.map((pem) => new X509Certificate(pem)),
      new Date(time),
    )
      ? "trusted"
      : "unknown_authority";
    return { path, of: of.name, time, authority: signer.subject.replaceAll("\n", ", "), status, reason: null };
  } catch (error) {
    const reason = error instanceof RangeError ? error.message : "it cannot be read";
    return { path, of: usual, time, authority: null, status: "broken", reason };
  }
}

/** Whether issuer and serial number of a certificate are those that the signer is known by. */
function isIssuedAs(certificate: X509Certificate, { signer }: Token): boolean {
  const parts = partsOf(partsOf(elements(certificate.raw)[0], SEQUENCE)[0], SEQUENCE);
  const from = parts[0]?.tag === CONTEXT_0 ? 1 : 0;
  return isEqual(contentOf(parts[from], INTEGER), signer.serial) && isEqual(parts[from + 2]!.whole, signer.issuer);
}

function refuseWrongSignature({ info, signer }: Token, certificate: X509Certificate): void {
  const { attributes, digestAlgorithm, signatureAlgorithm, signed, signature } = signer;
  const digest = DIGESTS.get(digestAlgorithm);
  if (digest === undefined || signatureAlgorithm === RSA_PSS) throw new RangeError("its kind of signature is not known here");
  if (oidOf(attributes.get(CONTENT_TYPE)) !== TST_INFO) throw new RangeError("its signature is of something else");
  if (!isEqual(contentOf(attributes.get(MESSAGE_DIGEST), OCTETS), createHash(digest).update(info).digest()))
    throw new RangeError("it was changed after it was signed");
  if (!namesCertificate(attributes, certificate)) throw new RangeError("its signature names another certificate");
  const isEd = ["ed25519", "ed448"].includes(certificate.publicKey.asymmetricKeyType ?? "");
  if (!verify(isEd ? null : digest, signed, certificate.publicKey, signature)) throw new RangeError("it was changed after it was signed");
  if (!(certificate.keyUsage ?? []).includes(TIME_STAMPING)) throw new RangeError("its certificate is not one for time stamps");
}

/** Whether the signed attribute of RFC 2634 or RFC 5035 holds this certificate's hash. */
function namesCertificate(attributes: Token["signer"]["attributes"], { raw }: X509Certificate): boolean {
  const second = attributes.get(SIGNING_CERTIFICATE_2);
  const [first] = partsOf(partsOf(second ?? attributes.get(SIGNING_CERTIFICATE), SEQUENCE)[0], SEQUENCE);
  const parts = partsOf(first, SEQUENCE);
  if (second === undefined) return isEqual(contentOf(parts[0], OCTETS), createHash("sha1").update(raw).digest());
  const named = parts[0]?.tag === SEQUENCE ? DIGESTS.get(oidOf(partsOf(parts[0], SEQUENCE)[0])) : "sha256";
  const hash = parts.find(({ tag }) => tag === OCTETS);
  return named !== undefined && isEqual(contentOf(hash, OCTETS), createHash(named).update(raw).digest());
}

/** Whether certificates, each issued by the next and valid at that time, lead from one to an authority. */
function leadsTo(from: X509Certificate, between: readonly X509Certificate[], authorities: readonly X509Certificate[], at: Date): boolean {
  let one = from;
  for (let i = 0; i < LONGEST_CHAIN; i++) {
    if (at < new Date(one.validFrom) || at > new Date(one.validTo)) return false;
    if (authorities.some(({ raw }) => isEqual(raw, one.raw))) return true;
    const issues = (issuer: X509Certificate): boolean => issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey);
    const next = [...authorities, ...between].find((issuer) => !isEqual(issuer.raw, one.raw) && issues(issuer));
    if (next === undefined) return false;
    one = next;
  }
  return false;
}
