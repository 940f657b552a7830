import { join } from "node:path";
import { fault } from "../../errors.js";
import { dayOf, lastAudit } from "../../register/register.js";
import { mayActAs, whoIs } from "../../register/roles.js";
import { signaturesUnder, usedWaivers } from "../../register/waived.js";
import { waiverFile } from "../../register/waiver-record.js";
import { readWaiverSignature, waivingOf } from "../../register/waiver-signature.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { renderEnvelope, sealedIn } from "../../seals/envelope.js";
import { fingerprintOf, publicPemOf } from "../../seals/keys.js";
import { sha256 } from "../../seals/sha256.js";
import { renderStatement } from "../../seals/statement.js";
import { suggest } from "../../suggest.js";
import { appendToLog } from "../log/log-file.js";
import { passphraseOf, privateKeyAt } from "../seal/key-file.js";
import type { Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import type { ApproveFlags } from "./approve.js";
import { logOf, modelOf, openRegister, requireRole, USUAL_REGISTER } from "./register-files.js";

export interface WaiveFlags extends ApproveFlags {
  readonly versionId?: string;
}

/** What a signature under a waiver means when the signer does not say. */
const USUAL_WORDS = "I read the report of this audit and agree that this failure is let through until that day.";

/** `evenhand catalog waive`: a signed file in which somebody agrees to a waiver of the policy that the last audit used. */
export async function signWaiver(id: string, check: string, flags: WaiveFlags, session: Session): Promise<number> {
  const { role, name = null, statement = USUAL_WORDS } = flags;
  requireRole(role);
  const root = flags.catalog ?? USUAL_REGISTER;
  const register = await openRegister(root);
  const model = modelOf(register, id);
  const last = lastAudit(register, id, flags.versionId);
  const used = usedWaivers(last);
  const waivers = used.filter((one) => one.check === check);
  if (last === null || waivers.length === 0) {
    const near = suggest(
      check,
      used.map((one) => one.check),
    );
    throw fault("EH508", `the last audit of ${id} used no waiver of ${check}`, {
      help: [
        near !== null
          ? `did you mean ${near}?`
          : used.length > 0
            ? `waivers used: ${used.map((one) => one.check).join(", ")}`
            : "evenhand waive CHECK writes one into the policy; evenhand check --catalog-as uses it",
      ],
    });
  }
  const key = await privateKeyAt(flags.key, await passphraseOf(flags.passphraseFile, process.env));
  const fingerprint = fingerprintOf(key);
  if (!mayActAs(register.roles, fingerprint, { role, model: id }))
    throw fault("EH508", `key ${fingerprint.slice(0, 16)} has not the role ${role} for ${id} by roles.yml`, {
      help: [`evenhand catalog add-person WHO --key KEY.pub.pem --roles ${role}`],
    });
  const me = whoIs(register.roles, fingerprint);
  const before = waivers
    .flatMap((waiver) => signaturesUnder(register, id, waiver))
    .find((one) => whoIs(register.roles, one.fingerprint) === me);
  if (before !== undefined)
    throw fault("EH502", `${me.startsWith("person ") ? me.slice("person ".length) : "this key"} has signed already, as ${before.role}`, {
      help: model.waive.length > 1 ? [`another person signs as ${role}, with a key of their own`] : [`evenhand catalog show ${id}`],
    });
  const signedAt = new Date().toISOString();
  const said = { role, name, statement, signedAt, publicKey: publicPemOf(key) };
  const written = [];
  for (const [i, waiver] of waivers.entries()) {
    const text = renderEnvelope(sealedIn(renderStatement(waivingOf(id, waiver, said)), key, fingerprint));
    const file = `${waiverFile(waiver)}-${role}-${fingerprint.slice(0, 12)}${i === 0 ? "" : `-${i + 1}`}.signed.json`;
    const path = join(root, "waivers", id, file);
    const signature = readWaiverSignature(text, path);
    await (await stageFile(path, text)).commit();
    await appendToLog(logOf(root), {
      ...{ time: signedAt, actor: name ?? `key ${fingerprint.slice(0, 16)}`, action: "waive" },
      ...{ subject: { name: path.replaceAll("\\", "/"), sha256: sha256(text) }, note: `${id} ${check} until ${waiver.expires} as ${role}` },
    });
    written.push({ path, signature, waiver });
  }
  session.out(
    session.json
      ? `${JSON.stringify(written, null, 2)}\n`
      : [
          ...written.flatMap(({ path, waiver }) => [
            `Signed the waiver of ${plainText(check)} until ${plainText(waiver.expires)} as ${role} with key ${fingerprint.slice(0, 16)}: ${plainText(path)}`,
            `Its reason: ${plainText(waiver.reason)}; ${plainText(waiver.owner)} is responsible for it`,
          ]),
          `On the ground of the audit of ${dayOf(last.run.startedAt)}, in these words: “${plainText(statement)}”`,
          "",
        ].join("\n"),
  );
  return 0;
}
