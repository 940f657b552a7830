import { tallyWhere } from "../cube/cube.js";
import type { Engine } from "../engines/engine.js";
import type { AuditRequest } from "../policy/request.js";
import { parseWhere } from "../policy/where.js";
import type { Bound } from "./bind/bind.js";
import type { Input } from "./result.js";

/** The rows that no metric or not every metric can use, by reason. A row without a label still counts in selection rates. */
export async function droppedRows(engine: Engine, bound: Bound, request: AuditRequest): Promise<Input["dropped"]> {
  const rowsWhere = async (where: Bound["where"]): Promise<number> =>
    tallyWhere(await engine.cube({ axes: {}, ...(where && { where }) }), () => true).n;
  const filter = request.where === null ? null : parseWhere(request.where);
  const kept = filter === null ? engine.rows : await rowsWhere(filter);
  const used = bound.where === null ? engine.rows : await rowsWhere(bound.where);
  return [
    { reason: `not matched by the filter ${request.where}`, rows: engine.rows - kept },
    { reason: "left out for want of a decision or a group, as asked", rows: kept - used },
    { reason: "no label: counted in decisions only", rows: bound.label?.missing ?? 0 },
    {
      reason: "no decision: read as negative, as asked",
      rows: request.missingPrediction === "negative" ? (bound.prediction?.missing ?? 0) : 0,
    },
  ].filter(({ rows }) => rows > 0);
}
