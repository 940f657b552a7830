import { resolve } from "../../disparities/resolve.js";
import { fault } from "../../errors.js";
import type { Metric, NoValueReason } from "../../metrics/kind/metric.js";
import type { MeasurePlan } from "../measure-plan.js";
import { aucMeasure } from "./auc-measure.js";
import { type GapMeasure, gapMeasure } from "./gap-measure.js";
import { meanLoss, type ScoreMeasure } from "./measure.js";
import { rSquaredMeasure } from "./r-squared-measure.js";
import type { RowFacts } from "./row-facts.js";
import { tableMeasure } from "./table-measure.js";

/** What is to be looked at: a measure of everybody, a gap, or a name that has no value and why. */
export type AskedMeasure =
  | { readonly kind: "measure"; readonly name: string; readonly measure: ScoreMeasure }
  | { readonly kind: "gap"; readonly name: string; readonly measure: GapMeasure }
  | { readonly kind: "none"; readonly name: string; readonly reason: NoValueReason };

export interface Asking {
  readonly names: readonly string[];
  readonly plan: MeasurePlan;
  readonly facts: RowFacts;
  readonly base: Float64Array;
  /** null where scores are amounts. */
  readonly threshold: number | null;
}

const squared = (score: number, label: number): number => (score - label) ** 2;
const root = { of: Math.sqrt, slope: (mean: number): number => (mean > 0 ? 0.5 / Math.sqrt(mean) : 0) };

const byScore: readonly ScoreMeasure[] = [
  aucMeasure,
  meanLoss("log_loss", (score, label) => -Math.log(Math.max(1e-15, label === 1 ? score : 1 - score))),
  meanLoss("brier_score", squared),
];
const byAmount: readonly ScoreMeasure[] = [
  meanLoss("root_mean_squared_error", squared, root),
  meanLoss("mean_absolute_error", (score, label) => Math.abs(score - label)),
  rSquaredMeasure,
];

/** The measures that were asked for by name, or those that suit the data. Throws EH203 and EH200 for what importance cannot be taken of. */
export function askedMeasures(asking: Asking): readonly AskedMeasure[] {
  const names = asking.names.length > 0 ? asking.names : usual(asking);
  return names.flatMap((name) => asked(name, asking));
}

function usual({ facts, base, threshold }: Asking): readonly string[] {
  const gap = threshold === null ? [] : ["demographic_parity_difference"];
  if (facts.label === null) return gap;
  if (threshold === null) return ["root_mean_squared_error", "mean_absolute_error"];
  return [...(isProbability(base) ? ["log_loss"] : []), "auc", ...gap];
}

const isProbability = (scores: Float64Array): boolean => scores.every((score) => score >= 0 && score <= 1);

function asked(name: string, asking: Asking): readonly AskedMeasure[] {
  const { plan, facts, base, threshold } = asking;
  const [id = "", attribute = null] = name.split("@");
  const found = resolve(id, plan);
  if (found.kind === "metric" && attribute === null) {
    const measure = scored(found.metric, asking);
    if (facts.label === null && found.metric.needs.includes("label")) return [{ kind: "none", name: found.metric.id, reason: "no_label" }];
    if (found.metric.needs.includes("probability") && !isProbability(base))
      return [{ kind: "none", name: found.metric.id, reason: "score_not_probability" }];
    return [{ kind: "measure", name: found.metric.id, measure }];
  }
  const pair =
    found.kind === "pairing"
      ? found
      : found.kind === "disparity"
        ? { metric: found.disparity.metrics[0], contrast: { id: found.disparity.contrast } }
        : null;
  const single = found.kind !== "disparity" || found.disparity.metrics.length === 1;
  if (pair?.metric === undefined || !single || pair.contrast.id !== "difference" || (threshold === null && found.kind === "disparity"))
    throw unsuited(name);
  const known = [...facts.groups.keys()];
  if (attribute !== null && !known.includes(attribute))
    throw fault("EH200", `${name}: no groups are told apart by ${attribute}`, {
      help: [`attributes: ${known.join(", ") || "none; --sensitive sex,race"}`],
    });
  const measure = scored(pair.metric, asking);
  return (attribute === null ? known : [attribute]).map((by): AskedMeasure => {
    const full = `${found.kind === "disparity" ? found.disparity.id : `${pair.metric!.id}__difference`}@${by}`;
    const gap = gapMeasure(measure, { attribute: by, id: full, base, facts, minN: plan.minN });
    return typeof gap === "string" ? { kind: "none", name: full, reason: gap } : { kind: "gap", name: full, measure: gap };
  });
}

/** A metric as a number of scores. Throws EH200 for one that scores alone do not give. */
export function scored(metric: Metric, { threshold, plan }: Pick<Asking, "threshold" | "plan">): ScoreMeasure {
  const known = [...byScore, ...byAmount].find(({ id }) => id === metric.id);
  if (known) return known;
  const ofTable =
    metric.needs.every((role) => role === "label" || role === "prediction") &&
    metric.sharedDenominator !== true &&
    (metric.tasks ?? ["binary"]).includes("binary");
  if (!ofTable || threshold === null) throw unsuited(metric.id);
  return tableMeasure(metric, { threshold, favorable: plan.favorable });
}

const unsuited = (name: string) =>
  fault("EH200", `importance cannot be taken of ${name}`, {
    help: [
      "metrics of decisions, auc, log_loss, brier_score; of amounts root_mean_squared_error, mean_absolute_error, r_squared",
      "gaps that are differences of one of these: true_positive_rate__difference@sex",
    ],
  });
