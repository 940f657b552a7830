import type { Check } from "../../checks/check.js";
import { contrasts } from "../../contrasts/index.js";
import type { GroupFacts, Grouping } from "../../disparities/grouping.js";
import { disparities } from "../../disparities/index.js";
import { type EvenhandError, fault } from "../../errors.js";
import { metrics } from "../../metrics/index.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { rng } from "../../stats/rng.js";
import { wilson } from "../../stats/wilson.js";
import type { GroupRow, MetricValue, Result } from "../result.js";
import { type MeasuredCheck, measuredOver } from "./measured-checks.js";

/**
 * The numbers of checks from a stored result, without its data.
 *
 * Shares are stored with all that their limits at any level are made of; numbers of other kinds are not, nor are groups
 * and filters that the result was not made with. Such checks are refused with EH410: they need the data.
 */
export function storedChecks(checks: readonly Check[], result: Result): readonly MeasuredCheck[] {
  const { plan } = result;
  return checks.map((check) => {
    const needs = (why: string): EvenhandError => needsData(check, why);
    if (check.where !== null) throw needs("it has a filter of its own");
    const everybody = result.groups.find(({ by }) => by.length === 0);
    if (everybody === undefined) throw needs("the result has no numbers of everybody");
    const read = (row: GroupRow) => (metric: Metric) => estimateFrom(row.metrics[metric.id], metric, needs);
    return measuredOver(check, {
      plan: { confidence: plan.confidence, metrics, contrasts, disparities },
      reasonFor: (roles) =>
        roles.includes("label") && plan.label === null
          ? "no_label"
          : roles.includes("prediction") && plan.prediction === null
            ? "no_prediction"
            : null,
      everybody: read(everybody),
      groups: (by, minN) => storedGrouping(result, by, { minN, read, everybody: read(everybody), needs }),
    });
  });
}

const needsData = ({ id }: Check, why: string): EvenhandError =>
  fault("EH410", `${id} cannot be judged from the stored result: ${why}`, { help: ["evenhand check with the data"] });

interface Reading {
  readonly minN: number;
  read(row: GroupRow): (metric: Metric) => Estimate | NoEstimate;
  everybody(metric: Metric): Estimate | NoEstimate;
  needs(why: string): EvenhandError;
}

function storedGrouping(result: Result, by: readonly string[], { minN, read, everybody, needs }: Reading): Grouping {
  const rows = result.groups.filter((row) => row.by.length === by.length && by.every((name) => row.by.includes(name)));
  if (rows.length === 0) throw needs(`it was not made by ${by.join(" × ")}`);
  const groups = rows.map(
    ({ group, n }): GroupFacts => ({
      key: Object.fromEntries(by.map((name) => [name, group[name]!])),
      rows: n,
      missing: by.some((name) => group[name] === "(missing)"),
    }),
  );
  const references = result.plan.attributes.filter(({ name, referenceBy }) => by.includes(name) && referenceBy === "given");
  const candidates = groups.filter(({ key, missing }) => !missing && references.every(({ name, reference }) => key[name] === reference));
  const reads = rows.map(read);
  return {
    groups,
    minN,
    reference: candidates.reduce<GroupFacts | null>((most, one) => (most === null || one.rows > most.rows ? one : most), null),
    referenceBy: references.length === by.length ? "named" : "largest",
    estimates: (metric) => reads.map((estimate) => estimate(metric)),
    everybody,
    rest: (metric) => reads.map((estimate) => restOf(everybody(metric), estimate(metric), needs)),
    scores: null,
    random: (...name) => rng(result.plan.seed, "stored", ...name),
  };
}

function estimateFrom(stored: MetricValue | undefined, metric: Metric, needs: (why: string) => EvenhandError): Estimate | NoEstimate {
  if (stored === undefined) throw needs(`it does not have ${metric.id}`);
  const { value, numerator, denominator, n, nEff, method, reason } = stored;
  if (value === null) return { value, reason: (reason ?? "not_applicable") as NoValueReason, numerator, denominator, n };
  if ((method !== "wilson" && method !== "wilson_effective") || nEff === null)
    throw needs(`bounds of ${metric.id} at another level need the data`);
  return shareOf({ value, numerator, denominator, n, nEff, method });
}

const shareOf = (facts: Omit<Estimate, "limits" | "leftOut" | "nEff"> & { readonly nEff: number }): Estimate => ({
  ...facts,
  leftOut: null,
  limits: (alpha) => wilson(facts.value, facts.nEff, normalQuantile(1 - alpha)),
});

/** Everybody without a group, for shares of unweighted rows. */
function restOf(all: Estimate | NoEstimate, group: Estimate | NoEstimate, needs: (why: string) => EvenhandError): Estimate | NoEstimate {
  if (!hasValue(all) || all.numerator === null || all.denominator === null || group.numerator === null || group.denominator === null)
    throw needs("its rate of everybody else is not stored");
  if (all.method !== "wilson") throw needs("weighted rates of everybody else need the data");
  const [numerator, denominator] = [all.numerator - group.numerator, all.denominator - group.denominator];
  if (denominator === 0) return { value: null, reason: "zero_denominator", numerator, denominator, n: 0 };
  const n = all.n - group.n;
  return shareOf({ value: numerator / denominator, numerator, denominator, n, nEff: n, method: "wilson" });
}
