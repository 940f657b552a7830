import { type ErrorCode, errorCodes } from "./error-codes.js";

/** Where in a file the user wrote what the message is about; 1-based. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One message to the user, ready to be shown in a terminal or stored in a result. */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly level: "error" | "warning" | "note";
  /** What is wrong, with the value: one sentence, no period. */
  readonly message: string;
  readonly location: Location | null;
  /** What was seen, at most five short lines. */
  readonly evidence: readonly string[];
  /** Commands or settings that mend it and work as printed. */
  readonly help: readonly string[];
}

/** The parts of a diagnostic that differ from message to message. */
export interface DiagnosticDetail {
  readonly location?: Location | null;
  readonly evidence?: readonly string[];
  readonly help?: readonly string[];
}

/** A diagnostic whose level is the code's own, unless `level` says otherwise. */
export function diagnostic(code: ErrorCode, message: string, detail: DiagnosticDetail = {}, level = errorCodes[code].level): Diagnostic {
  return { code, level, message, location: detail.location ?? null, evidence: detail.evidence ?? [], help: detail.help ?? [] };
}

/** Something the user can mend; a bug stays a plain Error. Carries every mistake found, the first one in its message. */
export class EvenhandError extends Error {
  override readonly name = "EvenhandError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly [Diagnostic, ...Diagnostic[]], options?: ErrorOptions) {
    super(`error[${diagnostics[0].code}]: ${diagnostics[0].message}`, options);
    this.diagnostics = diagnostics;
  }

  get code(): ErrorCode {
    return this.diagnostics[0]!.code;
  }

  /** The code's own; a note or warning about the data that was told to stop the run is a fault of the data. */
  get exitCode(): number {
    const own = errorCodes[this.code].exitCode;
    return own === 0 ? errorCodes.EH100.exitCode : own;
  }
}

/** The error with this code and message: `throw fault("EH107", "preds.csv has a header and no rows")`. */
export function fault(code: ErrorCode, message: string, detail: DiagnosticDetail & ErrorOptions = {}): EvenhandError {
  const options = detail.cause === undefined ? undefined : { cause: detail.cause };
  return new EvenhandError([diagnostic(code, message, detail, "error")], options);
}
