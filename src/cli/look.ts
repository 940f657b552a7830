import type { Look } from "../look/look.js";
import type { Policy } from "../policy/policy.js";
import { logoOf } from "./logo.js";
import type { LookFlags } from "./look-flags.js";

/** How documents look: flags win over the policy, whose logo is read. Throws EH100 for a logo that cannot be used. */
export async function lookOf({ paper, lang }: LookFlags, policy: Policy | null): Promise<Partial<Look>> {
  const [sheet, locale] = [paper ?? policy?.report.paper ?? null, lang ?? policy?.report.locale ?? null];
  const brand = policy?.report.brand ?? null;
  return {
    ...(sheet !== null && { paper: sheet }),
    ...(locale !== null && { locale }),
    ...(brand !== null && { brand: { ...brand, logo: brand.logo === null ? null : await logoOf(brand.logo, policy!.path) } }),
  };
}
