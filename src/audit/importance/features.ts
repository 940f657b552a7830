import { fault } from "../../errors.js";
import type { Model } from "../../models/model.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import type { AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";

/** Columns that are moved together, under a name. */
export interface FeatureColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Columns that the model is given: those it reads, or every one that is no outcome and no key. Throws EH307 when one is missing. */
export function givenColumns(
  table: Table,
  { features }: Model,
  { columns }: AuditRequest,
  settings: ImportanceSettings,
): readonly string[] {
  const { label, prediction, score, id, weight, cluster, count } = columns;
  const roles = new Set([label, prediction, score, id, weight, cluster, count]);
  const given = features ?? [...table.columns.keys()].filter((name) => !roles.has(name));
  const lacking = given.find((name) => !table.columns.has(name));
  if (lacking !== undefined)
    throw fault("EH307", `the model needs the column "${lacking}", which the data do not have`, {
      help: ["give the data the columns that the model was trained on"],
    });
  for (const name of [...settings.features, ...Object.values(settings.together).flat()]) {
    if (given.includes(name)) continue;
    const near = suggest(name, given);
    throw fault("EH101", `the model reads no column "${name}"`, {
      help: [near === null ? `it reads: ${given.join(", ")}` : `did you mean ${near}?`],
    });
  }
  return given;
}

/** What is looked at one by one: the columns that were asked for, those that go together as one. */
export function featureColumnsOf(given: readonly string[], { features, together }: ImportanceSettings): readonly FeatureColumns[] {
  const grouped = new Set(Object.values(together).flat());
  const single = (features.length > 0 ? features : given).filter((name) => !grouped.has(name));
  return [...Object.entries(together).map(([name, columns]) => ({ name, columns })), ...single.map((name) => ({ name, columns: [name] }))];
}
