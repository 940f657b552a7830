import type { Check } from "../../checks/check.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import { parseWhere } from "../../policy/where.js";
import { axisOf, type Bound } from "../bind/bind.js";
import { type Counted, count } from "../counted.js";
import type { Counts } from "../counts.js";

/** The data as they were bound and counted for the whole result. */
export interface CountedData {
  readonly engine: Engine;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly counted: readonly Counted[];
}

/** The counts that a check is judged on: those of the whole result, or new ones when the check has a filter of its own. */
export async function checkCounts({ by, where }: Pick<Check, "by" | "where">, data: CountedData): Promise<Counts> {
  const names = by ?? [];
  if (where === null)
    return data.counted.find(({ cube }) => names.every((name) => cube.axes.includes(axisOf.attribute(name)))) ?? data.counted[0]!;
  const { engine, bound, request } = data;
  const own = parseWhere(where);
  const narrowed: Bound = {
    ...bound,
    attributes: bound.attributes.filter(({ name }) => names.includes(name)),
    groupings: by === null ? [] : [by],
    where: bound.where === null ? own : { kind: "and", terms: [bound.where, own] },
  };
  return (await count(engine, narrowed, request))[0]!;
}
