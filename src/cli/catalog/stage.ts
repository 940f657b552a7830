import { fault } from "../../errors.js";
import { type Stage, stages } from "../../register/card.js";
import { readModelCard } from "../../register/read-card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { sha256 } from "../../seals/sha256.js";
import { suggest } from "../../suggest.js";
import { actorOf, appendToLog } from "../log/log-file.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { withVersion } from "./card-text.js";
import { unready } from "./refuse-unready.js";
import { logOf, modelOf, modelPath, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

export interface StageFlags extends CommonFlags, RegisterFlags {
  readonly note?: string;
  readonly actor?: string;
}

/** `evenhand catalog stage`: a version moves on or back, with an entry in the log; approved and live need an audit that let it pass and is signed as the card says. */
export async function moveStage(
  id: string,
  [version, named]: readonly [string, string],
  flags: StageFlags,
  session: Session,
): Promise<number> {
  const stage = stageOf(named);
  const root = flags.catalog ?? USUAL_REGISTER;
  const register = await openRegister(root);
  const model = modelOf(register, id);
  const before = model.versions.find((one) => one.version === version);
  if (before === undefined)
    throw fault("EH507", `${id} has no version "${version}"`, { help: [`evenhand catalog add ${id} --version-id ${version}`] });
  if (stage === "approved" || stage === "live") {
    const hindered = unready({ register, model, version, stage, today: new Date().toISOString().slice(0, 10) });
    if (hindered !== null) throw hindered;
  }
  const path = modelPath(root, id);
  const now = new Date().toISOString();
  const day = now.slice(0, 10);
  const dated = stage === "live" ? { deployed: before.deployed ?? day } : stage === "retired" ? { retired: day } : {};
  const text = await withVersion((await textAt(path))!, version, { stage, ...dated });
  await readModelCard(text, path);
  await (await stageFile(path, text)).commit();
  const note = [`${version}: ${before.stage} to ${stage}`, flags.note].filter((part) => part !== undefined).join("; ");
  await appendToLog(logOf(root), {
    time: now,
    actor: actorOf(flags.actor, process.env),
    action: actionOf(before.stage, stage),
    subject: { name: path.replaceAll("\\", "/"), sha256: sha256(text) },
    note,
  });
  session.out(
    session.json
      ? `${JSON.stringify({ path, version, was: before.stage, stage }, null, 2)}\n`
      : `${plainText(id)} ${plainText(version)}: ${before.stage} to ${stage}\n`,
  );
  return 0;
}

const actionOf = (was: Stage, now: Stage): string =>
  stages.indexOf(now) < stages.indexOf(was)
    ? "rollback"
    : now === "live"
      ? "release"
      : now === "approved"
        ? "approve"
        : now === "retired"
          ? "retire"
          : "stage";

function stageOf(text: string): Stage {
  const found = stages.find((stage) => stage === text);
  if (found !== undefined) return found;
  const near = suggest(text, stages);
  throw fault("EH200", `there is no stage "${text}"`, { help: [near === null ? `stages: ${stages.join(", ")}` : `did you mean ${near}?`] });
}
