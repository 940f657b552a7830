import type { ErrorCode } from "../../error-codes.js";
import { type Diagnostic, type DiagnosticDetail, diagnostic, EvenhandError } from "../../errors.js";

/** What binding a request to data found out: mistakes that stop the audit, and remarks that do not. Collected, so that a user sees all of them at once. */
export interface Findings {
  readonly remarks: readonly Diagnostic[];
  fault(code: ErrorCode, message: string, detail?: DiagnosticDetail): void;
  remark(code: ErrorCode, message: string, detail?: DiagnosticDetail, level?: Diagnostic["level"]): void;
  /** Throws everything found wrong so far, if anything was. */
  settle(): void;
}

/** How many mistakes are listed in one run. */
const MOST_FAULTS = 10;

export function findings(): Findings {
  const faults: Diagnostic[] = [];
  const remarks: Diagnostic[] = [];
  return {
    remarks,
    fault: (code, message, detail) => void faults.push(diagnostic(code, message, detail, "error")),
    remark: (code, message, detail, level) => void remarks.push(diagnostic(code, message, detail, level)),
    settle() {
      const [first, ...others] = faults.slice(0, MOST_FAULTS);
      if (first === undefined) return;
      const more = faults.length - MOST_FAULTS;
      const last = others.at(-1);
      if (more > 0 && last !== undefined)
        others[others.length - 1] = { ...last, evidence: [...last.evidence, `and ${more} more mistakes`] };
      throw new EvenhandError([first, ...others]);
    },
  };
}
