import { partedColumn } from "../../explanations/slices/parts.js";
import { matching, type SliceItem } from "../../explanations/slices/search.js";
import type { Model } from "../../models/model.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import { rowMean } from "../../stats/row-mean.js";
import type { Column, Table } from "../../table/table.js";
import { alphaOf } from "../measure-plan.js";
import { type JudgedRows, judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { apartOf, differenceP } from "./difference-p.js";
import { lossesOf } from "./losses.js";
import type { Overfit } from "./row.js";
import { type SearchedColumn, sliceConditions } from "./slice-conditions.js";

/** Rows that a region has at least on either side. */
const LEAST_ROWS = 30;

interface Comparing {
  readonly judged: JudgedRows;
  readonly loss: Float64Array;
  readonly rows: Int32Array;
  readonly columns: readonly SearchedColumn[];
  readonly training: Table;
  readonly lossId: string;
  readonly model: Model | null;
}

/** Where the loss on the data is above that on the training rows: each part of each column, by Benjamini and Hochberg over all of them. */
export async function overfitRegions(
  work: StudyWork,
  { judged, loss, rows, columns, training, lossId, model }: Comparing,
): Promise<Overfit> {
  const q = alphaOf(work.plan);
  const lacking = columns.find(({ name, column }) => training.columns.get(name)?.kind !== column.kind);
  const none = (reason: string): Overfit => ({ reason, trainingRows: training.rows, everybody: null, compared: 0, q, regions: [] });
  if (lacking !== undefined) return none(`training_lacks_${lacking.name}`);
  const learned = await judgedRows({ ...work, table: training }, model);
  const own = lossesOf(learned, lossId);
  if (own.values === null) return none(own.reason ?? "no_values");
  const values = own.values;
  const known = learned.kept.filter((row) => !Number.isNaN(values[row]!));
  const [there, here] = [rowMean(values, known, learned), rowMean(loss, rows, judged)];
  if (there === null || here === null) return none("no_values");
  const same = columns.map((column) => ({ ...column, partOf: partsAs(column, training.columns.get(column.name)!) }));
  const plain = [judged, learned].every(({ weights, clusters }) => weights === null && clusters === null);
  const compared = columns.flatMap(({ parts }, column) =>
    Array.from({ length: parts }, (_, part): SliceItem => ({ column, from: part, to: part })).flatMap((item) => {
      const [inside, learnt] = [matching(rows, [item], columns), matching(known, [item], same)];
      if (inside.length < LEAST_ROWS || learnt.length < LEAST_ROWS) return [];
      const [now, then] = [rowMean(loss, inside, judged)!, rowMean(values, learnt, learned)!];
      return now === null || then === null ? [] : [{ item, now, then, pValue: differenceP(now, then, plain) }];
    }),
  );
  const adjusted = benjaminiHochberg(compared.map(({ pValue }) => pValue));
  return {
    reason: null,
    trainingRows: known.length,
    everybody: { training: there.value, here: here.value, apart: apartOf(here, there, q / 2) },
    compared: compared.length,
    q,
    regions: compared
      .map(({ item, now, then }, i) => ({
        conditions: sliceConditions([item], columns),
        ...{ rows: now.rows, trainingRows: then.rows, training: then.value, here: now.value },
        apart: apartOf(now, then, q / 2),
        adjusted: adjusted[i]!,
      }))
      .filter((one) => one.adjusted <= q)
      .sort((a, b) => b.apart.value - a.apart.value),
  };
}

/** Parts of another table's column at the same edges, or by the same texts; a text that is new is in no part. */
function partsAs({ column, edges, missing }: SearchedColumn, other: Column): Uint8Array {
  if (other.kind === "number")
    return Uint8Array.from(other.values, (value) => {
      if (Number.isNaN(value)) return missing;
      const part = edges.findIndex((edge) => value <= edge);
      return part === -1 ? edges.length : part;
    });
  const levels = column.kind === "category" ? column.levels : [];
  const places = other.levels.map((level) => levels.indexOf(level));
  return Uint8Array.from(other.codes, (code) => (code >= places.length ? missing : places[code] === -1 ? 255 : places[code]!));
}

export const searchedColumns = (table: Table, names: readonly string[], rows: ArrayLike<number>): readonly SearchedColumn[] =>
  names.flatMap((name) => {
    const column = table.columns.get(name)!;
    const parted = partedColumn(column, rows);
    return parted === null ? [] : [{ ...parted, name, column }];
  });
