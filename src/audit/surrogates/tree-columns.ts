import { fault } from "../../errors.js";
import type { Model } from "../../models/model.js";
import type { AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";

/** Texts beyond which a column is a name rather than a kind, and parting it by means would only learn it by heart. */
const MOST_TEXTS = 50;

export interface TreeColumns {
  readonly names: readonly string[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
}

/**
 * The columns that conditions may name: those that were asked for, else those that the model reads and the protected attributes, or
 * without a model every column that has no role. Throws EH101 for columns that are not there.
 */
export function treeColumns(
  table: Table,
  { columns, apart = [] }: AuditRequest,
  model: Model | null,
  asked: readonly string[],
): TreeColumns {
  const { label, prediction, score, id, weight, cluster, count, query, rank } = columns;
  const roles = new Set([label, prediction, score, id, weight, cluster, count, query, rank, ...apart]);
  const unknown = asked.find((name) => !table.columns.has(name));
  if (unknown !== undefined) {
    const near = suggest(unknown, [...table.columns.keys()]);
    throw fault("EH101", `no column is called "${unknown}"`, {
      help: [near === null ? `columns: ${[...table.columns.keys()].join(", ")}` : `did you mean ${near}?`],
    });
  }
  const free = [...table.columns.keys()].filter((name) => !roles.has(name));
  const read = model?.features?.filter((name) => table.columns.has(name)) ?? free;
  const wanted = asked.length > 0 ? asked : [...new Set([...read, ...columns.sensitive.filter((name) => table.columns.has(name))])];
  const tooMany = (name: string): boolean => {
    const column = table.columns.get(name)!;
    return column.kind === "category" && column.levels.length > MOST_TEXTS;
  };
  return {
    names: wanted.filter((name) => !tooMany(name)),
    leftOut: wanted.filter(tooMany).map((column) => ({ column, reason: "too_many_texts" })),
  };
}
