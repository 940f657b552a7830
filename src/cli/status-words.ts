import type { Status } from "../audit/result.js";

export type StatusWord = Status;

/** What each status of a check means, in order of severity. */
export const statusWords: Readonly<Record<Status, string>> = {
  fail: "The whole range of values that the data allow is past the limit: the limit is not met, and chance does not explain it.",
  error: "The check could not be carried out because something broke. It is never counted as met.",
  no_data: "There is no number to judge: too few groups, too few rows, or nobody in a denominator. It is never counted as met.",
  inconclusive: "The range has values on both sides of the limit. More data, or a limit that the data can resolve, would decide it.",
  waived: "It did not meet its limit, and somebody with a name accepted that with a reason and an end date.",
  warn: "The limit is met and a stricter warning limit is not, or the check is set to warn only.",
  pass: "The whole range of values that the data allow is within the limit.",
};
