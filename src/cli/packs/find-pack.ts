import { readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { packs } from "../../packs/index.js";
import type { Pack } from "../../packs/pack.js";
import { isOwnPack, ownPack } from "../../policy/own-pack.js";
import { suggest } from "../../suggest.js";

/** The pack that is called so, or that is in the file. Throws EH100, EH200, EH201, EH202. */
export async function findPack(name: string): Promise<Pack> {
  if (isOwnPack(name)) return ownPack(await textOf(name), name);
  const all: readonly Pack[] = packs;
  const wanted = name
    .replace(/^pack:/, "")
    .replace(/@\d+$/, "")
    .toLowerCase();
  const found = all.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
  if (found !== undefined) return found;
  const near = suggest(
    wanted,
    all.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  throw fault("EH200", `no pack is called ${JSON.stringify(name.slice(0, 80))}`, {
    help: [near === null ? "evenhand packs list" : `did you mean ${near}?`],
  });
}

/** The text of a pack's file. Throws EH100. */
export const textOf = (path: string): Promise<string> =>
  readFile(path, "utf8").catch((cause: unknown) => {
    throw fault("EH100", `the pack ${path} cannot be read`, { help: ["check the path"], cause });
  });
