import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../../audit/result.js";
import { EvenhandError, fault } from "../../errors.js";
import type { ModelVersion } from "../../register/card.js";
import { type NamedModel, namedModel, type SaidOfModel } from "../../register/named-model.js";
import { auditsOf, type Register } from "../../register/register.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import type { CatalogFlags } from "../catalog-flags.js";
import { actorOf } from "../log/log-file.js";
import type { OutputTarget } from "../output-target.js";
import type { Session } from "../session.js";
import { enterAudit, recordPath } from "./enter-audit.js";
import { versionOf } from "./record.js";
import { modelOf, openRegister, USUAL_REGISTER } from "./register-files.js";

/** Enters the audit in the catalog once its files are written; told by what the run says of its model. */
export type EnterRun = (result: Result, said: SaidOfModel) => Promise<void>;

/**
 * What enters a run in the catalog of this folder; null when there is none, when --no-catalog says so, or when no JSON is kept.
 * A model that --catalog-as names has to be there, which is said before the run: EH200, EH507. A run that names its model otherwise
 * never fails for the catalog's sake: what hinders is told.
 */
export async function runCatalog(
  { catalog = true, catalogAs }: CatalogFlags,
  targets: readonly OutputTarget[],
  session: Session,
): Promise<EnterRun | null> {
  const isKept = targets.some(({ format, path }) => format === "json" && path !== "-");
  if (catalogAs !== undefined) {
    if (!catalog) throw fault("EH200", "--catalog-as and --no-catalog exclude each other", { help: ["leave out one of the two"] });
    if (!isKept) throw fault("EH200", "an audit in the catalog needs its result as a file", { help: ["-o out/results.json"] });
    const named = versionNamed(await openRegister(USUAL_REGISTER), catalogAs);
    return async (result) => enter(result, await openRegister(USUAL_REGISTER), { ...named, session });
  }
  if (!catalog || !isKept || !existsSync(join(USUAL_REGISTER, "models"))) return null;
  return async (result, said) => {
    try {
      const register = await openRegister(USUAL_REGISTER);
      const found: NamedModel = namedModel(register, said);
      if (found === null) return;
      if ("unclear" in found) tell(`${found.unclear}; --catalog-as MODEL@VERSION says it`, session);
      else await enter(result, register, { model: found.model.id, version: found.version, session });
    } catch (error) {
      if (!(error instanceof EvenhandError)) throw error;
      tell(error.diagnostics[0]!.message, session);
    }
  };
}

const tell = (why: string, { err }: Session): void => err(`Not entered in the catalog: ${plainText(why)}\n`);

function versionNamed(register: Register, text: string): { readonly model: string; readonly version: ModelVersion } {
  const [, id = text, version] = /^([^@]*)@(.+)$/.exec(text) ?? [];
  const model = modelOf(register, id);
  return { model: id, version: versionOf(model, version) };
}

/** Enters a run. The same result again takes the place of its record, unless that is signed already. */
async function enter(
  result: Result,
  register: Register,
  { model, version, session }: { readonly model: string; readonly version: ModelVersion; readonly session: Session },
): Promise<void> {
  const kept = result.outputs.find(({ format, path, status }) => format === "json" && path !== "-" && status === "written");
  if (kept === undefined) return tell("its result could not be written", session);
  const same = auditsOf(register, model, version.version).find((audit) => audit.result.digest === result.digest);
  if (same !== undefined && same.signatures.length > 0) return tell("this result is there already, signed", session);
  const entering = { root: USUAL_REGISTER, register, model, version, actor: actorOf(undefined, process.env) };
  const { place } = await enterAudit(result, kept.path, entering);
  if (same !== undefined) await rm(recordPath(USUAL_REGISTER, same), { force: true });
  if (!session.quiet)
    session.err(`Entered in the catalog as ${plainText(`${model} ${version.version}: ${place.replaceAll("\\", "/")}`)}\n`);
}
