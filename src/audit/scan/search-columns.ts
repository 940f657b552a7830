import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import { fault } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import type { RequestedScan } from "../../policy/requested-scan.js";
import type { ScannedColumn, ScanResult } from "../../scan/scan-result.js";
import type { BoundAttribute } from "../bind/attributes.js";
import { missingColumn } from "../bind/columns.js";
import { findings } from "../bind/findings.js";
import { bindFeature } from "./bind-feature.js";

/** A column that may make groups. */
export interface SearchColumn extends BoundAttribute {
  readonly role: ScannedColumn["role"];
}

export interface SearchColumns {
  readonly columns: readonly SearchColumn[];
  readonly leftOut: ScanResult["leftOut"];
}

interface Known {
  readonly engine: Engine;
  readonly attributes: readonly BoundAttribute[];
  readonly request: AuditRequest;
  readonly where: Predicate | undefined;
  /** Rows that the filter lets through. */
  readonly rows: number;
}

/** The protected attributes, then the features that were asked for, in the order of the data; and those that make no groups. */
export async function searchColumns({ features }: RequestedScan, known: Known): Promise<SearchColumns> {
  const { engine, attributes, request } = known;
  const roles = roleOf(request);
  const names = engine.columns.map(({ name }) => name);
  const wanted = features === "all" ? names.filter((name) => !roles.has(name)) : [...new Set(features)];
  const found = findings();
  for (const name of wanted) {
    if (!names.includes(name)) missingColumn(name, "features", names, found);
    const role = roles.get(name);
    if (role !== undefined) {
      const what = `${name} is the ${role}, so groups of it say nothing about the rate`;
      found.fault("EH200", what, { help: ["leave it out of --features"] });
    }
  }
  found.settle();
  const columns: SearchColumn[] = attributes.map((attribute) => ({ ...attribute, role: "attribute" }));
  const leftOut: ScanResult["leftOut"][number][] = [];
  for (const name of wanted.filter((one) => !attributes.some((attribute) => attribute.name === one))) {
    const bound = await bindFeature(engine, name, known);
    if ("reason" in bound) leftOut.push({ column: name, reason: bound.reason });
    else columns.push({ ...bound, role: "feature" });
  }
  return { columns, leftOut };
}

/** Column → what it is to the audit, for those that are no feature. */
function roleOf({ columns: { strata, sensitive, ...single } }: AuditRequest): ReadonlyMap<string, string> {
  return new Map(Object.entries(single).flatMap(([role, column]) => (column === null ? [] : [[column, role] as const])));
}

/** What a search cannot take into account, said before anything is counted. */
export function refuseUnsearchable({ columns }: AuditRequest, task: string): void {
  if (task !== "binary")
    throw fault("EH130", `groups are searched by rates of two classes, and the task is ${task}`, {
      help: ["name the two classes: --positive and --negative"],
    });
  if (columns.weight !== null)
    throw fault("EH200", `a search counts rows, and ${columns.weight} weights them`, {
      evidence: ["its p and its limits are those of whole rows"],
      help: ["leave out --weight; rates with weights are those of `evenhand audit`"],
    });
  if (columns.cluster !== null)
    throw fault("EH200", `a search takes rows as independent, and those of one ${columns.cluster} are not`, {
      evidence: ["its p would be too small"],
      help: ["keep one row of each (--where), or leave out --cluster"],
    });
}
