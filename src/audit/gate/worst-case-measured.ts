import type { Check } from "../../checks/check.js";
import { measureCheck } from "../../checks/measure-check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { difference } from "../../contrasts/difference.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { GroupKey } from "../../disparities/row.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { limitsOfMean, type RowMean } from "../../stats/row-mean.js";
import { rateGrouping } from "../rows/rate-gap.js";
import { riskLimits } from "../worst-case/risk-limits.js";
import type { ScenarioRow, WorstCase } from "../worst-case/row.js";

const share = { unit: "proportion", scale: "difference" } as const;
const score = { unit: "score", scale: "difference" } as const;

/** The mean loss of the worst part of a size, as far as a tree on the columns of the study finds it. */
export function riskMeasured(size: number, study: WorstCase | null): Measured {
  if (study === null) return notMeasured("not_asked", score);
  const { subpopulation, loss, reason } = study;
  if (subpopulation === null) return notMeasured(reason ?? "not_applicable", score);
  if (subpopulation.reason !== null) return notMeasured(subpopulation.reason, score);
  const point = subpopulation.curve.find((one) => one.share === size);
  if (point === undefined) return notMeasured("too_few_rows", score);
  const unit = loss === "error_rate" ? share : score;
  const part = `worst ${Number((100 * size).toPrecision(6))} %`;
  const pair = { a: { group: { part }, value: point.value, numerator: null, n: point.rows }, b: null };
  return singleNumber(
    { value: point.value, method: "worst_part", limits: (alpha) => riskLimits(subpopulation.curve, size, alpha) },
    { ...unit, pair },
  );
}

/** A measure when the people are made up otherwise: of everybody, or the largest difference between groups of an attribute. */
export function scenarioMeasured(
  { by, requirement }: Pick<Check, "by" | "requirement">,
  { name, metric }: { readonly name: string; readonly metric: string },
  study: WorstCase | null,
  { minN, keep }: { readonly minN: number; keep(group: GroupKey): boolean },
): Measured {
  const row = study?.scenarios.find((one) => one.name === name);
  if (row === undefined) return notMeasured("not_asked", share);
  if (row.reason !== null) return notMeasured(row.reason, share);
  if (by !== null) return ofGroups(by, metric, { ...row, groups: row.groups.filter(({ group }) => keep(group)) }, { minN, requirement });
  const measure = row.measures.find((one) => one.metric === metric);
  if (measure === undefined) return notMeasured("not_applicable", share);
  const { value, rows } = measure.sampled;
  const pair = { a: { group: {}, value, numerator: null, n: rows }, b: null };
  return singleNumber(
    { value, method: "raked", limits: (alpha) => limitsOfMean(measure.sampled, alpha) },
    { ...(measure.sampled.share ? share : score), pair },
  );
}

function ofGroups(
  by: readonly string[],
  metric: string,
  { groups }: ScenarioRow,
  { minN, requirement }: { readonly minN: number; readonly requirement: Check["requirement"] },
): Measured {
  const own = groups.filter((one) => one.metric === metric && one.by.join() === by.join());
  if (own.length === 0) return notMeasured("unknown_attribute", share);
  const grouping = rateGrouping(
    own.map(({ group, rows, sampled }) => ({ group, rows, estimate: sampled === null ? nothing(rows) : estimateOf(sampled) })),
    minN,
  );
  return measureCheck({ kind: "disparity", disparity: rakedDifference }, { kind: "groups", grouping }, requirement);
}

const raked = {
  id: "raked_rate",
  title: "Rate when raked",
  formula: "weighted hits / weight",
  unit: "proportion",
  range: [0, 1],
  better: "neither",
  needs: [],
  aliases: [],
  sentence: null,
  source: "Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.7",
  estimate: (): NoEstimate => nothing(0),
} as const satisfies Metric;

const rakedDifference = worstPair([raked], difference, {
  id: "raked_rate_difference",
  title: "Largest difference when raked",
  formula: "largest − smallest",
  aliases: [],
  source: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10, of raked rates",
});

const nothing = (n: number): NoEstimate => ({ value: null, reason: "zero_denominator", numerator: null, denominator: null, n });

const estimateOf = (mean: RowMean): Estimate => ({
  ...{ value: mean.value, numerator: mean.value * mean.weight, denominator: mean.weight, n: mean.rows, nEff: mean.nEff },
  ...{ method: "wilson", leftOut: null },
  limits: (alpha) => limitsOfMean(mean, alpha),
});
