import type { Axis, CubeQuery, Measure } from "../../cube/cube.js";
import { columnsOf, type Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { Diagnostic } from "../../errors.js";
import type { Task } from "../../metrics/kind/task.js";
import type { AuditRequest } from "../../policy/request.js";
import { parseWhere } from "../../policy/where.js";
import { bindNumber } from "./amounts.js";
import { type BoundAttribute, bindAttribute } from "./attributes.js";
import { bindClasses } from "./classes.js";
import { missingColumns } from "./columns.js";
import { checkAgreement, checkMissingDecisions } from "./decisions.js";
import { doubledRoles } from "./doubled-roles.js";
import { type Findings, findings } from "./findings.js";
import { groupingsOf, refuseWideGroupings } from "./groupings.js";
import { type BoundOutcome, bindLabel, bindPrediction } from "./outcome.js";
import { type BoundRanking, bindRanking } from "./ranking.js";
import { type BoundScore, bindScore } from "./score.js";
import { settleSmallGroups } from "./small-groups.js";
import { type BoundTask, taskOf } from "./task.js";
import { bindCluster, bindWeight, checkCount } from "./weights.js";

/** A request whose every name was found in the data: what to count and how to read the counts. */
export interface Bound {
  readonly task: BoundTask;
  /** Names of the classes; null when the task has none. */
  readonly classes: readonly string[] | null;
  /** null unless rows are ranked. */
  readonly ranking: BoundRanking | null;
  readonly label: BoundOutcome | null;
  readonly prediction: BoundOutcome | null;
  readonly score: BoundScore | null;
  readonly attributes: readonly BoundAttribute[];
  readonly groupings: readonly (readonly string[])[];
  readonly strata: readonly BoundAttribute[];
  readonly cluster: Axis | null;
  readonly weight: Measure | null;
  readonly count: string | null;
  readonly where: Predicate | null;
  readonly remarks: readonly Diagnostic[];
}

interface Context {
  readonly where: Predicate | undefined;
  readonly found: Findings;
}

/** The request bound to the engine's data. Throws every mistake at once: unknown columns, unclear classes, unusable weights, too many groups. */
export async function bind(engine: Engine, request: AuditRequest): Promise<Bound> {
  const found = findings();
  const where = request.where === null ? undefined : parseWhere(request.where);
  missingColumns(engine, request, where === undefined ? [] : columnsOf(where), found);
  doubledRoles(request, found);
  found.settle();
  const context = { where, found };
  const { columns, groups } = request;

  const task = await taskOf(engine, request, where);
  if (task.because !== null)
    found.remark("EH120", `${task.because}, so the task is ${task.task}`, { help: [`--task ${task.task}`] }, "note");
  const { label, prediction, classes, ranking } = await bindRoles(task.task, engine, request, context);
  const names = [...new Set([...columns.sensitive, ...groups.intersections.flat()])];
  const attributes = await bindAll(engine, names, request, context);
  const strata = await bindAll(engine, columns.strata, request, context);
  const weight = columns.weight === null ? null : await bindWeight(engine, columns.weight, where, found);
  const cluster = columns.cluster === null ? null : await bindCluster(engine, columns.cluster, where, found);
  if (columns.count !== null) await checkCount(engine, columns.count, where, found);
  const score =
    columns.score === null || task.task !== "binary"
      ? null
      : await bindScore(engine, columns.score, { ...context, scale: request.scoreScale ?? null });
  if (prediction !== null) {
    if (task.task === "binary") await checkAgreement(engine, request, prediction, context);
    await checkMissingDecisions(engine, request, { prediction, attribute: attributes[0] ?? null }, context);
  }
  const groupings = groupingsOf(names, groups.depth, groups.intersections);
  refuseWideGroupings(groupings, attributes, found);
  if (groups.missing === "error") reportMissingGroups(attributes, found);
  found.settle();
  const kept = filterOf(where, request, prediction, attributes);
  const sized = await settleSmallGroups(engine, attributes, groups, { where: kept, count: columns.count, found });
  found.settle();
  return {
    task,
    classes,
    ranking,
    label,
    prediction,
    score,
    attributes: sized,
    groupings,
    strata,
    cluster,
    weight,
    count: columns.count,
    where: kept,
    remarks: found.remarks,
  };
}

interface BoundRoles extends Pick<Bound, "label" | "prediction" | "classes" | "ranking"> {}

/** Label and prediction as the task reads them. */
async function bindRoles(task: Task, engine: Engine, request: AuditRequest, context: Context): Promise<BoundRoles> {
  const { columns } = request;
  const { found } = context;
  const none = { classes: null, ranking: null };
  if (task !== "binary") refuseBinary(task, request, found);
  switch (task) {
    case "binary": {
      const label = await bindLabel(engine, request, context.where, found);
      return { ...none, label, prediction: await bindPrediction(engine, request, label, context) };
    }
    case "multiclass": {
      const { names, ...roles } = await bindClasses(engine, request, context);
      return { ...none, ...roles, classes: names };
    }
    case "regression":
      return {
        ...none,
        label: await bindNumber(engine, "label", columns.label, context),
        prediction: await bindNumber(engine, "prediction", columns.prediction, context),
      };
    case "ranking": {
      const ranking = await bindRanking(engine, request, context);
      return { ...none, ranking, label: await bindNumber(engine, "label", columns.label, context), prediction: null };
    }
  }
}

/** Reports settings that only two classes have. */
function refuseBinary(task: Task, { missingPrediction, formulas, outcome }: AuditRequest, found: Findings): void {
  const help = ["leave it out, or --task binary"];
  if (missingPrediction === "negative")
    found.fault("EH130", `a missing prediction cannot be negative in ${task}`, { help: ["--missing-prediction drop"] });
  if ([outcome.positive, outcome.negative].some(({ label, prediction }) => label !== null || prediction !== null))
    found.fault("EH130", `a positive or negative value has no meaning in ${task}`, { help });
  const formula = Object.keys(formulas)[0];
  if (formula !== undefined && task !== "multiclass")
    found.fault("EH130", `formula "${formula}" is of two classes, which ${task} has not`, { help });
}

async function bindAll(
  engine: Engine,
  names: readonly string[],
  request: AuditRequest,
  context: Context,
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
