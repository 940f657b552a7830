import { join } from "node:path";
import type { Result } from "../../audit/result.js";
import { EvenhandError, fault } from "../../errors.js";
import { type AuditRecord, keptSignatures, recordOf, renderRecord } from "../../register/audit-record.js";
import type { ModelVersion } from "../../register/card.js";
import type { Register } from "../../register/register.js";
import { waiverRecords } from "../../register/waiver-record.js";
import { readManifest } from "../../seals/manifest.js";
import { sha256 } from "../../seals/sha256.js";
import { signatureRows } from "../../seals/signatures.js";
import { verifySeal } from "../../seals/verify-seal.js";
import { appendToLog } from "../log/log-file.js";
import { textAt } from "../policy-files.js";
import { bytesAt, type FoundManifest, findManifest } from "../seal/find-manifest.js";
import { stageFile } from "../staged-file.js";
import { logOf } from "./register-files.js";

/** Where an audit is entered, and by whom. */
export interface Entering {
  readonly root: string;
  readonly register: Register;
  readonly model: string;
  readonly version: ModelVersion;
  readonly actor: string;
}

/** An audit in the catalog: its record, a file for each waiver that it used, an entry in the log. Throws EH504 for a seal that does not hold, EH508 for data that the version was trained on. */
export async function enterAudit(
  result: Result,
  path: string,
  { root, register, model, version, actor }: Entering,
): Promise<{ readonly place: string; readonly kept: AuditRecord }> {
  const leak = result.inputs.find((input) => input.sha256 !== null && input.sha256 === version.training);
  if (leak !== undefined)
    throw fault("EH508", `${leak.path} is what version ${version.version} was trained on, so that its numbers say nothing of new people`, {
      help: ["audit data that the model has not seen"],
    });
  const now = new Date().toISOString();
  const kept = recordOf(result, {
    ...{ model, modelVersion: version.version, recordedAt: now, recordedBy: actor },
    path: path.replaceAll("\\", "/"),
    ...(await sealFacts(path)),
    cardOf: (digest) => register.data.find((card) => card.sha256 === digest)?.id ?? null,
  });
  const place = recordPath(root, kept);
  const text = renderRecord(kept);
  await (await stageFile(place, text)).commit();
  for (const waiver of waiverRecords(result, kept))
    await (await stageFile(join(root, "waivers", model, waiver.name), waiver.text)).commit();
  await appendToLog(logOf(root), {
    ...{ time: now, actor, action: "record" },
    ...{
      subject: { name: place.replaceAll("\\", "/"), sha256: sha256(text) },
      note: `${model} ${version.version}: ${kept.result.verdict}, result ${kept.result.digest}`,
    },
  });
  return { place, kept };
}

export const recordPath = (root: string, { model, run }: AuditRecord): string =>
  join(root, "audits", model, `${run.startedAt.slice(0, 10)}-${run.id.replace(/[^\w-]/g, "")}.json`);

/** Signatures that a run got after it was recorded, put into its record. Returns the records that changed. */
export async function refreshSignatures(root: string, register: Register, found: FoundManifest): Promise<readonly string[]> {
  const { digest } = readManifest(found.text, found.path);
  const { signatures } = await factsOf(found);
  const changed: string[] = [];
  for (const audit of register.audits.filter(({ manifest }) => manifest?.digest === digest)) {
    const place = recordPath(root, audit);
    await (await stageFile(place, renderRecord({ ...audit, signatures: keptSignatures(signatures) }))).commit();
    changed.push(place);
  }
  return changed;
}

type SealFacts = Pick<Parameters<typeof recordOf>[1], "manifest" | "signatures">;

/** Manifest and whole signatures beside a result; nothing when there is no manifest. Throws EH504. */
async function sealFacts(path: string): Promise<SealFacts> {
  try {
    return await factsOf(await findManifest(path));
  } catch (error) {
    if (error instanceof EvenhandError && error.diagnostics[0]!.code === "EH503") return { manifest: null, signatures: [] };
    throw error;
  }
}

/** A seal that is there has to hold. Throws EH504. */
async function factsOf(found: FoundManifest): Promise<SealFacts> {
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
