import type { AuditRequest } from "../policy/request.js";
import type { BoundAttribute } from "./bind/attributes.js";
import type { Bound } from "./bind/bind.js";
import type { MeasurePlan } from "./measure-plan.js";
import type { AttributeFacts, GroupRow, PlanFacts } from "./result.js";

interface Known {
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly plan: MeasurePlan;
  readonly engine: string;
  readonly groups: readonly GroupRow[];
  readonly assumed: Readonly<Record<string, string>>;
}

/** The choices behind a result, as its readers see them. */
export function planFacts({ bound, request, plan, engine, groups, assumed }: Known): PlanFacts {
  const { columns } = request;
  return {
    engine,
    task: "binary",
    label: bound.label?.facts ?? null,
    prediction: bound.prediction?.facts ?? null,
    score: columns.score,
    weight: columns.weight,
    cluster: columns.cluster,
    strata: columns.strata,
    count: columns.count,
    favorable: plan.favorable,
    attributes: bound.attributes.map((attribute) => attributeFacts(attribute, groups)),
    groupings: bound.groupings,
    where: request.where,
    minN: plan.minN,
    confidence: plan.confidence,
    seed: plan.seed,
    resamples: plan.resamples,
    formulas: request.formulas,
    assumed,
  };
}

function attributeFacts({ name, axis, bins, merged, reference }: BoundAttribute, groups: readonly GroupRow[]): AttributeFacts {
  const own = groups.filter(({ by, group }) => by.length === 1 && by[0] === name && group[name] !== "(missing)");
  const largest = own.reduce<GroupRow | null>((best, row) => (best === null || row.n > best.n ? row : best), null);
  return {
    name,
    column: axis.column,
    bins,
    merged,
    reference: reference ?? largest?.group[name] ?? null,
    referenceBy: reference !== null ? "given" : largest === null ? null : "largest",
  };
}
