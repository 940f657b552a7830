import { euAiActAnnexIv } from "./eu-ai-act-annex-iv.js";
import { gdpr22 } from "./gdpr-22.js";
import { nistAiRmf } from "./nist-ai-rmf.js";
import type { Pack } from "./pack.js";
import { strict } from "./strict.js";
import { usAdverseImpact } from "./us-adverse-impact.js";
import { usCoAdmt } from "./us-co-admt.js";
import { usFairLending } from "./us-fair-lending.js";
import { usMrmSr262 } from "./us-mrm-sr-26-2.js";
import { usNycLl144 } from "./us-nyc-ll144.js";
import { usOncDsi } from "./us-onc-dsi.js";

/** Every pack that ships with evenhand. */
export const packs = [
  usAdverseImpact,
  usNycLl144,
  euAiActAnnexIv,
  usFairLending,
  usMrmSr262,
  nistAiRmf,
  usOncDsi,
  usCoAdmt,
  gdpr22,
  strict,
] as const satisfies readonly Pack[];

/** The pack of this id or alias in this version; null when there is none. */
export function packOf(name: string, version: number): Pack | null {
  return (
    packs.find(
      ({ id, aliases, version: has }: Pack) => (id === name || (aliases as readonly string[]).includes(name)) && has === version,
    ) ?? null
  );
}
