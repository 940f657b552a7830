import type { Metric } from "../metrics/kind/metric.js";
import type { ComparatorId } from "./entry.js";

const bothOutcomes = "the group has no positive or no negative label";
const noRows = "the group has no rows with the columns it needs";

/** Where the formula alone does not say it. */
const special: Readonly<Record<string, string>> = {
  selection_share: "nobody in any group is selected",
  matthews_correlation: "one of its four factors is 0",
  auc: bothOutcomes,
  bpsn_auc: "nobody outside the group is positive, or nobody in it is negative",
  bnsp_auc: "nobody in the group is positive, or nobody outside it is negative",
  average_precision: "the group has no positive label",
  balance_for_positive_class: "the group has no positive label",
  balance_for_negative_class: "the group has no negative label",
  calibration_intercept: bothOutcomes,
  calibration_slope: `${bothOutcomes}, its scores are all equal, or they separate the labels perfectly`,
  r_squared: "all labels of the group are equal",
};

/** When a metric has no value. */
export function metricUndefined({ id, formula, needs }: Pick<Metric, "id" | "formula" | "needs">): string {
  const cause = special[id] ?? quotients(formula) ?? noRows;
  return needs.includes("probability") ? `${cause}, or a score of the data is outside 0 to 1` : cause;
}

/** Denominators that a formula shows. */
function quotients(formula: string): string | null {
  const found = [...formula.matchAll(/\/ (\((?:[^()]|\([^()]*\))*\)|[a-z_]+)/g)].map(([, denominator]) => denominator!);
  const bare = [...new Set(found)].filter((denominator) => denominator !== "n");
  if (found.includes("n")) return noRows;
  return bare.length === 0 ? null : `${bare.map((denominator) => denominator.replace(/^\((.*)\)$/, "$1")).join(" or ")} is 0`;
}

const groupsMissing: Readonly<Record<ComparatorId, string>> = {
  pairs: "fewer than two groups have a value",
  reference: "the group or its reference has no value",
  overall: "the group has no value",
  rest: "the group or the rest has no value",
  best: "the group has no value",
  individual: "nobody has a benefit, or labels or decisions are missing",
};

/** When groups cannot be set against each other. */
export const contrastUndefined = (comparator: ComparatorId, scale: "difference" | "ratio"): string =>
  scale === "ratio" ? `${groupsMissing[comparator]}, or the value below the line is 0` : groupsMissing[comparator];
