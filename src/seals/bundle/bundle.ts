import { IN_TOTO, payloadOf, preAuthEncoding, readEnvelope } from "../envelope.js";
import { linesOf, opening } from "../signatures.js";
import type { Packed } from "../tar.js";
import { instructions } from "./instructions.js";

/** What goes into a bundle, read and known to hold. */
export interface Bundled {
  /** Everything that is sealed, and the manifest, by its path in the bundle: `sealed/…`. */
  readonly sealed: readonly Packed[];
  readonly manifestPath: string;
  /** Text of the signatures; "" when nobody signed. */
  readonly signatures: string;
  /** Paths in `sealed` that have a response of a time-stamping authority beside them. */
  readonly stamped: readonly string[];
  /** Certificates in PEM of authorities; "" = none. */
  readonly authorities: string;
  /** The whole log; null when there is none. */
  readonly log: string | null;
}

/** A signature taken apart, so that openssl can check it. */
export interface SignatureParts {
  readonly folder: string;
  readonly role: string;
  readonly name: string | null;
  readonly statement: string;
  readonly signedAt: string;
  readonly fingerprint: string;
  readonly payloadBytes: number;
}

/** The files of a bundle for an auditor who has openssl and nothing of ours. */
export function bundleOf(bundled: Bundled): readonly Packed[] {
  const parts = linesOf(bundled.signatures).map((line, i) => partsOf(line, i + 1));
  const files = [
    ...bundled.sealed,
    ...parts.flatMap(({ files: of }) => of),
    ...(bundled.authorities === "" ? [] : [{ path: "authorities.pem", content: Buffer.from(bundled.authorities) }]),
    ...(bundled.log === null ? [] : [{ path: "audit-log.jsonl", content: Buffer.from(bundled.log) }]),
  ];
  const readme = instructions(
    bundled,
    parts.map(({ facts }) => facts),
  );
  return [{ path: "README.md", content: Buffer.from(readme) }, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function partsOf(line: string, at: number): { readonly facts: SignatureParts; readonly files: readonly Packed[] } {
  const envelope = readEnvelope(line);
  const opened = envelope && opening(envelope);
  if (envelope === null || opened === null) throw new RangeError(`signature ${at} does not hold`);
  const { role, name, statement, signedAt, publicKey } = opened.statement.predicate;
  const payload = payloadOf(envelope);
  // Roles of our own making are words; one of somebody else's must not choose where a file goes.
  const folder = `signatures/${at}-${role.replace(/[^a-z0-9-]/g, "_").slice(0, 40)}`;
  const file = (kind: string, content: Uint8Array): Packed => ({ path: `${folder}/${kind}`, content });
  return {
    facts: { folder, role, name, statement, signedAt, fingerprint: opened.fingerprint, payloadBytes: payload.byteLength },
    files: [
      file("payload.json", payload),
      file("message.bin", preAuthEncoding(IN_TOTO, payload)),
      file("signature.bin", Buffer.from(envelope.signatures[0]!.sig, "base64")),
      file("public-key.pem", Buffer.from(publicKey)),
    ],
  };
}
