import { euAiActAnnexIv } from "./eu-ai-act-annex-iv.js";
import { gdpr22 } from "./gdpr-22.js";
import { isoIecCrosswalk } from "./iso-iec-crosswalk.js";
import { nistAiRmf } from "./nist-ai-rmf.js";
import type { Pack } from "./pack.js";
import { sgFeatAiverify } from "./sg-feat-aiverify.js";
import { strict } from "./strict.js";
import { ukDuaa } from "./uk-duaa.js";
import { usAdverseImpact } from "./us-adverse-impact.js";
import { usCaFehaAds } from "./us-ca-feha-ads.js";
import { usCoAdmt } from "./us-co-admt.js";
import { usFairLending } from "./us-fair-lending.js";
import { usIlHb3773 } from "./us-il-hb-3773.js";
import { usInsurance } from "./us-insurance.js";
import { usMrmSr262 } from "./us-mrm-sr-26-2.js";
import { usNj1316 } from "./us-nj-13-16.js";
import { usNycLl144 } from "./us-nyc-ll144.js";
import { usOncDsi } from "./us-onc-dsi.js";
import { usTxTraiga } from "./us-tx-traiga.js";

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
  usNj1316,
  usCaFehaAds,
  usIlHb3773,
  usTxTraiga,
  usInsurance,
  isoIecCrosswalk,
  sgFeatAiverify,
  ukDuaa,
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
