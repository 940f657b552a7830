import type { CubeQuery } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { SeriesQuery } from "../../cube/series.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import { bindNumber } from "./amounts.js";
import type { Findings } from "./findings.js";

/** What orders the rows, and within what. */
export interface BoundRanking {
  readonly column: string;
  /** Of a rank the smallest number comes first, of a score the largest. */
  readonly first: "smallest" | "largest";
  readonly query: string | null;
  /** How relevant a row truly is; a number. */
  readonly relevance: string | null;
  readonly missing: number;
}

/** The order of the rows; null when it cannot be told, which is then reported. */
export async function bindRanking(
  engine: Engine,
  { columns, outcome }: AuditRequest,
  context: { readonly where: Predicate | undefined; readonly found: Findings },
): Promise<BoundRanking | null> {
  const { where, found } = context;
  const { rank, score, query } = columns;
  const column = rank ?? score ?? columns.prediction;
  for (const [role, given] of [
    ["weight", columns.weight],
    ["cluster", columns.cluster],
    ["strata", columns.strata[0] ?? null],
  ] as const) {
    if (given !== null) found.fault("EH130", `${role} "${given}" has no meaning in a ranking`, { help: [`leave out --${role}`] });
  }
  if (outcome.threshold !== null)
    found.fault("EH130", "a threshold makes decisions, a ranking has none", { help: ["leave out --threshold"] });
  if (column === null) {
    found.fault("EH130", "nothing orders the rows of the ranking", {
      help: ["--score COLUMN, highest first, or --rank COLUMN, 1 = first"],
    });
    return null;
  }
  const order = await bindNumber(engine, rank === null ? "score" : "rank", column, context);
  if (query !== null) {
    const { missing } = await engine.values(query, 1, where);
    if (missing > 0)
      found.fault("EH130", `query "${query}" is missing in ${missing} rows`, {
        help: [`leave them out: --where "${query} is not missing"`],
      });
  }
  return order && { column, first: rank === null ? "largest" : "smallest", query, relevance: columns.label, missing: order.missing };
}

/** The order of the rows of every query, group and relevance. */
export function rankingQuery({ column, query, relevance }: BoundRanking, { axes, ...rest }: CubeQuery): SeriesQuery {
  const { label: _, ...groups } = axes;
  return {
    of: { column },
    axes: {
      ...groups,
      ...(query !== null && { query: { kind: "category", column: query } }),
      ...(relevance !== null && { relevance: { kind: "category", column: relevance } }),
    },
    ...rest,
  };
}
