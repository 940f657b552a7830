import type { Bounds, GroupKey, Rate } from "../disparities/row.js";
import type { CheckRow, Requirement } from "./check.js";
import { printLimit, printNumber } from "./print-number.js";

/**
 * A check in one sentence of plain words: value, range, limit and groups.
 *
 * Group names are as the data have them; whoever shows the sentence escapes it. Numbers are printed on the side of the
 * limit on which they are.
 * Example: "0.196 (0.125 to 0.248), limit at most 0.10: Asian 0.495 of 329, Black 0.299 of 826".
 */
export function sentenceOf(row: Omit<CheckRow, "sentence">): string {
  const { value, bounds, requirement, pair, reason, status, lean } = row;
  const limits = limitsIn(requirement);
  const number = value === null ? "no value" : printNumber(value, limits);
  const range = bounds === null ? "" : ` (${rangeText(bounds, limits)})`;
  const against = requirement === null ? "" : `, limit ${requirementText(requirement)}`;
  const rates = pair === null ? [] : pair.b === null ? [pair.a] : [pair.a, pair.b];
  const named = rates.map(rateText).filter((text) => text !== "");
  const groups = named.length === 0 ? "" : `: ${named.join(", ")}`;
  const why = status === "pass" && reason === null ? "" : whyText(reason, lean);
  return `${number}${range}${against}${groups}${why === "" ? "" : `; ${why}`}`;
}

/** "at most 0.10", "at least 0.80", "0.80 to 1.25". */
export function requirementText(requirement: Requirement): string {
  if (requirement.op === "in") return requirement.limit.map(printLimit).join(" to ");
  return `${requirement.op === "<=" ? "at most" : "at least"} ${printLimit(requirement.limit)}`;
}

/** Every limit that a printed number must not cross. */
export function limitsIn(requirement: Requirement | null): readonly number[] {
  if (requirement === null) return [];
  if (requirement.op === "in") return requirement.limit;
  return requirement.warn === null ? [requirement.limit] : [requirement.limit, requirement.warn];
}

/** "0.125 to 0.248", "at least 0.125", "at most 0.248", "no bounds". */
export function rangeText({ lower, upper }: Pick<Bounds, "lower" | "upper">, limits: readonly number[]): string {
  if (lower === null && upper === null) return "no bounds";
  if (upper === null) return `at least ${printNumber(lower!, limits)}`;
  if (lower === null) return `at most ${printNumber(upper, limits)}`;
  return `${printNumber(lower, limits)} to ${printNumber(upper, limits)}`;
}

/** "Asian × female"; "everybody" for all rows together. */
export const groupText = (group: GroupKey): string => Object.values(group).join(" × ") || "everybody";

function rateText({ group, value, n }: Rate): string {
  return value === null ? "" : `${groupText(group)} ${printNumber(value)} of ${n}`;
}

const words: Readonly<Record<string, string>> = {
  bounds_span_limit: "the range has values on both sides of the limit",
  low_resolution: "the data cannot show a gap as small as the policy asks for",
  low_coverage: "too many rows are in groups that cannot be compared",
  zero_denominator: "a rate has nothing in its denominator in some group",
  no_bounds: "the number has no bounds",
  fewer_than_two_groups: "fewer than two groups are large enough to compare",
  suite_correction: "beyond the limit on its own, but not once the number of checks is allowed for",
  past_warn_limit: "beyond the warning limit",
  past_limit: "beyond the limit, and the check only warns",
  past_regression: "worse than the baseline by more than is allowed",
  regression_undecided: "whether it is worse than the baseline by more than is allowed cannot be told",
  no_baseline: "there is no baseline to compare with",
  waiver_expired: "its waiver has expired",
  ceiling_passed: "it is past the ceiling of its waiver",
  waived: "waived",
  needs_model: "it is about what a model does, and none was named: --model",
  no_past: "there are no data of the past to compare with",
  shares_impossible:
    "no weights give the groups these shares: they do not fit into one whole, contradict each other, or nobody is in a group",
  unknown_attribute: "no groups are told apart by that attribute",
  not_asked: "it was not measured in this run",
  weighted: "rows are weighted, which this does not allow for",
  nothing_to_disturb: "the model reads no column that it could disturb",
  nothing_changed: "the disturbance changed nothing in any row",
  budget_spent: "the budget ended before it was measured",
};

/** Why a check has its status, in a few words; "" when the status says it all. */
export const reasonText = (reason: string | null): string => (reason === null ? "" : (words[reason] ?? reason.replaceAll("_", " ")));

function whyText(reason: string | null, lean: CheckRow["lean"]): string {
  const said = reasonText(reason);
  return lean === null ? said : `${said}, leaning ${lean.toward} (p ${keepPrinted(lean.p)})`;
}

const keepPrinted = (p: number): string => (p > 0.995 ? "> 0.99" : p < 0.005 ? "< 0.01" : p.toFixed(2));
