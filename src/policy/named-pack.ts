import { fault } from "../errors.js";
import { packs } from "../packs/index.js";
import type { Pack } from "../packs/pack.js";
import { suggest } from "../suggest.js";

/** The newest version of the pack of this id or alias. Throws EH200. */
export function namedPack(name: string): Pack {
  const wanted = name.trim().toLowerCase();
  const all: readonly Pack[] = packs;
  const found = all.filter(({ id, aliases }) => id === wanted || aliases.includes(wanted)).sort((a, b) => b.version - a.version)[0];
  if (found !== undefined) return found;
  const near = suggest(
    wanted,
    all.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  throw fault("EH200", `no pack is called ${JSON.stringify(name.slice(0, 80))}`, {
    help: [near === null ? "evenhand packs list" : `did you mean ${near}?`],
  });
}
