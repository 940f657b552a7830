import { titles } from "../audit/gate/run-check.js";
import type { PolicyFacts } from "../audit/result.js";
import type { Policy } from "../policy/policy.js";

/** What a result says of the policy it was made under; `diff` is of that in the working tree, when another one was taken. */
export function policyFacts({ path, name, source, sha256, packs, report }: Policy, diff: PolicyFacts["diff"] = null): PolicyFacts {
  return { path, sha256, source, ...(name === null ? {} : { name }), ...titles(report), packs, diff };
}
