import type { Agreement } from "../audit/asked-model/row.js";
import { formatAmount } from "./format-amount.js";
import { countOf, formatCount } from "./format-count.js";
import { formatNumber } from "./format-number.js";

/** Whether the model that was asked is the one whose numbers are in the data, in one to three sentences. */
export function agreementWords({ rows, largestDifference, flips, threshold }: Agreement): string {
  const compared = countOf(rows, "row");
  const numbers =
    largestDifference === null
      ? []
      : largestDifference === 0
        ? [`The model's numbers equal those in the data in all ${compared}.`]
        : [`The model's numbers differ from those in the data by at most ${formatAmount(largestDifference)} over ${compared}.`];
  const decisions =
    flips === null
      ? []
      : [`At ${formatNumber(threshold!)} it would decide ${formatCount(flips)} of ${compared} differently from the data.`];
  const parts =
    (flips ?? 0) === 0
      ? []
      : ["Sections that ask the model describe its own answers, and say so; all other numbers describe the decisions in the data."];
  return [...numbers, ...decisions, ...parts].join(" ");
}
