import type { Look } from "../look/look.js";
import type { Policy } from "../policy/policy.js";
import type { LookFlags } from "./look-flags.js";

/** How documents look: flags win over the policy. */
export async function lookOf({ paper }: LookFlags, policy: Policy | null): Promise<Partial<Look>> {
  const wanted = paper ?? policy?.report.paper ?? null;
  return { ...(wanted !== null && { paper: wanted }) };
}
