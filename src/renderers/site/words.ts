import type { AuditRecord } from "../../register/audit-record.js";
import { countOf } from "../../sections/format-count.js";
import { formatName } from "../../sections/format-name.js";

/** What an audit came to, limit by limit: a waiver lets a failure through and does not make it met, and what is undecided is not met either. */
export function verdictWords(audit: AuditRecord | null): string {
  if (audit === null) return "Never audited";
  const { checks, result } = audit;
  if (checks.length === 0)
    return result.verdict === "error" ? "Cannot be determined: the run ended with an error" : "Measured; no limit was set";
  const of = (...statuses: readonly (typeof checks)[number]["status"][]): number =>
    checks.filter(({ status }) => statuses.includes(status)).length;
  const [failed, waived, open] = [of("fail"), of("waived"), of("inconclusive", "no_data", "error")];
  const limits = `of ${countOf(checks.length, "stated limit")}`;
  const parts = [
    ...(failed + waived > 0
      ? [`Does not meet ${failed + waived} ${limits}${waived > 0 ? ` (${waived === failed + waived ? "" : `${waived} `}waived)` : ""}`]
      : []),
    ...(open > 0 ? [`${failed + waived > 0 ? open : `${open} ${limits}`} cannot be determined`] : []),
  ];
  return parts.length === 0 ? `Meets the ${countOf(checks.length, "stated limit")}` : parts.join("; ");
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
