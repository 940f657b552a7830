import { columnsOf } from "../../cube/predicate.js";
import { held } from "../../engines/memory/held.js";
import { maskOf } from "../../engines/memory/mask.js";
import { fault } from "../../errors.js";
import type { DriftSettings } from "../../policy/drift-settings.js";
import type { AuditRequest } from "../../policy/request.js";
import { parseWhere } from "../../policy/where.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";
import { alphaOf } from "../measure-plan.js";
import { judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { columnDrift } from "./column-drift.js";
import { comparedColumns, type Looked } from "./compared-columns.js";
import { driftGroups } from "./groups.js";
import { askedDefinitions, peerNumbers } from "./peer-samples.js";
import type { Drift } from "./row.js";
import { seenRows } from "./seen.js";
import { timeOf } from "./time.js";

/**
 * What differs between the audited data and those of the past: every column that both have, the groups, and rows that are in both.
 *
 * Rows count by their weights, and rows of one cluster are not independent, where the file has those columns. The request's filter
 * chooses rows of both. Throws EH200 when a row stands for many, the past lacks a column of the filter, or a definition is unknown,
 * and EH101 for a column that neither has.
 *
 * @source Lu et al. (2018), IEEE Trans. Knowledge Data Eng. 31:2346–2363; p-values: Benjamini & Hochberg (1995)
 */
export async function drift(work: StudyWork, { past: table, name, sha256, columns, definitions, time }: DriftSettings): Promise<Drift> {
  work.onProgress?.("drift");
  const { request, bound, plan } = work;
  const [past, now] = [chosen(table, request, name), chosen(work.table, request, "the data")];
  const { decisions, label } = await judgedRows(work, null);
  const asked = askedDefinitions(definitions);
  const alpha = alphaOf(plan) / 2;
  const { compared, leftOut } = comparedColumns(past, now, request, columns);
  const rows = compared.map(({ name: column, role, past: before, now: after }) => ({
    column,
    role,
    ...columnDrift({ ...past, column: before }, { ...now, column: after }, alpha),
    others: peerNumbers({ ...past, column: before }, { ...now, column: after }, asked),
  }));
  const adjusted = benjaminiHochberg(rows.map(({ p }) => p));
  return {
    past: { name, sha256 },
    rows: { past: past.rows.length, now: now.rows.length },
    weighted: { past: past.weights !== null, now: now.weights !== null },
    columns: rows.map((row, i) => ({ ...row, adjusted: adjusted[i]! })).sort((a, b) => b.psi - a.psi || (a.column < b.column ? -1 : 1)),
    leftOut,
    groups: driftGroups(past, now, { attributes: bound.attributes, compared, minN: plan.minN, alpha }),
    seen: seenRows(past, now, { compared, decisions, label, id: request.columns.id }),
    time: time === null ? null : timeOf(past, now, known(time, past, now)),
  };
}

/** Throws EH101 for a column that neither has. */
function known(column: string, { table: past }: Looked, { table: now }: Looked): string {
  if (past.columns.has(column) || now.columns.has(column)) return column;
  const near = suggest(column, [...now.columns.keys()]);
  throw fault("EH101", `the column "${column}", which is to say from when rows are, is in neither file`, {
    help: [near === null ? `columns: ${[...now.columns.keys()].slice(0, 12).join(", ")}` : `did you mean ${near}?`],
  });
}

/** The rows that the request's filter leaves, with weights and clusters where the table has them. Rows without weight are left out. */
function chosen(table: Table, { where, columns }: AuditRequest, name: string): Looked {
  const numbersOf = (wanted: string | null): Float64Array | null => {
    const column = wanted === null ? undefined : table.columns.get(wanted);
    if (column === undefined) return null;
    return column.kind === "number" ? column.values : Float64Array.from(column.codes);
  };
  const weights = numbersOf(columns.weight);
  const carried = { table, weights, clusters: numbersOf(columns.cluster) };
  const all = Int32Array.from({ length: table.rows }, (_, row) => row).filter((row) => weights === null || weights[row]! > 0);
  if (where === null) return { ...carried, rows: all };
  const predicate = parseWhere(where);
  const lacking = columnsOf(predicate).find((column) => !table.columns.has(column));
  if (lacking !== undefined)
    throw fault("EH200", `rows are chosen by ${lacking}, which ${name} does not have`, {
      help: ["give a file of the past with that column, or leave out --where"],
    });
  const mask = maskOf(held(table), predicate);
  return { ...carried, rows: all.filter((row) => mask[row] !== 0) };
}
