import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import { holm } from "../../stats/holm.js";
import type { Bound } from "../bind/bind.js";
import type { Counted } from "../counted.js";
import type { MeasurePlan } from "../measure-plan.js";
import { type AssociationPlan, strengthOf } from "./association.js";
import { crossed } from "./crossed.js";
import { duplicates } from "./duplicates.js";
import { columnsWithRole, type Feature, featuresOf } from "./features.js";
import { leakFinding, proxyFinding } from "./findings.js";
import { labelRows } from "./labels.js";
import { missingBy, missingRow } from "./missingness.js";
import { representation } from "./representation.js";
import type { AssociationRow, BeforeModel, MissingRow } from "./row.js";
import { sentinels } from "./sentinels.js";
import { attributeTargets, labelTarget } from "./target.js";

/** Values up to which every column is looked at without being asked: rows × columns × attributes. */
const MOST_VALUES = 5_000_000;

interface Known {
  readonly engine: Engine;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly counted: readonly Counted[];
  readonly plan: MeasurePlan;
}

/** What the data show before any decision is looked at: whom they hold, how they are labelled, what they lack, what stands for an attribute. */
export async function beforeModel({ engine, bound, request, counted, plan }: Known): Promise<BeforeModel> {
  const reason = request.extras.beforeModel === "on" ? null : tooMuch(engine, bound);
  const shown = {
    reason,
    representation: representation(counted, request, plan.confidence),
    labels: counted.flatMap((part) => labelRows(part, { ...plan, groupings: part.groupings })),
  };
  if (reason !== null) return { ...shown, features: [], leftOut: [], missing: [], proxies: [], leaks: [], sentinels: [], duplicates: null };
  const { features, leftOut } = await featuresOf(engine, bound, request);
  const rules = { minN: plan.minN, confidence: plan.confidence, clustered: bound.cluster !== null };
  const roles = columnsWithRole(request);
  const withoutRole = engine.columns.map(({ name }) => name).filter((name) => !roles.has(name));
  return {
    ...shown,
    features: features.map(({ name }) => name),
    leftOut,
    missing: await missingRows(engine, bound, await incomplete(engine, bound, request, features), rules),
    ...(await associations(engine, bound, features, rules)),
    sentinels: await sentinels(engine, bound, numbersIn(features, request)),
    duplicates: await duplicates(engine, bound, request, withoutRole),
  };
}

/** Numbers among the features, and the numbers whose part in the audit is an amount. */
const numbersIn = (features: readonly Feature[], { columns }: AuditRequest): readonly string[] => [
  ...features.filter(({ kind }) => kind === "number").map(({ name }) => name),
  ...new Set([...columns.sensitive, ...columns.strata, columns.score].filter((name) => name !== null)),
];

/** Why columns are not looked at unless asked; null when it costs little. */
function tooMuch(engine: Engine, { attributes }: Bound): string | null {
  if (engine.id !== "memory") return "read_in_place";
  return engine.rows * engine.columns.length * (attributes.length + 1) > MOST_VALUES ? "too_many_values" : null;
}

/** Features, label, decision and score that lack values in some row. */
async function incomplete(
  engine: Engine,
  { where }: Bound,
  { columns }: AuditRequest,
  features: readonly Feature[],
): Promise<readonly string[]> {
  const found = features.filter(({ missing }) => missing > 0).map(({ name }) => name);
  for (const name of new Set([columns.label, columns.prediction, columns.score]))
    if (name !== null && (await engine.range(name, where ?? undefined)).missing > 0) found.push(name);
  return found;
}

type Rules = AssociationPlan & { readonly confidence: number };

async function missingRows(engine: Engine, bound: Bound, columns: readonly string[], rules: Rules): Promise<readonly MissingRow[]> {
  const rows: Omit<MissingRow, "adjusted">[] = [];
  for (const column of columns)
    for (const attribute of bound.attributes)
      rows.push(missingRow(column, attribute.name, await missingBy(engine, bound, column, attribute), rules));
  return withAdjusted(rows);
}

interface Associations {
  readonly proxies: readonly AssociationRow[];
  readonly leaks: readonly AssociationRow[];
}

/** What every feature tells of every attribute and of the label. */
async function associations(engine: Engine, bound: Bound, features: readonly Feature[], rules: Rules): Promise<Associations> {
  const attributes = attributeTargets(bound);
  const label = labelTarget(bound);
  const targets = label === null ? attributes : [...attributes, label];
  const rows: (readonly Untold[])[] = [];
  for (const feature of features) {
    const tables = await crossed(engine, bound, feature, targets);
    rows.push(tables.map((table, t) => ({ feature: feature.name, of: targets[t]!.name, ...strengthOf(table, rules) })));
  }
  const told = (t: number): readonly Untold[] => rows.map((ofFeature) => ofFeature[t]!);
  const alpha = 1 - rules.confidence;
  const proxies = withAdjusted(attributes.flatMap((_, t) => told(t)));
  const leaks = label === null ? [] : withAdjusted(told(attributes.length));
  return {
    proxies: proxies.map((row) => ({ ...row, finding: proxyFinding(row, alpha) })),
    leaks: leaks.map((row) => ({ ...row, finding: leakFinding(row, alpha) })),
  };
}

type Untold = Omit<AssociationRow, "adjusted" | "finding">;

/** Each p corrected for all of its kind. */
function withAdjusted<Row extends { readonly p: number | null }>(
  rows: readonly Row[],
): readonly (Row & { readonly adjusted: number | null })[] {
  const tested = rows.filter(({ p }) => p !== null);
  const adjusted = new Map(holm(tested.map(({ p }) => p!)).map((p, i) => [tested[i]!, p]));
  return rows.map((row) => ({ ...row, adjusted: adjusted.get(row) ?? null }));
}
