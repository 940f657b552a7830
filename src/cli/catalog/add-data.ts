import { readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { readDataCard } from "../../register/read-card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { sha256 } from "../../seals/sha256.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { withKeys } from "./card-text.js";
import { dataPath, type RegisterFlags, requireId, USUAL_REGISTER } from "./register-files.js";

export interface AddDataFlags extends CommonFlags, RegisterFlags {
  readonly title?: string;
  readonly labelsFrom?: string;
  readonly expires?: string;
}

/** `evenhand catalog add-data`: a card of a file of data, known by its digest; the data stay where they are. */
export async function addData(id: string, file: string, flags: AddDataFlags, session: Session): Promise<number> {
  requireId(id);
  const path = dataPath(flags.catalog ?? USUAL_REGISTER, id);
  const before = await textAt(path);
  const { title, labelsFrom, expires } = flags;
  let digest: string;
  try {
    digest = sha256(await readFile(file));
  } catch (cause) {
    throw fault("EH100", `${file} cannot be read`, { cause });
  }
  const kept = { sha256: digest, labels_from: labelsFrom, expires };
  const text = await withKeys(before, before === null ? { id, title: title ?? id, ...kept } : { title, ...kept });
  const read = await readDataCard(text, path);
  await (await stageFile(path, text)).commit();
  session.out(session.json ? `${JSON.stringify({ path, data: read }, null, 2)}\n` : `Wrote ${plainText(path)}\n`);
  return 0;
}
