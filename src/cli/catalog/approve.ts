import { join } from "node:path";
import { fault } from "../../errors.js";
import { approvalOf, readApproval, renderApproval } from "../../register/approval.js";
import type { AuditRecord } from "../../register/audit-record.js";
import { approvalsOf, dayOf, lastAudit, type Register, unsignedRoles } from "../../register/register.js";
import { mayActAs, whoIs } from "../../register/roles.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { renderEnvelope, sealedIn } from "../../seals/envelope.js";
import { fingerprintOf, publicPemOf } from "../../seals/keys.js";
import { sha256 } from "../../seals/sha256.js";
import { appendToLog } from "../log/log-file.js";
import { passphraseOf, privateKeyAt } from "../seal/key-file.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { versionOf } from "./record.js";
import { logOf, modelOf, openRegister, type RegisterFlags, requireRole, USUAL_REGISTER } from "./register-files.js";

export interface ApproveFlags extends CommonFlags, RegisterFlags {
  readonly key: string;
  readonly role: string;
  readonly name?: string;
  readonly statement?: string;
  readonly passphraseFile?: string;
}

/** What an approval means when the approver does not say. */
const USUAL_APPROVAL = "I read the report of this audit and agree that this version is used.";

/** `evenhand catalog approve`: a signed file in which somebody agrees that a version is used, on the ground of its last audit. */
export async function approve(id: string, named: string, flags: ApproveFlags, session: Session): Promise<number> {
  const { role, name = null, statement = USUAL_APPROVAL } = flags;
  requireRole(role);
  const root = flags.catalog ?? USUAL_REGISTER;
  const register = await openRegister(root);
  const model = modelOf(register, id);
  const { version, artifact } = versionOf(model, named);
  const last = lastAudit(register, id, version);
  if (last === null)
    throw fault("EH508", `${id} ${version} was never audited, so that there is nothing to approve`, {
      help: [`evenhand catalog record ${id} results.json --version-id ${version}`],
    });
  const unsigned = unsignedRoles(register, model, last);
  if (unsigned.length > 0)
    throw fault("EH508", `the last audit of ${id} ${version} is not signed as ${unsigned.join(", ")}, and approval comes after`, {
      help: [`evenhand sign ${last.result.path} --key KEY.pem --role ${unsigned[0]}`],
    });
  const key = await privateKeyAt(flags.key, await passphraseOf(flags.passphraseFile, process.env));
  const fingerprint = fingerprintOf(key);
  refuseHolder(register, last, { fingerprint, role, required: model.require });
  const signedAt = new Date().toISOString();
  const payload = renderApproval(approvalOf(last, artifact, { role, name, statement, signedAt, publicKey: publicPemOf(key) }));
  const text = renderEnvelope(sealedIn(payload, key, fingerprint));
  const file = `${version.replace(/[^\w.-]/g, "_").replaceAll("..", "_")}-${role}-${fingerprint.slice(0, 12)}-${dayOf(last.run.startedAt)}-${last.run.id.replace(/[^\w-]/g, "")}.json`;
  const path = join(root, "approvals", id, file);
  const approval = readApproval(text, path);
  await (await stageFile(path, text)).commit();
  await appendToLog(logOf(root), {
    ...{ time: signedAt, actor: name ?? `key ${fingerprint.slice(0, 16)}`, action: "approve" },
    ...{ subject: { name: path.replaceAll("\\", "/"), sha256: sha256(text) }, note: `${id} ${version} as ${role}` },
  });
  if (session.json) session.out(`${JSON.stringify({ path, approval }, null, 2)}\n`);
  else
    session.out(
      [
        `Approved ${plainText(`${id} ${version}`)} as ${role} with key ${fingerprint.slice(0, 16)}: ${plainText(path)}`,
        `On the ground of the audit of ${dayOf(last.run.startedAt)}, whose verdict is ${last.result.verdict}`,
        `In these words: “${plainText(statement)}”`,
        "",
      ].join("\n"),
    );
  return 0;
}

/** Throws EH508 for a key that has not the role by roles.yml, EH502 for somebody who signed the audit in a role that has to, or approved it in another role. */
function refuseHolder(
  register: Register,
  last: AuditRecord,
  { fingerprint, role, required }: { readonly fingerprint: string; readonly role: string; readonly required: readonly string[] },
): void {
  const { roles } = register;
  if (!mayActAs(roles, fingerprint, { role, model: last.model }))
    throw fault("EH508", `key ${fingerprint.slice(0, 16)} has not the role ${role} for ${last.model} by roles.yml`, {
      help: [`evenhand catalog add-person WHO --key KEY.pub.pem --roles ${role}`],
    });
  const me = whoIs(roles, fingerprint);
  const before =
    last.signatures.find((one) => required.includes(one.role) && whoIs(roles, one.fingerprint) === me) ??
    approvalsOf(register, last).find((one) => whoIs(roles, one.fingerprint) === me);
  if (before !== undefined)
    throw fault("EH502", `${me.startsWith("person ") ? me.slice("person ".length) : "this key"} has signed already, as ${before.role}`, {
      help: [`another person approves as ${role}, with a key of their own`],
    });
}
