import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import type { ScanResult } from "../../scan/scan-result.js";
import { type BoundAttribute, bindAttribute, MOST_NUMBERS } from "../bind/attributes.js";
import { findings } from "../bind/findings.js";

/** Different texts of a feature above which it makes no groups. */
export const MOST_TEXTS = 100;
/** Where a number is cut; the second list is for one that most rows share. */
const QUARTILES = [0.25, 0.5, 0.75];
const UPPER = [0.9, 0.95, 0.99];

type LeftOut = Pick<ScanResult["leftOut"][number], "reason">;

interface Known {
  readonly request: AuditRequest;
  readonly where: Predicate | undefined;
  readonly rows: number;
}

/** A feature as an attribute: its values, or a number cut at its quartiles. Or why it makes no groups. */
export async function bindFeature(engine: Engine, column: string, { request, where, rows }: Known): Promise<BoundAttribute | LeftOut> {
  const isNumber = engine.columns.find(({ name }) => name === column)?.kind === "number";
  const { distinct, missing } = await engine.range(column, where);
  if (distinct + (missing > 0 ? 1 : 0) < 2) return { reason: "one_value" };
  const { define } = request.groups;
  const { bins, quantiles, merge } = define[column] ?? {};
  let asked = request;
  if (isNumber && bins === undefined && quantiles === undefined && distinct > MOST_NUMBERS) {
    const { min, max, whole } = await engine.range(column, where);
    if (whole && distinct === rows - missing && max! - min! + 1 === distinct) return { reason: "identifies_rows" };
    const above = (cuts: readonly number[]): readonly number[] => [...new Set(cuts)].filter((cut) => cut > min!);
    const quartiles = above(await engine.quantiles(column, QUARTILES, where));
    const cuts = quartiles.length > 0 ? quartiles : above(await engine.quantiles(column, UPPER, where));
    if (cuts.length === 0) return { reason: "one_value" };
    asked = { ...request, groups: { ...request.groups, define: { ...define, [column]: { bins: cuts } } } };
  } else if (!isNumber && merge === undefined && distinct > MOST_TEXTS) {
    return { reason: distinct === rows - missing ? "identifies_rows" : "too_many_values" };
  }
  const found = findings();
  const bound = await bindAttribute(engine, column, asked, { where, found });
  found.settle();
  return bound!;
}
