import { renderDiagnostic } from "../renderers/terminal/diagnostic.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { renderHeadline, renderResult } from "../renderers/terminal/result.js";
import { renderVerdict, renderVerdictLine } from "../renderers/terminal/verdict.js";
import { tellDiagnostics } from "./failure.js";
import { findPolicy } from "./find-policy.js";
import { lookOf } from "./look.js";
import type { LookFlags } from "./look-flags.js";
import { outputTargets } from "./output-target.js";
import type { CommonFlags, Session } from "./session.js";
import { readStored } from "./stored-result.js";
import { writeOutputs } from "./write-outputs.js";

export interface ReportFlags extends CommonFlags, LookFlags {
  readonly output?: readonly string[];
  readonly templates?: string;
  readonly minCell?: number;
  readonly policy?: string;
  /** False after `--no-manifest`. */
  readonly manifest?: boolean;
}

/** `evenhand report`: a stored result in other formats, nothing computed again; returns the exit code. */
export async function report(path: string, flags: ReportFlags, session: Session): Promise<number> {
  const targets = outputTargets(flags.output ?? [], session.json);
  const { result: stored, written, changed, reading } = await readStored(path);
  if (changed !== null) session.err(`${renderDiagnostic(changed, session.errScreen)}\n`);
  // A report is made of the result alone: a policy that happens to be near, as in a pull request of a stranger, is not read.
  const look = await lookOf(flags, await findPolicy(flags.policy ?? false, process.env));
  const { problems, result, manifest } = await reading(async () =>
    writeOutputs(targets, {
      templatesDir: flags.templates ?? null,
      look,
      minCell: flags.minCell,
      manifest: flags.manifest !== false,
      signal: session.signal,
      complete: () => stored,
      asWritten: written,
      out: session.out,
    }),
  );
  tellDiagnostics(problems, session);
  if (targets.length === 0) {
    const gated = result.verdict.status !== "not_gated" && result.checks.length > 0;
    const [line, whole] = gated ? [renderVerdictLine, renderVerdict] : [renderHeadline, renderResult];
    session.out(await reading(async () => (session.quiet ? line : whole)(result, session.outScreen)));
  }
  const failed = problems.length > 0;
  if (!session.quiet && !failed) for (const target of targets) if (target.path !== "-") session.err(`Wrote ${plainText(target.path)}\n`);
  if (!session.quiet && !failed && manifest !== null) session.err(`Wrote ${plainText(manifest)}\n`);
  return failed ? 5 : 0;
}
