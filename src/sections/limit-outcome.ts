import type { CheckRow } from "../audit/result.js";

/** What became of a stated limit, in the only words that a report has for it. */
export interface LimitOutcome {
  readonly kind: "met" | "not_met" | "undetermined";
  readonly words: string;
}

/** A warning means that the limit is met and a stricter one is not, unless the check only warns. */
export function outcomeOf({ status, reason }: Pick<CheckRow, "status" | "reason">): LimitOutcome {
  switch (status) {
    case "pass":
      return { kind: "met", words: "Meets the stated limit" };
    case "warn":
      return reason === "past_warn_limit"
        ? { kind: "met", words: "Meets the stated limit" }
        : { kind: "not_met", words: "Does not meet the stated limit" };
    case "fail":
    case "waived":
      return { kind: "not_met", words: "Does not meet the stated limit" };
    case "inconclusive":
    case "no_data":
    case "error":
      return { kind: "undetermined", words: "Cannot be determined" };
  }
}
