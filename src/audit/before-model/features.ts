import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Bound } from "../bind/bind.js";

/** Different texts above which a column is not looked at. */
const MOST_TEXTS = 1000;

export interface Feature {
  readonly name: string;
  readonly kind: "number" | "category";
  readonly missing: number;
}

export interface Features {
  readonly features: readonly Feature[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
}

/** Columns that the request gives a role, other than that of a stratum. */
export function columnsWithRole({ columns, groups }: AuditRequest): ReadonlySet<string> {
  const { sensitive, strata: _, ...single } = columns;
  const probabilities = Object.values(groups.define).flatMap(({ membership }) => Object.values(membership ?? {}));
  return new Set([
    ...sensitive,
    ...groups.intersections.flat(),
    ...probabilities,
    ...Object.values(single).filter((column) => column !== null),
  ]);
}

/** The columns without a role, of which those that cannot tell anything are left out with the reason. */
export async function featuresOf(engine: Engine, bound: Bound, request: AuditRequest): Promise<Features> {
  const roles = columnsWithRole(request);
  const found: { features: Feature[]; leftOut: { column: string; reason: string }[] } = { features: [], leftOut: [] };
  for (const { name, kind } of engine.columns) {
    if (roles.has(name)) continue;
    const { distinct, missing } = await engine.range(name, bound.where ?? undefined);
    const texts = kind === "category";
    if (distinct < 2 && missing === 0) found.leftOut.push({ column: name, reason: "one_value" });
    else if (distinct === 0) found.leftOut.push({ column: name, reason: "no_values" });
    else if (texts && distinct > MOST_TEXTS) found.leftOut.push({ column: name, reason: "too_many_texts" });
    else if (texts && distinct > Math.max(2, (engine.rows - missing) / 2))
      found.leftOut.push({ column: name, reason: "nearly_all_differ" });
    else found.features.push({ name, kind, missing });
  }
  return found;
}
