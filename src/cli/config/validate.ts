import { type Diagnostic, EvenhandError } from "../../errors.js";
import { isPartial, openEnds } from "../../policy/open-ends.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { countOf } from "../../sections/format-count.js";
import { tellDiagnostics } from "../failure.js";
import type { Session } from "../session.js";
import { type ConfigFlags, pathOf, policyAt } from "./config-policy.js";

/** `evenhand config validate [FILE...]`: every mistake in every file, without data, network or environment. */
export async function validateConfig(files: readonly string[], flags: ConfigFlags, session: Session): Promise<number> {
  const paths = files.length > 0 ? files : [pathOf(undefined, flags)];
  const valid: { path: string; name: string | null; sha256: string; checks: number; waivers: number; partial: boolean }[] = [];
  const mistakes: Diagnostic[] = [];
  for (const path of paths) {
    try {
      const policy = await policyAt(path, flags.profile ?? null);
      const open = isPartial(policy) ? [] : openEnds(policy);
      mistakes.push(...open);
      if (open.length > 0) continue;
      tellDiagnostics(policy.remarks, session);
      const { name, sha256, checks, waivers } = policy;
      valid.push({ path, name, sha256, checks: checks.length, waivers: waivers.length, partial: isPartial(policy) });
    } catch (error) {
      if (!(error instanceof EvenhandError)) throw error;
      mistakes.push(...error.diagnostics);
    }
  }
  const [first, ...rest] = mistakes;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  if (session.json) session.out(`${JSON.stringify({ valid: true, policies: valid }, null, 2)}\n`);
  else if (!session.quiet)
    for (const { path, checks, waivers, sha256, partial } of valid) {
      const parts = [countOf(checks, "check"), ...(waivers > 0 ? [countOf(waivers, "waiver")] : []), `sha256 ${sha256.slice(0, 8)}`];
      session.out(`${plainText(path)} is valid: ${parts.join(", ")}${partial ? " (to be extended: it names no columns)" : ""}\n`);
    }
  return 0;
}
