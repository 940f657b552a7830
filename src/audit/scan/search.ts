import type { ColumnarCube } from "../../cube/columnar.js";
import { tallyWhere } from "../../cube/cube.js";
import { MISSING } from "../../disparities/row.js";
import type { Engine } from "../../engines/engine.js";
import type { Outcome as Decision } from "../../metrics/kind/confusion.js";
import type { ShareMetric } from "../../metrics/kind/share.js";
import type { AuditRequest } from "../../policy/request.js";
import { paced } from "../../scan/pace.js";
import { type ColumnReading, type Outcome, populationOf } from "../../scan/population.js";
import { type ScanPhase, scan } from "../../scan/scan.js";
import type { ScanResult } from "../../scan/scan-result.js";
import { rng } from "../../stats/rng.js";
import { axisOf, type Bound, queryOf } from "../bind/bind.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import { MOST_TEXTS } from "./bind-feature.js";
import { profiledEngine } from "./profiled-engine.js";
import { refuseUnsearchable, type SearchColumn, searchColumns } from "./search-columns.js";
import { searchedMetrics } from "./searched-metrics.js";

interface Known {
  readonly engine: Engine;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly plan: MeasurePlan;
}

export interface SearchOptions {
  readonly signal?: AbortSignal;
  readonly onPhase?: (metric: string, phase: ScanPhase) => void;
}

/** Populations drawn, and at least so many for each one that may exceed by chance. */
const DRAWS = 999;
const LEAST_BEYOND = 10;

/** Groups that nobody named, searched by each rate that was asked for; [] when nobody asked. The confidence holds for all rates together. */
export async function searchGroups({ engine, bound, request, plan }: Known, options: SearchOptions = {}): Promise<readonly ScanResult[]> {
  const asked = request.extras.scan;
  if (asked === null) return [];
  refuseUnsearchable(request, bound.task.task);
  const metrics = searchedMetrics(asked.metrics, plan.metrics, bound);
  const where = bound.where ?? undefined;
  const rows = where === undefined ? engine.rows : tallyWhere(await engine.cube({ axes: {}, where }), () => true).n;
  const asks = asked.features.length === 0 ? engine : await profiledEngine(engine, MOST_TEXTS + 1);
  const known = { engine: asks, attributes: bound.attributes, request, where, rows };
  const { columns, leftOut } = await searchColumns(asked, known);
  const cube = await engine.columnar(queryOf({ ...bound, strata: [], cluster: null, weight: null }, columns));
  const readings = columns.map((column) => ({ column, reading: readingOf(column, cube) }));
  const searched = readings.filter(({ reading }) => reading.values.length > 1);
  const constant = readings.filter(({ reading }) => reading.values.length < 2);
  const facts = {
    columns: searched.map(({ column, reading }) => ({
      name: column.name,
      role: column.role,
      values: reading.values,
      bins: column.bins,
    })),
    leftOut: [...constant.map(({ column }) => ({ column: column.name, reason: "one_value" as const })), ...leftOut],
    depth: asked.depth,
    minRows: asked.minRows,
    confidence: plan.confidence,
    searches: metrics.length,
    seed: plan.seed,
  };
  const results: ScanResult[] = [];
  for (const metric of metrics) {
    options.signal?.throwIfAborted();
    const population = populationOf(
      cube,
      searched.map(({ reading }) => reading),
      outcomeOf(metric, request.missingPrediction, plan.favorable),
    );
    const found = await scan(population, {
      depth: asked.depth,
      minRows: asked.minRows,
      confidence: plan.confidence,
      searches: metrics.length,
      method: asked.method,
      draws: Math.max(DRAWS, Math.ceil((LEAST_BEYOND * metrics.length) / alphaOf(plan)) - 1),
      tau: asked.limit,
      biasScan: asked.biasScan,
      random: rng(plan.seed, "scan", metric.id),
      pace: paced(() => options.signal?.throwIfAborted()),
      onPhase: (phase) => options.onPhase?.(metric.title.toLowerCase(), phase),
    });
    results.push({ metric: metric.id, ...facts, ...found });
  }
  return results;
}

/** The groups of a column that occur, in the order in which they are shown, and the rows without one. */
function readingOf({ name, groups, group }: SearchColumn, cube: ColumnarCube): ColumnReading {
  const axis = axisOf.attribute(name);
  const text = (coordinate: Parameters<SearchColumn["group"]>[0]): string => group(coordinate) ?? MISSING;
  const occurring = new Set(cube.axes.find((one) => one.name === axis)!.coordinates.map(text));
  return { name, axis, text, values: [...new Set([...groups, MISSING])].filter((value) => occurring.has(value)) };
}

/** What a row is to a rate. */
function outcomeOf({ share }: ShareMetric, missing: AuditRequest["missingPrediction"], favorable: MeasurePlan["favorable"]) {
  return (at: Readonly<Record<string, string | number | null>>): Outcome => {
    const label = (at.label ?? null) as Decision;
    const given = (at.prediction ?? null) as Decision;
    const prediction = given === null && missing === "negative" && "prediction" in at ? 0 : given;
    if (!share.trials(label, prediction)) return "none";
    return share.hits(label, prediction, favorable) ? "hit" : "miss";
  };
}
