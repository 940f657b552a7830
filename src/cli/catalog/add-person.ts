import { fault } from "../../errors.js";
import { readRoles } from "../../register/read-card.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { fingerprintOf } from "../../seals/keys.js";
import { textAt } from "../policy-files.js";
import { trustedKeys } from "../seal/trusted-keys.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { withPerson } from "./card-text.js";
import { type RegisterFlags, requireId, rolesPath, USUAL_REGISTER } from "./register-files.js";

export interface AddPersonFlags extends CommonFlags, RegisterFlags {
  readonly key?: readonly string[];
  readonly roles?: readonly string[];
  readonly models?: readonly string[];
  readonly name?: string;
}

/** `evenhand catalog add-person`: who has which key and which roles, of which models; changes what flags say of somebody who is there. */
export async function addPerson(id: string, { catalog, key, roles, models, name }: AddPersonFlags, session: Session): Promise<number> {
  requireId(id);
  const path = rolesPath(catalog ?? USUAL_REGISTER);
  const before = await textAt(path);
  const isNew = before === null || !(await readRoles(before, path)).some((person) => person.id === id);
  if (isNew && (key === undefined || roles === undefined))
    throw fault("EH200", `${id} is new, and ${key === undefined ? "their key" : "what they may do"} is not said`, {
      help: [`evenhand catalog add-person ${id} --key ${id}.pub.pem --roles validator`],
    });
  const keys = key && (await trustedKeys(key)).map((one) => fingerprintOf(one.key));
  const text = await withPerson(before, id, { name, keys, roles, models });
  const people = await readRoles(text, path);
  await (await stageFile(path, text)).commit();
  const person = people.find((one) => one.id === id)!;
  session.out(
    session.json
      ? `${JSON.stringify({ path, person }, null, 2)}\n`
      : `Wrote ${plainText(path)}: ${plainText(id)} may act as ${person.roles.join(", ")} for ${person.models.join(", ")}\n`,
  );
  return 0;
}
