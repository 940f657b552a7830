import { readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { readModelCard } from "../../register/read-card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { sha256 } from "../../seals/sha256.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { withKeys, withVersion } from "./card-text.js";
import { modelPath, type RegisterFlags, requireId, USUAL_REGISTER } from "./register-files.js";

export interface AddFlags extends CommonFlags, RegisterFlags {
  readonly title?: string;
  readonly owner?: string;
  readonly purpose?: string;
  readonly tier?: string;
  readonly auditEvery?: number;
  readonly require?: readonly string[];
  readonly approve?: readonly string[];
  readonly waive?: readonly string[];
  readonly versionId?: string;
  readonly artifact?: string;
  readonly training?: string;
}

/** `evenhand catalog add`: writes a model's card, or changes it where flags say so; comments stay. */
export async function addModel(id: string, flags: AddFlags, session: Session): Promise<number> {
  requireId(id);
  const path = modelPath(flags.catalog ?? USUAL_REGISTER, id);
  const before = await textAt(path);
  if (before === null && flags.owner === undefined)
    throw fault("EH200", `the model ${id} is new, and nobody owns it`, {
      help: [`evenhand catalog add ${id} --owner risk@lender.example`],
    });
  if (flags.versionId === undefined && (flags.artifact !== undefined || flags.training !== undefined))
    throw fault("EH200", "--artifact and --training are of a version, and none is named", { help: ["--version-id 2026.09"] });
  const { title, owner, purpose, tier, auditEvery, require, approve, waive } = flags;
  const kept = { owner, purpose, tier, audit_every_days: auditEvery, require, approve, waive };
  const card = await withKeys(before, before === null ? { id, title: title ?? id, ...kept } : { title, ...kept });
  const text =
    flags.versionId === undefined
      ? card
      : await withVersion(card, flags.versionId, {
          artifact_sha256: await digestAt(flags.artifact),
          training_sha256: await digestAt(flags.training),
        });
  const read = await readModelCard(text, path);
  await (await stageFile(path, text)).commit();
  session.out(session.json ? `${JSON.stringify({ path, model: read }, null, 2)}\n` : `Wrote ${plainText(path)}\n`);
  return 0;
}

async function digestAt(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return sha256(await readFile(path));
  } catch (cause) {
    throw fault("EH100", `${path} cannot be read`, { cause });
  }
}
