import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.js";

/** SHA-256 in hex of a result's canonical form, without what differs from run to run: run, outputs, exit code and the digest itself. */
export function digestOf(result: Readonly<Record<string, unknown>> & { readonly verdict: object }): string {
  const { run: _run, outputs: _outputs, digest: _digest, ...rest } = result;
  const { exitCode: _exitCode, ...verdict } = result.verdict as Record<string, unknown>;
  return createHash("sha256")
    .update(canonicalJson({ ...rest, verdict }))
    .digest("hex");
}
