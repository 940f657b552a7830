import type { PolicyFacts } from "../audit/result.js";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import type { CheckFlags } from "./check-flag-list.js";
import { findPolicy } from "./find-policy.js";
import { policyFrom } from "./policy-from.js";

/** The policy that a gate goes by, and how that of the working tree differs from it; without one there is no gate. */
export async function gatePolicy(
  { policy: named, policyFrom: ref, profile }: Pick<CheckFlags, "policy" | "policyFrom" | "profile">,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly policy: Policy; readonly diff: PolicyFacts["diff"] }> {
  const options = { named: named === false ? undefined : named, env, profile: profile ?? null };
  if (ref !== undefined) return policyFrom(ref, options);
  const policy = await findPolicy(options.named, env, options.profile);
  if (policy === null)
    throw fault("EH201", "there is no policy to check by: no evenhand.yml here or above", {
      help: ["evenhand init DATA writes one", "--policy FILE"],
    });
  return { policy, diff: null };
}
