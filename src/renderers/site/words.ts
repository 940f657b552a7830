import type { AuditRecord } from "../../register/audit-record.js";
import { formatName } from "../../sections/format-name.js";

/** A verdict as a reader without the vocabulary understands it. */
export function verdictWords(audit: AuditRecord | null): string {
  if (audit === null) return "Never audited";
  switch (audit.result.verdict) {
    case "pass":
      return "Meets the stated limits";
    case "fail":
      return "Does not meet a stated limit";
    case "undecided":
      return "Cannot be determined";
    case "error":
      return "Cannot be determined: the run ended with an error";
    case "not_gated":
      return "Measured; no limit was set";
  }
}

/** A check's status in the same words. */
export const statusWords: Readonly<Record<AuditRecord["checks"][number]["status"], string>> = {
  pass: "Meets the stated limit",
  warn: "Meets the stated limit, near to it",
  fail: "Does not meet the stated limit",
  waived: "Does not meet the stated limit; waived",
  inconclusive: "Cannot be determined",
  no_data: "Cannot be determined: no data",
  error: "Cannot be determined: an error",
};

const PLACES = 3;
export const numberWords = (value: number | null): string => (value === null ? "no value" : value.toFixed(PLACES));

export function boundsWords(lower: number | null, upper: number | null): string {
  if (lower === null && upper === null) return "";
  return `${lower === null ? "no lower bound" : lower.toFixed(PLACES)} to ${upper === null ? "no upper bound" : upper.toFixed(PLACES)}`;
}

const LONGEST = 400;
/** A text that people or files gave, without what is invisible. */
export const shownText = (text: string): string => formatName(text, LONGEST);

/** The text with a capital letter first. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
