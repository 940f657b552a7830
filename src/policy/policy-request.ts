import { type AttributeDefinition, type AuditRequest, emptyRequest } from "./request.js";
import { requestedNeighbors } from "./requested-neighbors.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

/** What a policy asks of an audit, with the defaults for what it does not say. */
export function policyRequest({ task, data, columns, outcome, groups, stats, neighbors, packs }: CheckedPolicy): AuditRequest {
  const { features: _features, legitimate, ...roles } = columns ?? {};
  const { sensitive, combined } = attributesOf(roles.sensitive ?? []);
  const base = emptyRequest;
  return {
    task: task ?? "binary",
    columns: { ...base.columns, ...given(roles), sensitive },
    outcome: {
      positive: { label: outcome?.positive?.label ?? null, prediction: outcome?.positive?.prediction ?? null },
      negative: { label: outcome?.negative?.label ?? null, prediction: outcome?.negative?.prediction ?? null },
      favorable: outcome?.favorable ?? null,
      threshold: outcome?.threshold ?? null,
    },
    groups: {
      depth: groups?.depth ?? base.groups.depth,
      intersections: [...combined, ...(groups?.intersections ?? [])],
      minN: groups?.min_n ?? base.groups.minN,
      small: groups?.small ?? base.groups.small,
      missing: groups?.missing ?? base.groups.missing,
      normalize: groups?.normalize ?? base.groups.normalize,
      define: Object.fromEntries(Object.entries(groups?.define ?? {}).map(([name, one]) => [name, given(one) as AttributeDefinition])),
    },
    where: data?.where ?? null,
    ...(data?.transform?.score !== undefined && data.transform.score !== "none" && { scoreScale: data.transform.score }),
    missingPrediction: data?.missing_prediction ?? base.missingPrediction,
    stats: { ...base.stats, ...given({ confidence: stats?.confidence, seed: stats?.seed, resamples: stats?.resamples }) },
    formulas: {},
    extras: {
      ...base.extras,
      legitimate: legitimate ?? [],
      ...(packs?.["us-nyc-ll144"] !== undefined && { ll144: given(packs["us-nyc-ll144"]) }),
      neighbors:
        neighbors === undefined
          ? null
          : requestedNeighbors(given({ features: neighbors.features, featureScaling: neighbors.scaling, neighbors: neighbors.k })),
    },
  };
}

/** Attributes, and combinations written `race*sex`, of which the parts are attributes too. */
export function attributesOf(names: readonly string[]): {
  readonly sensitive: readonly string[];
  readonly combined: readonly (readonly string[])[];
} {
  const parts = names.map((name) => name.split("*").map((part) => part.trim()));
  return { sensitive: [...new Set(parts.flat())], combined: parts.filter(({ length }) => length > 1) };
}

/** The record without the keys that hold nothing. */
function given<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
