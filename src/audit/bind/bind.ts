import type { Axis, CubeQuery, Measure } from "../../cube/cube.js";
import { columnsOf, type Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { Diagnostic } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { parseWhere } from "../../policy/where.js";
import { type BoundAttribute, bindAttribute } from "./attributes.js";
import { missingColumns } from "./columns.js";
import { checkAgreement, checkMissingDecisions, checkScore } from "./decisions.js";
import { type Findings, findings } from "./findings.js";
import { groupingsOf, refuseWideGroupings } from "./groupings.js";
import { type BoundOutcome, bindLabel, bindPrediction } from "./outcome.js";
import { bindCluster, bindWeight, checkCount } from "./weights.js";

/** A request whose every name was found in the data: what to count and how to read the counts. */
export interface Bound {
  readonly label: BoundOutcome | null;
  readonly prediction: BoundOutcome | null;
  readonly attributes: readonly BoundAttribute[];
  readonly groupings: readonly (readonly string[])[];
  readonly strata: readonly BoundAttribute[];
  readonly cluster: Axis | null;
  readonly weight: Measure | null;
  readonly count: string | null;
  readonly where: Predicate | null;
  readonly remarks: readonly Diagnostic[];
}

/** The request bound to the engine's data. Throws every mistake at once: unknown columns, unclear classes, unusable weights, too many groups. */
export async function bind(engine: Engine, request: AuditRequest): Promise<Bound> {
  const found = findings();
  const where = request.where === null ? undefined : parseWhere(request.where);
  missingColumns(engine, request, where === undefined ? [] : columnsOf(where), found);
  found.settle();
  const context = { where, found };
  const { columns, groups } = request;

  const label = await bindLabel(engine, request, where, found);
  const prediction = await bindPrediction(engine, request, label, context);
  const names = [...new Set([...columns.sensitive, ...groups.intersections.flat()])];
  const attributes = await bindAll(engine, names, request, context);
  const strata = await bindAll(engine, columns.strata, request, context);
  const weight = columns.weight === null ? null : await bindWeight(engine, columns.weight, where, found);
  const cluster = columns.cluster === null ? null : await bindCluster(engine, columns.cluster, where, found);
  if (columns.count !== null) await checkCount(engine, columns.count, where, found);
  if (columns.score !== null) await checkScore(engine, columns.score, context);
  if (prediction !== null) {
    await checkAgreement(engine, request, prediction, context);
    await checkMissingDecisions(engine, request, { prediction, attribute: attributes[0] ?? null }, context);
  }
  const groupings = groupingsOf(names, groups.depth, groups.intersections);
  refuseWideGroupings(groupings, attributes, found);
  if (groups.missing === "error") reportMissingGroups(attributes, found);
  found.settle();
  return {
    label,
    prediction,
    attributes,
    groupings,
    strata,
    cluster,
    weight,
    count: columns.count,
    where: filterOf(where, request, prediction, attributes),
    remarks: found.remarks,
  };
}

async function bindAll(
  engine: Engine,
  names: readonly string[],
  request: AuditRequest,
  context: { where: Predicate | undefined; found: Findings },
): Promise<readonly BoundAttribute[]> {
  const all: BoundAttribute[] = [];
  for (const name of names) {
    const attribute = await bindAttribute(engine, name, request, context);
    if (attribute !== null) all.push(attribute);
  }
  return all;
}

function reportMissingGroups(attributes: readonly BoundAttribute[], found: Findings): void {
  for (const { name, missing } of attributes) {
    if (missing > 0)
      found.fault("EH117", `${name} is missing in ${missing} rows and the policy allows none`, {
        help: ["groups.missing: as_group, or fix it upstream"],
      });
  }
}

/** The filter with the rows that the request wants dropped: those without a decision, those without a group. */
function filterOf(
  where: Predicate | undefined,
  { missingPrediction, groups }: AuditRequest,
  prediction: BoundOutcome | null,
  attributes: readonly BoundAttribute[],
): Predicate | null {
  const present = (column: string): Predicate => ({ kind: "not", term: { kind: "missing", column } });
  const terms = [
    ...(where === undefined ? [] : [where]),
    ...(prediction !== null && prediction.missing > 0 && missingPrediction === "drop" ? [present(prediction.facts.column)] : []),
    ...(groups.missing === "drop" ? attributes.map(({ name }) => present(name)) : []),
  ];
  return terms.length === 0 ? null : terms.length === 1 ? terms[0]! : { kind: "and", terms };
}

/** Names of the cube's axes. */
export const axisOf = { attribute: (name: string) => `by.${name}`, stratum: (name: string) => `stratum.${name}` } as const;

/** The query that answers the given groupings. */
export function queryOf(bound: Bound, attributes: readonly BoundAttribute[]): CubeQuery {
  const axes: Record<string, Axis> = {};
  for (const attribute of attributes) axes[axisOf.attribute(attribute.name)] = attribute.axis;
  for (const stratum of bound.strata) axes[axisOf.stratum(stratum.name)] = stratum.axis;
  if (bound.label !== null) axes.label = bound.label.axis;
  if (bound.prediction !== null) axes.prediction = bound.prediction.axis;
  if (bound.cluster !== null) axes.cluster = bound.cluster;
  return {
    axes,
    ...(bound.weight && { weight: bound.weight }),
    ...(bound.count !== null && { count: bound.count }),
    ...(bound.where && { where: bound.where }),
  };
}
