import { canonicalJson } from "../canonical-json.js";
import type { Manifest } from "./manifest.js";
import { sha256 } from "./sha256.js";

export const STATEMENT = "https://in-toto.io/Statement/v1";
export const SIGNING = "https://evenhand.dev/attestation/signing/v1";

/** An in-toto statement, version 1 (github.com/in-toto/attestation): something said of files, which are known by their digests. */
export interface Statement<Predicate = unknown> {
  readonly _type: typeof STATEMENT;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** What somebody signs. All of it is under the signature: role, name and words cannot be changed or moved to another audit. */
export interface Signing {
  readonly role: string;
  /** As the signer calls themself; the key says who it is to those who know it. */
  readonly name: string | null;
  /** What the signature is to mean, in the signer's words. */
  readonly statement: string;
  /** By the clock of the signer's machine: ISO 8601, UTC. Only a time stamp of somebody else proves it. */
  readonly signedAt: string;
  /** The public key in PEM, so that the arithmetic can be checked by whoever does not have it yet. */
  readonly publicKey: string;
  readonly result: { readonly digest: string; readonly verdict: string };
  readonly manifest: { readonly digest: string };
}

export const USUAL_WORDS = "I received these files and read the report. I do not vouch for data that I have not seen.";

/** The statement about a manifest: its subjects are the manifest's file and all files in it. */
export function signingOf(
  manifest: { readonly name: string; readonly text: string; readonly content: Manifest },
  said: Pick<Signing, "role" | "name" | "statement" | "signedAt" | "publicKey">,
): Statement<Signing> {
  const { name, text, content } = manifest;
  return {
    _type: STATEMENT,
    subject: [
      { name, digest: { sha256: sha256(text) } },
      ...content.files.map(({ path, sha256: print }) => ({ name: path, digest: { sha256: print } })),
    ],
    predicateType: SIGNING,
    predicate: { ...said, result: content.result, manifest: { digest: content.digest } },
  };
}

export const renderStatement = (statement: Statement): Uint8Array => Buffer.from(canonicalJson(statement));

/** The signing in a payload whose signature holds; null when it says something else. */
export function readSigning(payload: Uint8Array): Statement<Signing> | null {
  let found: Partial<Statement<Partial<Signing>>>;
  try {
    found = JSON.parse(Buffer.from(payload).toString("utf8")) as typeof found;
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null) return null;
  const { predicate, subject } = found;
  const isSigning =
    found._type === STATEMENT &&
    found.predicateType === SIGNING &&
    Array.isArray(subject) &&
    subject.every((one) => typeof one?.name === "string" && typeof one.digest?.sha256 === "string") &&
    typeof predicate === "object" &&
    predicate !== null &&
    [predicate.role, predicate.statement, predicate.signedAt, predicate.publicKey].every((text) => typeof text === "string") &&
    (predicate.name === null || typeof predicate.name === "string");
  return isSigning ? (found as Statement<Signing>) : null;
}
