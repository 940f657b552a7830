import { euHighRisk } from "./eu-high-risk.js";
import type { Pack } from "./pack.js";
import { strict } from "./strict.js";
import { usAdverseImpact } from "./us-adverse-impact.js";
import { usNycLl144 } from "./us-nyc-ll144.js";

/** Every policy that ships with evenhand. */
export const packs = [usAdverseImpact, usNycLl144, euHighRisk, strict] as const satisfies readonly Pack[];

/** The pack of this id or alias in this version; null when there is none. */
export function packOf(name: string, version: number): Pack | null {
  return packs.find(({ id, aliases, version: has }: Pack) => (id === name || aliases.includes(name)) && has === version) ?? null;
}
