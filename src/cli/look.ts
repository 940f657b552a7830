import type { Look } from "../look/look.js";
import type { Policy } from "../policy/policy.js";
import type { LookFlags } from "./look-flags.js";

/** How documents look: flags win over the policy. */
export async function lookOf({ paper, lang }: LookFlags, policy: Policy | null): Promise<Partial<Look>> {
  const [sheet, locale] = [paper ?? policy?.report.paper ?? null, lang ?? policy?.report.locale ?? null];
  return { ...(sheet !== null && { paper: sheet }), ...(locale !== null && { locale }) };
}
