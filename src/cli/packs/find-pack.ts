import { readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import type { Pack } from "../../packs/pack.js";
import { namedPack } from "../../policy/named-pack.js";
import { isOwnPack, ownPack } from "../../policy/own-pack.js";

/** The pack that is called so, or that is in the file. Throws EH100, EH200, EH201, EH202. */
export async function findPack(name: string): Promise<Pack> {
  if (isOwnPack(name)) return ownPack(await textOf(name), name);
  return namedPack(name.replace(/^pack:/, "").replace(/@\d+$/, ""));
}

/** The text of a pack's file. Throws EH100. */
export const textOf = (path: string): Promise<string> =>
  readFile(path, "utf8").catch((cause: unknown) => {
    throw fault("EH100", `the pack ${path} cannot be read`, { help: ["check the path"], cause });
  });
