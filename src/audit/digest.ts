import { createHash } from "node:crypto";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Keys sorted, no spaces: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  return canonical(value as Json);
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as { readonly [key: string]: Json | undefined }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    );
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value === 0 ? 0 : value);
}

/** SHA-256 in hex of a result's canonical form, without what differs from run to run: run, outputs, exit code and the digest itself. */
export function digestOf(result: Readonly<Record<string, unknown>> & { readonly verdict: object }): string {
  const { run: _run, outputs: _outputs, digest: _digest, ...rest } = result;
  const { exitCode: _exitCode, ...verdict } = result.verdict as Record<string, unknown>;
  return createHash("sha256")
    .update(canonicalJson({ ...rest, verdict }))
    .digest("hex");
}
