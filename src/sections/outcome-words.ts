import type { OutcomeFacts, Result } from "../audit/result.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import { pluralList } from "./plural-list.js";

/** A column with what counts as positive in it: "approved, positive = “yes”", "risk, positive = at least 0.5". */
export function outcomeWords(outcome: OutcomeFacts): string {
  return hasPositive(outcome) ? `${formatName(outcome.column)}, positive = ${positiveWords(outcome)}` : formatName(outcome.column);
}

/** Whether some value counts as positive: classes, amounts and relevance have none. */
export const hasPositive = ({ positive, threshold }: OutcomeFacts): boolean => positive.length > 0 || threshold !== null;

/** What counts as positive: "“yes”", "at least 0.5", "one of “a”, “b”". */
export function positiveWords({ positive, threshold }: OutcomeFacts): string {
  if (threshold !== null) return `at least ${formatNumber(threshold)}`;
  const quoted = positive.map((value) => `“${formatName(value, SHORT_NAME)}”`);
  return quoted.length === 1 ? quoted[0]! : `one of ${pluralList(quoted)}`;
}

/** Whether a positive decision is good for the person, in words. */
export const favorableWords = ({ plan }: Result): string => (plan.favorable === "positive" ? "good for the person" : "bad for the person");
