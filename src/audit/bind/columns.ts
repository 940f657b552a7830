import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import type { Findings } from "./findings.js";

/** Columns listed in a message before the rest is counted. */
const MOST_LISTED = 20;

/** Reports every column that the request names and the data do not have, with the nearest name. */
export function missingColumns(engine: Engine, request: AuditRequest, extra: readonly string[], found: Findings): void {
  const names = engine.columns.map(({ name }) => name);
  for (const [role, column] of [...namedColumns(request), ...extra.map((name) => ["where", name] as const)]) {
    if (!names.includes(column)) missingColumn(column, role, names, found);
  }
}

/** Reports one column that the data do not have. */
export function missingColumn(column: string, role: string, names: readonly string[], found: Findings): void {
  const near = suggest(column, names);
  found.fault("EH101", `no column "${column}" in the data`, {
    evidence: [`${role}: ${column}`, `the data have: ${listed(names)}`],
    help: near === null ? ["`evenhand inspect` shows the columns"] : [`did you mean "${near}"?`],
  });
}

/** Role or flag and column, for every column that the request names. */
function namedColumns({ columns, groups, extras }: AuditRequest): readonly (readonly [string, string])[] {
  const { strata, sensitive, ...single } = columns;
  const roles = Object.entries(single).filter((entry): entry is [string, string] => entry[1] !== null);
  const combined = groups.intersections.flat();
  const defined = Object.keys(groups.define).filter((name) => Object.keys(groups.define[name]!).some((key) => key !== "membership"));
  const probabilities = Object.values(groups.define).flatMap(({ membership }) => Object.values(membership ?? {}));
  const attributes = [...new Set([...sensitive, ...combined, ...defined])];
  return [
    ...roles,
    ...strata.map((name) => ["strata", name] as const),
    ...attributes.map((name) => ["sensitive", name] as const),
    ...probabilities.map((name) => ["membership", name] as const),
    ...(extras.neighbors?.features ?? []).map((name) => ["features", name] as const),
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join(", ");
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}
