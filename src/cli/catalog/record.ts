import { join } from "node:path";
import { EvenhandError, fault } from "../../errors.js";
import { type AuditRecord, recordOf, renderRecord } from "../../register/audit-record.js";
import type { ModelCard, ModelVersion } from "../../register/card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { readManifest } from "../../seals/manifest.js";
import { sha256 } from "../../seals/sha256.js";
import { signatureRows } from "../../seals/signatures.js";
import { verifySeal } from "../../seals/verify-seal.js";
import { actorOf, appendToLog, USUAL_LOG } from "../log/log-file.js";
import { textAt } from "../policy-files.js";
import { bytesAt, type FoundManifest, findManifest } from "../seal/find-manifest.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { changedSince, storedResult } from "../stored-result.js";
import { modelOf, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

export interface RecordFlags extends CommonFlags, RegisterFlags {
  readonly versionId?: string;
  readonly actor?: string;
}

/** `evenhand catalog record`: what an audit found, kept for comparing and showing; and an entry in the log. */
export async function record(id: string, path: string, flags: RecordFlags, session: Session): Promise<number> {
  const root = flags.catalog ?? USUAL_REGISTER;
  const register = await openRegister(root);
  const version = versionOf(modelOf(register, id), flags.versionId);
  const result = await storedResult(path);
  const changed = changedSince(result, path);
  if (changed !== null) throw new EvenhandError([{ ...changed, level: "error" }]);
  const leak = result.inputs.find((input) => input.sha256 !== null && input.sha256 === version.training);
  if (leak !== undefined)
    throw fault("EH508", `${leak.path} is what version ${version.version} was trained on, so that its numbers say nothing of new people`, {
      help: ["audit data that the model has not seen"],
    });
  const [recordedAt, recordedBy] = [new Date().toISOString(), actorOf(flags.actor, process.env)];
  const kept = recordOf(result, {
    ...{ model: id, modelVersion: version.version, recordedAt, recordedBy },
    path: path.replaceAll("\\", "/"),
    ...(await sealFacts(path)),
    cardOf: (digest) => register.data.find((card) => card.sha256 === digest)?.id ?? null,
  });
  const place = join(root, "audits", id, `${kept.run.startedAt.slice(0, 10)}-${kept.run.id.replace(/[^\w-]/g, "")}.json`);
  const text = renderRecord(kept);
  await (await stageFile(place, text)).commit();
  const log = root === USUAL_REGISTER ? USUAL_LOG : join(root, "audit-log.jsonl");
  await appendToLog(log, {
    ...{ time: recordedAt, actor: recordedBy, action: "record" },
    ...{
      subject: { name: place.replaceAll("\\", "/"), sha256: sha256(text) },
      note: `${id} ${version.version}: ${kept.result.verdict}, result ${kept.result.digest}`,
    },
  });
  if (session.json) session.out(`${JSON.stringify({ path: place, record: kept }, null, 2)}\n`);
  else session.out(`Wrote ${plainText(place)}: ${plainText(id)} ${plainText(version.version)}, ${kept.result.verdict}, ${signed(kept)}\n`);
  return 0;
}

const signed = ({ signatures }: AuditRecord): string =>
  signatures.length === 0 ? "not signed" : `signed as ${signatures.map(({ role }) => role).join(", ")}`;

/** The version that is named, else the last one that is registered. */
function versionOf({ id, versions }: ModelCard, named: string | undefined): ModelVersion {
  const found = named === undefined ? versions.at(-1) : versions.find(({ version }) => version === named);
  if (found === undefined)
    throw fault("EH507", named === undefined ? `${id} has no version yet` : `${id} has no version "${named}"`, {
      help: [`evenhand catalog add ${id} --version-id 2026.09`],
    });
  return found;
}

/** Manifest and whole signatures beside a result; a seal that is there has to hold. Throws EH504. */
async function sealFacts(path: string): Promise<Pick<Parameters<typeof recordOf>[1], "manifest" | "signatures">> {
  let found: FoundManifest;
  try {
    found = await findManifest(path);
  } catch (error) {
    if (error instanceof EvenhandError) return { manifest: null, signatures: [] };
    throw error;
  }
  const bundle = (await textAt(found.signaturesPath)) ?? "";
  const { problems } = await verifySeal({
    ...{ name: found.name, text: found.text, bundle, keys: [], roles: [], twoPeople: false, expected: null },
    ...{ timestamps: [], timestampRequired: false, read: (file: string) => bytesAt(join(found.folder, file)) },
  });
  const wrong = problems.filter(({ kind }) => kind !== "input");
  if (wrong.length > 0)
    throw fault("EH504", `${found.path} does not hold, so that it is not recorded: ${wrong[0]!.message}`, {
      help: [`evenhand verify ${found.path}`],
    });
  const content = readManifest(found.text, found.path);
  return { manifest: { digest: content.digest }, signatures: signatureRows(bundle, { text: found.text, content }, []) };
}
