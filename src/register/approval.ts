import { canonicalJson } from "../canonical-json.js";
import { fault } from "../errors.js";
import { STATEMENT, type Statement } from "../seals/statement.js";
import type { AuditRecord } from "./audit-record.js";
import { type Signed, signedStatement } from "./signed-statement.js";

export const APPROVAL = "https://evenhand.dev/attestation/approval/v1";

/** Somebody's consent that a version is used, on the ground of one audit. All of it is under the signature. */
export interface Approving {
  readonly model: string;
  readonly version: string;
  readonly role: string;
  /** As they call themselves; the key says who it is. */
  readonly name: string | null;
  /** What they agree to, and on which conditions, in their words. */
  readonly statement: string;
  /** ISO 8601, UTC, by the clock of the machine that signed. */
  readonly signedAt: string;
  /** In PEM. */
  readonly publicKey: string;
  readonly audit: { readonly run: string; readonly verdict: string };
}

/** An approval whose signature holds: `.evenhand/approvals/<model>/<version>-<role>-<key>.json`. */
export interface Approval extends Approving {
  readonly fingerprint: string;
  /** Digest of the result that it is on the ground of. */
  readonly result: string;
}

/** The statement of an approval; its subjects are the audit's result, its manifest and the model's file, as far as they are known. */
export function approvalOf(
  audit: AuditRecord,
  artifact: string | null,
  said: Omit<Approving, "model" | "version" | "audit">,
): Statement<Approving> {
  const { model, modelVersion: version, run, result, manifest } = audit;
  const subjects = [
    ["result", result.digest],
    ["manifest", manifest?.digest ?? null],
    ["artifact", artifact],
  ] as const;
  return {
    _type: STATEMENT,
    subject: subjects.flatMap(([name, sha256]) => (sha256 === null ? [] : [{ name, digest: { sha256 } }])),
    predicateType: APPROVAL,
    predicate: { ...said, model, version, audit: { run: run.id, verdict: result.verdict } },
  };
}

export const renderApproval = (statement: Statement<Approving>): Uint8Array => Buffer.from(canonicalJson(statement));

/** The approval in a file. Throws EH507 unless the key that it names signed exactly these words. */
export function readApproval(text: string, path: string): Approval {
  const found = signedStatement<Approving>(text, APPROVAL);
  const approval = found && opened(found);
  if (approval === null)
    throw fault("EH507", `${path} is not an approval whose signature holds`, {
      help: ["evenhand catalog approve MODEL VERSION writes one"],
    });
  return approval;
}

function opened({ statement: { predicate, subject }, fingerprint }: Signed<Approving>): Approval | null {
  const { model, version, role, name, statement, signedAt, publicKey, audit } = predicate;
  const result = subject.find((one) => one.name === "result")?.digest.sha256;
  const isWhole =
    [model, version, role, statement, signedAt, audit?.run, audit?.verdict, result].every((one) => typeof one === "string") &&
    (name === null || typeof name === "string");
  return isWhole ? { model, version, role, name, statement, signedAt, publicKey, audit, fingerprint, result: result! } : null;
}
