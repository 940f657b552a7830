import { digestOf } from "../audit/digest.js";
import type { Output, Result } from "../audit/result.js";
import { type Audited, finish } from "../audit/run.js";
import type { Diagnostic } from "../errors.js";

/** What was judged, and the facts of the run that follow from its digest. */
export interface Judged {
  readonly audited: Audited;
  run(digest: string): Result["run"];
}

/** The result once outputs are known: an output that failed makes a verdict that does not fail an error, and leaves one that does. */
export const completed =
  ({ audited, run }: Judged, softened: boolean) =>
  (outputs: readonly Output[], problems: readonly Diagnostic[]): Result => {
    const { verdict } = audited;
    const failed = problems.length > 0 && verdict.exitCode !== 1;
    const code = failed ? 5 : verdict.exitCode;
    const told = {
      ...audited,
      verdict: { ...verdict, ...(failed && { status: "error" as const }), exitCode: softened && isSoft(code) ? 0 : code },
    };
    const whole = problems.length === 0 ? told : { ...told, diagnostics: [...told.diagnostics, ...problems] };
    const digest = digestOf(whole);
    return finish({ ...whole, digest }, { run: run(digest), outputs });
  };

/** Codes that `--report-only` makes 0. */
const isSoft = (code: number): boolean => code === 1 || code === 4;
