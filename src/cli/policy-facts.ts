import { createHash } from "node:crypto";
import { canonicalJson } from "../audit/digest.js";
import type { PolicyFacts } from "../audit/result.js";
import type { Policy } from "../policy/read-policy.js";

/** What a result says of the policy it was made under; the hash is of its content, so that comments and order do not matter. */
export function policyFacts({ path, name, content }: Policy): PolicyFacts {
  const sha256 = createHash("sha256").update(canonicalJson(content)).digest("hex");
  return { path, sha256, source: "file", ...(name === null ? {} : { name }), packs: [], diff: null };
}
