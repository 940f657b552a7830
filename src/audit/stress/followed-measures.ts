import { resolve } from "../../disparities/resolve.js";
import { fault } from "../../errors.js";
import type { Metric } from "../../metrics/kind/metric.js";
import { type AskedMeasure, askedMeasures, scored } from "../importance/asked-measures.js";
import type { ScoreMeasure } from "../importance/measure.js";
import type { ModelWork } from "../studies/study.js";
import { type GapParts, isGapOfPairs, metricsOfGap } from "./moved-gap.js";
import type { Subject } from "./subject.js";

/** A metric with the measure that scores give of it. */
export interface MeasuredMetric {
  readonly metric: Metric;
  readonly measure: ScoreMeasure;
}

/** What is followed while data are disturbed: a metric of everybody and of each group, a gap by its groups, or a name that has no value and why. */
export type FollowedMeasure =
  | ({ readonly kind: "metric"; readonly name: string } & MeasuredMetric)
  | {
      readonly kind: "gap";
      readonly name: string;
      readonly what: GapParts;
      readonly attribute: string;
      readonly parts: readonly MeasuredMetric[];
    }
  | Extract<AskedMeasure, { readonly kind: "none" }>;

/** Accuracy and the gaps in decisions, or what was asked for. Throws EH200 and EH203. */
export function followedMeasures(
  { plan }: Pick<ModelWork, "plan">,
  names: readonly string[],
  subject: Subject,
): readonly FollowedMeasure[] {
  const { facts, base, threshold, decide } = subject;
  if (decide !== null && threshold === null) return [];
  const usual = [
    ...(facts.label === null ? [] : threshold === null ? ["mean_absolute_error"] : ["accuracy"]),
    ...(threshold === null || facts.groups.size === 0 ? [] : ["demographic_parity_difference"]),
  ];
  const asking = { plan, facts, base, threshold };
  return (names.length > 0 ? names : usual).flatMap((name): readonly FollowedMeasure[] => {
    const [id = "", attribute = null] = name.split("@");
    const what = resolve(id, plan);
    if (what.kind === "metric") {
      const [none] = attribute === null ? askedMeasures({ names: [id], ...asking }) : [];
      if (none?.kind === "none") return [none];
      return [{ kind: "metric", name: what.metric.id, metric: what.metric, measure: scored(what.metric, asking) }];
    }
    if (what.kind === "contrast" || !isGapOfPairs(what)) throw unsuited(name);
    const parts = metricsOfGap(what).map((metric) => ({ metric, measure: scored(metric, asking) }));
    return attributesOf(attribute, name, [...facts.groups.keys()]).map((by): FollowedMeasure => {
      const full = `${idOfGap(what)}@${by}`;
      if (facts.label === null && parts.some(({ metric }) => metric.needs.includes("label")))
        return { kind: "none", name: full, reason: "no_label" };
      return { kind: "gap", name: full, what, attribute: by, parts };
    });
  });
}

/** A gap's id as results have it. */
export const idOfGap = (what: GapParts): string =>
  what.kind === "disparity" ? what.disparity.id : `${what.metric.id}__${what.contrast.id}`;

function attributesOf(asked: string | null, name: string, known: readonly string[]): readonly string[] {
  if (asked === null) return known;
  if (known.includes(asked)) return [asked];
  throw fault("EH200", `${name}: no groups are told apart by ${asked}`, {
    help: [`attributes: ${known.join(", ") || "none; --sensitive sex,race"}`],
  });
}

const unsuited = (name: string) =>
  fault("EH200", `${name} cannot be followed while data are disturbed`, {
    help: ["metrics of decisions and scores, and gaps or ratios between the groups that are furthest apart in them"],
  });
