import { createPublicKey } from "node:crypto";
import { IN_TOTO, isSignedBy, payloadOf, readEnvelope } from "../seals/envelope.js";
import { fingerprintOf } from "../seals/keys.js";
import { STATEMENT, type Statement } from "../seals/statement.js";

/** What somebody says under their own signature. */
export interface Signed<Predicate> {
  readonly statement: Statement<Predicate>;
  readonly fingerprint: string;
}

/** The statement in a file of one line, when the key that it names signed exactly these words; null otherwise. */
export function signedStatement<Predicate extends { readonly publicKey: string }>(
  text: string,
  predicateType: string,
): Signed<Predicate> | null {
  try {
    const envelope = readEnvelope(text.replace(/\n$/, ""));
    if (envelope === null || !text.endsWith("\n")) return null;
    const statement = JSON.parse(Buffer.from(payloadOf(envelope)).toString("utf8")) as Statement<Predicate>;
    const key = createPublicKey({ key: statement.predicate.publicKey, format: "pem" });
    const fingerprint = fingerprintOf(key);
    const { keyid, sig } = envelope.signatures[0]!;
    const isWhole =
      envelope.payloadType === IN_TOTO &&
      statement._type === STATEMENT &&
      statement.predicateType === predicateType &&
      key.asymmetricKeyType === "ed25519" &&
      keyid === fingerprint &&
      isSignedBy(envelope, sig, key);
    return isWhole ? { statement, fingerprint } : null;
  } catch {
    return null;
  }
}
