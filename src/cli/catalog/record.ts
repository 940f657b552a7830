import { EvenhandError, fault } from "../../errors.js";
import type { AuditRecord } from "../../register/audit-record.js";
import type { ModelCard, ModelVersion } from "../../register/card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { actorOf } from "../log/log-file.js";
import type { CommonFlags, Session } from "../session.js";
import { readStored } from "../stored-result.js";
import { enterAudit } from "./enter-audit.js";
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
  const { result, changed } = await readStored(path);
  if (changed !== null) throw new EvenhandError([{ ...changed, level: "error" }]);
  const { place, kept } = await enterAudit(result, path, { root, register, model: id, version, actor: actorOf(flags.actor, process.env) });
  if (session.json) session.out(`${JSON.stringify({ path: place, record: kept }, null, 2)}\n`);
  else session.out(`Wrote ${plainText(place)}: ${plainText(id)} ${plainText(version.version)}, ${kept.result.verdict}, ${signed(kept)}\n`);
  return 0;
}

const signed = ({ signatures }: AuditRecord): string =>
  signatures.length === 0 ? "not signed" : `signed as ${signatures.map(({ role }) => role).join(", ")}`;

/** The version that is named, else the last one that is registered. */
export function versionOf({ id, versions }: ModelCard, named: string | undefined): ModelVersion {
  const found = named === undefined ? versions.at(-1) : versions.find(({ version }) => version === named);
  if (found === undefined)
    throw fault("EH507", named === undefined ? `${id} has no version yet` : `${id} has no version "${named}"`, {
      help: [`evenhand catalog add ${id} --version-id 2026.09`],
    });
  return found;
}
