import { canonicalJson } from "../canonical-json.js";
import { fault } from "../errors.js";
import { sha256 } from "../seals/sha256.js";
import { STATEMENT, type Statement } from "../seals/statement.js";
import type { AuditRecord } from "./audit-record.js";
import { signedStatement } from "./signed-statement.js";

export const WAIVER = "https://evenhand.dev/attestation/waiver/v1";

/** A waiver as a record of an audit has it. */
export type KeptWaiver = AuditRecord["waivers"][number];

/** Somebody's consent that a failure is let through until a day. All of it is under the signature. */
export interface Waiving {
  readonly model: string;
  readonly check: string;
  readonly expires: string;
  readonly role: string;
  /** As they call themselves; the key says who it is. */
  readonly name: string | null;
  /** What they agree to, and on which conditions, in their words. */
  readonly statement: string;
  /** ISO 8601, UTC, by the clock of the machine that signed. */
  readonly signedAt: string;
  /** In PEM. */
  readonly publicKey: string;
}

/** A signature under a waiver that holds: `.evenhand/waivers/<model>/<check>-until-<day>-<role>-<key>.signed.json`. */
export interface WaiverSignature extends Waiving {
  readonly fingerprint: string;
  /** Digest of the waiver's own words: another reason, owner, group, ceiling or day is another waiver. */
  readonly waiver: string;
}

/** What a waiver is known by, whichever audit uses it. */
export const waiverDigest = (model: string, { check, owner, reason, expires, groups = null, ceiling = null }: KeptWaiver): string =>
  sha256(canonicalJson({ model, check, groups, owner, reason, expires, ceiling }));

/** The statement about a waiver, which is its subject. */
export function waivingOf(
  model: string,
  waiver: KeptWaiver,
  said: Pick<Waiving, "role" | "name" | "statement" | "signedAt" | "publicKey">,
): Statement<Waiving> {
  return {
    _type: STATEMENT,
    subject: [{ name: "waiver", digest: { sha256: waiverDigest(model, waiver) } }],
    predicateType: WAIVER,
    predicate: { ...said, model, check: waiver.check, expires: waiver.expires },
  };
}

/** The signature in a file. Throws EH507 unless the key that it names signed exactly these words. */
export function readWaiverSignature(text: string, path: string): WaiverSignature {
  const found = signedStatement<Waiving>(text, WAIVER);
  const waiver = found?.statement.subject.find(({ name }) => name === "waiver")?.digest.sha256;
  if (found !== null && typeof waiver === "string") {
    const { model, check, expires, role, name, statement, signedAt, publicKey } = found.statement.predicate;
    const isWhole = [model, check, expires, role, statement, signedAt].every((one) => typeof one === "string");
    if (isWhole && (name === null || typeof name === "string"))
      return { model, check, expires, role, name, statement, signedAt, publicKey, fingerprint: found.fingerprint, waiver };
  }
  throw fault("EH507", `${path} is not a signature under a waiver that holds`, {
    help: ["evenhand catalog waive MODEL CHECK writes one"],
  });
}
