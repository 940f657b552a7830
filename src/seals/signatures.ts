import { createPublicKey, type KeyObject } from "node:crypto";
import { type Envelope, IN_TOTO, isSignedBy, payloadOf, readEnvelope } from "./envelope.js";
import { fingerprintOf } from "./keys.js";
import type { Manifest } from "./manifest.js";
import { sha256 } from "./sha256.js";
import { readSigning, type Signing, type Statement } from "./statement.js";

/** A public key that the verifier has from a source of their own; with a role, it counts for that role alone. */
export interface TrustedKey {
  readonly key: KeyObject;
  readonly role: string | null;
}

/** What is to be said of one signature. */
export interface SignatureRow {
  readonly role: string | null;
  readonly name: string | null;
  readonly statement: string | null;
  readonly signedAt: string | null;
  /** SHA-256 of the public key in DER; null when the line cannot be read. */
  readonly fingerprint: string | null;
  /** `trusted`: whole, of these files, by a trusted key. `unknown_key`: whole and of these files, by a key nobody vouched for. `other_files`: whole, but of another manifest. `broken`: not what was signed. */
  readonly status: "trusted" | "unknown_key" | "other_files" | "broken";
}

/** Lines of a bundle of signatures; a last line without its end is broken as well. */
export const linesOf = (bundle: string): readonly string[] => (bundle === "" ? [] : bundle.replace(/\n$/, "").split("\n"));

/** Every signature of a bundle, checked against the manifest as it is now. */
export function signatureRows(
  bundle: string,
  manifest: { readonly text: string; readonly content: Manifest },
  keys: readonly TrustedKey[],
): readonly SignatureRow[] {
  const rows = linesOf(bundle).map((line): SignatureRow => {
    const envelope = readEnvelope(line);
    const opened = envelope && opening(envelope);
    if (opened === null) return broken;
    const { statement, fingerprint } = opened;
    const { role, name, signedAt, statement: words } = statement.predicate;
    const known = keys.some((one) => fingerprintOf(one.key) === fingerprint && (one.role === null || one.role === role));
    const status = !isOf(statement, manifest) ? "other_files" : known ? "trusted" : "unknown_key";
    return { role, name, statement: words, signedAt, fingerprint, status };
  });
  return bundle === "" || bundle.endsWith("\n") ? rows : [...rows, broken];
}

const broken: SignatureRow = { role: null, name: null, statement: null, signedAt: null, fingerprint: null, status: "broken" };

/** The statement in an envelope and the key that signed it; null unless the key that the statement names signed exactly these bytes. */
export function opening(envelope: Envelope): { readonly statement: Statement<Signing>; readonly fingerprint: string } | null {
  if (envelope.payloadType !== IN_TOTO) return null;
  const statement = readSigning(payloadOf(envelope));
  if (statement === null) return null;
  try {
    const key = createPublicKey({ key: statement.predicate.publicKey, format: "pem" });
    const { keyid, sig } = envelope.signatures[0]!;
    const fingerprint = fingerprintOf(key);
    return key.asymmetricKeyType === "ed25519" && keyid === fingerprint && isSignedBy(envelope, sig, key)
      ? { statement, fingerprint }
      : null;
  } catch {
    return null;
  }
}

/** Whether a statement is about this manifest, byte for byte, and about all files in it. */
function isOf(
  { subject, predicate }: Statement<Signing>,
  { text, content }: { readonly text: string; readonly content: Manifest },
): boolean {
  const said = subject.map(({ digest }) => digest.sha256);
  const there = [sha256(text), ...content.files.map((file) => file.sha256)];
  return said.length === there.length && said.every((one, i) => one === there[i]) && predicate.manifest?.digest === content.digest;
}

/** Keys that signed in more than one role, which the rule of two people does not allow: fingerprint and roles. */
export function inSeveralRoles(
  rows: readonly SignatureRow[],
): readonly { readonly fingerprint: string; readonly roles: readonly string[] }[] {
  const roles = new Map<string, Set<string>>();
  for (const { fingerprint, role, status } of rows)
    if (fingerprint !== null && role !== null && status !== "broken" && status !== "other_files")
      roles.set(fingerprint, (roles.get(fingerprint) ?? new Set()).add(role));
  return [...roles].filter(([, of]) => of.size > 1).map(([fingerprint, of]) => ({ fingerprint, roles: [...of] }));
}
