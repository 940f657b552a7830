import type { Diagnostic } from "../errors.js";
import { selfEvident } from "./bind/outcome.js";
import { type DetectedRole, detectRoles } from "./detect/detect-roles.js";
import { leakingFeatures } from "./detect/leaks.js";
import type { OpenedData } from "./open-data.js";
import { type ColumnFacts, profileColumns } from "./profile.js";

/** What data look like before anybody said what they are. */
export interface Inspection {
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
  /** One a column, in the order of the columns. */
  readonly roles: readonly DetectedRole[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Columns, the roles that they seem to have, and problems that can be seen without knowing more. */
export async function inspectData({ engine, diagnostics }: Pick<OpenedData, "engine" | "diagnostics">): Promise<Inspection> {
  const columns = await profileColumns(engine);
  const roles = detectRoles(columns, engine.rows);
  const label = roles.find(({ role, sureness }) => role === "label" && sureness !== "candidate");
  const values = label === undefined ? null : await engine.values(label.column, 2);
  const positive = values === null ? null : (selfEvident(values)?.[0] ?? values.values[0]?.text ?? null);
  const features = roles.filter(({ role }) => role === "feature").map(({ column }) => column);
  const leaks = label === undefined || positive === null ? [] : await leakingFeatures(engine, features, { column: label.column, positive });
  return { rows: engine.rows, columns, roles, diagnostics: [...diagnostics, ...leaks] };
}

export type { DetectedRole };
