import { printPolicy } from "../../policy/print-policy.js";
import type { Session } from "../session.js";
import { type ConfigFlags, pathOf, policyAt } from "./config-policy.js";

/** `evenhand config print [FILE]`: the policy as it holds, with the origin of each value. */
export async function printConfig(file: string | undefined, flags: ConfigFlags, session: Session): Promise<number> {
  const policy = await policyAt(pathOf(file, flags), flags.profile ?? null);
  if (!session.json) {
    session.out(await printPolicy(policy));
    return 0;
  }
  const { path, sha256, packs, checks, waivers } = policy;
  const origins = Object.fromEntries(
    [...policy.origins].map(([pointer, { source, location }]) => [pointer, { source, line: location.line, column: location.column }]),
  );
  session.out(`${JSON.stringify({ path, sha256, packs, checks, waivers, origins }, null, 2)}\n`);
  return 0;
}
