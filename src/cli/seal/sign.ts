import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { EvenhandError, fault } from "../../errors.js";
import { holderOf, mayActAs, whoIs } from "../../register/roles.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { renderEnvelope, sealedIn } from "../../seals/envelope.js";
import { fingerprintOf, publicPemOf } from "../../seals/keys.js";
import { type Manifest, readManifest } from "../../seals/manifest.js";
import { sha256 } from "../../seals/sha256.js";
import { signatureRows } from "../../seals/signatures.js";
import { renderStatement, signingOf, USUAL_WORDS } from "../../seals/statement.js";
import { verifySeal } from "../../seals/verify-seal.js";
import { refreshSignatures } from "../catalog/enter-audit.js";
import { openRegister, requireRole, rolesIn, rolesPath, USUAL_REGISTER } from "../catalog/register-files.js";
import { appendToLog, logPathOf } from "../log/log-file.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { bytesAt, type FoundManifest, findManifest } from "./find-manifest.js";
import { passphraseOf, privateKeyAt } from "./key-file.js";

export interface SignFlags extends CommonFlags {
  readonly key: string;
  readonly role: string;
  readonly name?: string;
  readonly statement?: string;
  readonly passphraseFile?: string;
  readonly log?: string;
}

/** `evenhand sign`: one more signature beside the manifest, once every file is known to be as it was sealed; returns the exit code. */
export async function sign(path: string, flags: SignFlags, session: Session): Promise<number> {
  const { role, name = null, statement = USUAL_WORDS } = flags;
  requireRole(role);
  const found = await findManifest(path);
  const content = readManifest(found.text, found.path);
  const { bundle, aside } = await currentBundle(found, content);
  const key = await privateKeyAt(flags.key, await passphraseOf(flags.passphraseFile, process.env));
  const fingerprint = fingerprintOf(key);
  const roles = await rolesIn(USUAL_REGISTER);
  if (!mayActAs(roles, fingerprint, { role }))
    throw fault("EH508", `key ${fingerprint.slice(0, 16)} has not the role ${role} by ${rolesPath(USUAL_REGISTER)}`, {
      help: [`evenhand catalog add-person WHO --key KEY.pub.pem --roles ${role}`],
    });
  const { problems } = await verifySeal({
    ...{ name: found.name, text: found.text, bundle, keys: [], roles: [], twoPeople: false, expected: null },
    ...{ timestamps: [], timestampRequired: false, read: (file: string) => bytesAt(join(found.folder, file)) },
  });
  if (problems.length > 0)
    throw fault("EH504", `${found.path} does not hold, so that it cannot be signed: ${problems[0]!.message}`, {
      evidence: problems.slice(1, 6).map(({ message }) => message),
      help: ["repeat the audit, and read the report again before signing"],
    });
  const before = signatureRows(bundle, { text: found.text, content }, []).find(
    (row) => row.fingerprint !== null && whoIs(roles, row.fingerprint) === whoIs(roles, fingerprint),
  );
  if (before !== undefined)
    throw fault(
      "EH502",
      `${before.fingerprint === fingerprint ? "this key" : holderOf(roles, fingerprint)!.id} has signed already, as ${before.role}`,
      {
        help: before.role === role ? [`evenhand verify ${found.path}`] : [`another person signs as ${role}, with a key of their own`],
      },
    );
  const signedAt = new Date().toISOString();
  const said = { role, name, statement, signedAt, publicKey: publicPemOf(key) };
  const payload = renderStatement(signingOf({ name: found.name, text: found.text, content }, said));
  if (aside !== null) {
    await rename(found.signaturesPath, aside);
    session.err(`Signatures of an earlier run are now in ${plainText(aside)}\n`);
  }
  await (await stageFile(found.signaturesPath, bundle + renderEnvelope(sealedIn(payload, key, fingerprint)))).commit();
  const log = await logPathOf(flags.log);
  if (log !== null) {
    const actor = name ?? `key ${fingerprint.slice(0, 16)}`;
    await appendToLog(log, {
      time: signedAt,
      actor,
      action: "sign",
      subject: { name: found.path, sha256: sha256(found.text) },
      note: role,
    });
  }
  const entered = await recordedAgain(found);
  if (session.json)
    session.out(
      `${JSON.stringify({ signatures: found.signaturesPath, role, name, statement, signedAt, fingerprint, digest: content.digest, entered }, null, 2)}\n`,
    );
  else if (session.quiet) session.out(`Signed as ${role}: ${plainText(found.signaturesPath)}\n`);
  else
    session.out(
      [
        `Signed as ${role} with key ${fingerprint.slice(0, 16)}: ${plainText(found.signaturesPath)}`,
        `Files ${content.files.length}, verdict ${plainText(content.result.verdict)}, manifest digest ${content.digest}`,
        `In these words: “${plainText(statement)}”`,
        ...entered.map((place) => `Entered in ${plainText(place.replaceAll("\\", "/"))}`),
        "A signature shows that this key's holder had these files. It does not show that the numbers are right.",
        "",
      ].join("\n"),
    );
  return 0;
}

/** The signatures of this manifest, to which one is added. Those of an earlier run, which no longer fit, are put aside under a digest of their own and never lost. */
async function currentBundle(found: FoundManifest, content: Manifest): Promise<{ readonly bundle: string; readonly aside: string | null }> {
  const bundle = (await textAt(found.signaturesPath)) ?? "";
  const rows = signatureRows(bundle, { text: found.text, content }, []);
  if (rows.length === 0 || rows.some(({ status }) => status !== "other_files")) return { bundle, aside: null };
  const print = sha256(bundle).slice(0, 12);
  return { bundle: "", aside: found.signaturesPath.replace(/intoto\.jsonl$/, `${print}.intoto.jsonl`) };
}

/** Records of this run in the catalog of this folder, with the new signature; what hinders is no reason to lose a signature that is made. */
async function recordedAgain(found: FoundManifest): Promise<readonly string[]> {
  if (!existsSync(join(USUAL_REGISTER, "audits"))) return [];
  try {
    return await refreshSignatures(USUAL_REGISTER, await openRegister(USUAL_REGISTER), found);
  } catch (error) {
    if (error instanceof EvenhandError) return [];
    throw error;
  }
}
