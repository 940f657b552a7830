import { fault } from "../../errors.js";
import { among, correlatedGroups, type RankCorrelations } from "../../explanations/column-groups/correlated-groups.js";
import { type ColumnGroup, oneHotGroups } from "../../explanations/column-groups/one-hot-groups.js";
import type { Model } from "../../models/model.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import type { AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";
import type { FeatureFacts } from "./row.js";

/** Columns that are moved together, under a name; `grouped` says why when they are several. */
export interface FeatureColumns {
  readonly name: string;
  readonly columns: readonly string[];
  readonly grouped: FeatureFacts["grouped"];
}

/** Columns that the model is given: those it reads, or every one that is no outcome and no key. Throws EH307 when one is missing. */
export function givenColumns(
  table: Table,
  { features }: Model,
  { columns, apart = [] }: AuditRequest,
  settings: Pick<ImportanceSettings, "features" | "together">,
): readonly string[] {
  const { label, prediction, score, id, weight, cluster, count } = columns;
  const roles = new Set([label, prediction, score, id, weight, cluster, count, ...apart]);
  const given = features ?? [...table.columns.keys()].filter((name) => !roles.has(name));
  const lacking = given.find((name) => !table.columns.has(name));
  if (lacking !== undefined)
    throw fault("EH307", `the model needs the column "${lacking}", which the data do not have`, {
      help: ["give the data the columns that the model was trained on"],
    });
  for (const name of [...settings.features, ...Object.values(settings.together).flat()]) {
    if (given.includes(name) || Object.hasOwn(settings.together, name)) continue;
    const near = suggest(name, given);
    throw fault("EH101", `the model reads no column "${name}"`, {
      help: [near === null ? `it reads: ${given.join(", ")}` : `did you mean ${near}?`],
    });
  }
  return given;
}

/** What is looked at one by one: the columns that were asked for, those that go together as one. */
export function featureColumnsOf(
  given: readonly string[],
  { features, together }: Pick<ImportanceSettings, "features" | "together">,
  found: readonly (ColumnGroup & Pick<FeatureColumns, "grouped">)[],
): readonly FeatureColumns[] {
  const named = Object.entries(together).map(([name, columns]): FeatureColumns => ({ name, columns, grouped: "asked" }));
  // A group that is asked for by its name stands in for its columns.
  const columnsOf = (name: string): readonly string[] => (given.includes(name) ? [name] : (together[name] ?? [name]));
  const wanted = new Set(features.length > 0 ? features.flatMap(columnsOf) : given);
  const grouped = [...named, ...found.filter(({ columns }) => columns.some((name) => wanted.has(name)))];
  const taken = new Set(grouped.flatMap(({ columns }) => columns));
  const names = new Set(given);
  return [
    // A group that is called as a column outside of it is told apart by its columns.
    ...grouped.map((one) => (names.has(one.name) && !one.columns.includes(one.name) ? { ...one, name: one.columns.join(" + ") } : one)),
    ...[...wanted].filter((name) => !taken.has(name)).map((name): FeatureColumns => ({ name, columns: [name], grouped: null })),
  ];
}

/** Columns that go together by what they hold: first one category spread over several, then those that say nearly the same. */
export function groupsFound(
  table: Table,
  given: readonly string[],
  { settings, kept, ranks }: { readonly settings: ImportanceSettings; readonly kept: Int32Array; readonly ranks: RankCorrelations },
): readonly FeatureColumns[] {
  if (settings.groupColumns === "none") return [];
  const placed = new Set(Object.values(settings.together).flat());
  const free = given.filter((name) => !placed.has(name));
  const oneHot = oneHotGroups(table, free, kept);
  const spread = new Set(oneHot.flatMap(({ columns }) => columns));
  const alike = correlatedGroups(among(ranks, (name) => !placed.has(name) && !spread.has(name)));
  return [
    ...oneHot.map((one): FeatureColumns => ({ ...one, grouped: "one_hot" })),
    ...alike.map((one): FeatureColumns => ({ ...one, grouped: "correlated" })),
  ];
}
