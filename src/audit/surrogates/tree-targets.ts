import { resolve } from "../../disparities/resolve.js";
import { fault } from "../../errors.js";
import { isShare } from "../../metrics/kind/share.js";
import type { SurrogateSettings, TreeKind } from "../../policy/surrogate-settings.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import { rowHits } from "../rows/row-hits.js";

/** What a tree is grown of: a number a row, NaN where the row has nothing to say. */
export interface TreeTarget {
  readonly tree: TreeKind;
  readonly of: string;
  readonly values: Float64Array | null;
  /** Why there are no values. */
  readonly reason: string | null;
  /** Of a gap: the attribute that tells the groups apart. */
  readonly attribute: string | null;
}

/** The targets that were asked for. Throws EH200 and EH203 for gaps of which no tree can be grown. */
export function treeTargets(settings: SurrogateSettings, judged: JudgedRows, plan: MeasurePlan): readonly TreeTarget[] {
  return settings.trees.flatMap((tree): readonly TreeTarget[] => {
    if (tree === "surrogate") return [surrogate(judged)];
    if (tree === "error") return [errors(judged)];
    return gaps(settings.gaps, judged, plan);
  });
}

function surrogate({ scores, decisions, threshold }: JudgedRows): TreeTarget {
  const amounts = threshold === null && decisions === null;
  return {
    tree: "surrogate",
    of: amounts ? "amount" : "score",
    values: scores,
    reason: scores === null ? "no_score" : null,
    attribute: null,
  };
}

/** 1 where the decision does not fit the label; of amounts, how far off the prediction is. */
export function errors({ label, scores, decisions }: JudgedRows): TreeTarget {
  const of = decisions === null && scores !== null ? "mean_absolute_error" : "error_rate";
  const said = of === "error_rate" ? decisions : scores;
  const none = { tree: "error", of, values: null, attribute: null } as const;
  if (label === null) return { ...none, reason: "no_label" };
  if (said === null) return { ...none, reason: "no_prediction" };
  return { ...none, values: label.map((truth, row) => Math.abs(said[row]! - truth)), reason: null };
}

function gaps(names: readonly string[], judged: JudgedRows, plan: MeasurePlan): readonly TreeTarget[] {
  const attributes = [...judged.groups.keys()];
  const usual = judged.decisions === null ? "mean_prediction" : "demographic_parity_difference";
  const asked = names.length > 0 ? names : [usual];
  return asked.flatMap((name) => {
    const [id = "", by = null] = name.split("@");
    if (by !== null && !attributes.includes(by))
      throw fault("EH200", `${name}: no groups are told apart by ${by}`, {
        help: [`attributes: ${attributes.join(", ") || "none; --sensitive sex,race"}`],
      });
    const { full, values, reason } = gapValues(id, judged, plan);
    return (by === null ? attributes : [by]).map(
      (attribute): TreeTarget => ({ tree: "gap", of: `${full}@${attribute}`, values, reason, attribute }),
    );
  });
}

/** For each row whether it is a hit of the rate that the gap is in; NaN for rows that are no trial. */
function gapValues(id: string, judged: JudgedRows, plan: MeasurePlan) {
  const { scores } = judged;
  if (id === "mean_prediction" || id === "mean_prediction__difference")
    return { full: "mean_prediction__difference", values: scores, reason: scores === null ? "no_score" : null };
  const found = resolve(id, plan);
  const metric =
    found.kind === "metric"
      ? found.metric
      : found.kind === "pairing" && found.contrast.id === "difference"
        ? found.metric
        : found.kind === "disparity" && found.disparity.metrics.length === 1 && found.disparity.contrast === "difference"
          ? found.disparity.metrics[0]!
          : null;
  if (metric === null || !isShare(metric))
    throw fault("EH200", `no tree can be grown of the gap ${id}`, {
      help: ["differences of rates: demographic_parity_difference, equal_opportunity_difference@race, error_rate__difference"],
    });
  const full = found.kind === "disparity" ? found.disparity.id : `${metric.id}__difference`;
  return { full, ...rowHits(metric, judged, plan.favorable) };
}
