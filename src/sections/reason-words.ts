import type { ExclusionReason } from "../disparities/row.js";
import type { NoValueReason } from "../metrics/kind/metric.js";
import { formatName } from "./format-name.js";

const words: Readonly<Record<NoValueReason | ExclusionReason, string>> = {
  empty_group: "no rows",
  zero_denominator: "nobody there to take the rate of",
  no_label: "no true outcome in the data",
  no_prediction: "no decision in the data",
  not_applicable: "does not apply",
  fewer_than_two_groups: "fewer than two groups to compare",
  both_zero: "both rates are zero",
  reference_zero: "the rate compared with is zero",
  no_reference: "no reference group",
  component_undefined: "a part of it is undefined",
  missing_group: "group not recorded",
  below_min_n: "too few rows",
};

/** Why there is no number, in a few words. */
export function reasonWords(reason: string | null): string {
  if (reason === null) return "no reason given";
  return Object.hasOwn(words, reason) ? words[reason as keyof typeof words] : formatName(reason.replaceAll("_", " "));
}
