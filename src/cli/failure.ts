import { type Diagnostic, diagnostic, EvenhandError } from "../errors.js";
import { renderDiagnostic, renderDiagnostics, renderRemarks } from "../renderers/terminal/diagnostic.js";
import { writeCrashLog } from "./crash-log.js";
import type { Session } from "./session.js";

/** Tells the user what went wrong, on the streams where it belongs, and returns the exit code. */
export async function reportFailure(error: unknown, session: Session): Promise<number> {
  const diagnostics = error instanceof EvenhandError ? error.diagnostics : [await crash(error, session)];
  const exitCode = error instanceof EvenhandError ? error.exitCode : 70;
  session.err(`${renderDiagnostics(diagnostics, session.errScreen)}\n`);
  if (session.verbose && error instanceof Error)
    session.err(`${error.stack}\n${error.cause instanceof Error ? `caused by ${error.cause.stack}\n` : ""}`);
  if (session.json) {
    const { errorDocument } = await import("./error-document.js");
    session.out(await errorDocument(diagnostics, exitCode, session.commandLine));
  }
  return exitCode;
}

/** Notes and warnings of a run that went well. */
export function tellDiagnostics(diagnostics: readonly Diagnostic[], { err, errScreen, quiet, verbose }: Session): void {
  const told = diagnostics.filter(({ level }) => !quiet || level === "error");
  if (told.length > 0)
    err(`${verbose ? told.map((one) => renderDiagnostic(one, errScreen)).join("\n") : renderRemarks(told, errScreen)}\n`);
}

async function crash(error: unknown, { commandLine }: Session): Promise<Diagnostic> {
  const log = await writeCrashLog(error, commandLine);
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.split("\n")[0]! : String(error);
  return diagnostic("EH900", "a bug in evenhand stopped the run", {
    evidence: [reason],
    help: [log === null ? "please report it with the command line; -v shows the trace" : `please report it with the log ${log}`],
  });
}
