import type { Check } from "../../checks/check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { furthestGroup, type NumberOfGroup } from "../../checks/numbers-of-groups.js";
import { worstOf } from "../../checks/worst-of.js";
import type { GroupKey } from "../../disparities/row.js";
import type { Limited } from "../../policy/study-limits.js";
import { driftLimits, placeOf } from "../drift/limits.js";
import type { Drift, DriftRow } from "../drift/row.js";

const score = { unit: "score", scale: "difference" } as const;

type OfDrift = Extract<Limited, { of: "drift" }>;

/** The number that a limit on drift is about: of its column, or of the furthest of all; of everybody, or of each group. */
export function driftMeasured(
  { by }: Pick<Check, "by">,
  { measure, column }: OfDrift,
  study: Drift | null,
  keep: (group: GroupKey) => boolean,
): Measured {
  if (study === null) return notMeasured("no_past", score);
  const left = study.leftOut.find((one) => one.column === column);
  if (left !== undefined) return notMeasured(left.reason, score);
  if (by !== null) return ofGroups(by, { measure, column }, { ...study, groups: study.groups.filter(({ group }) => keep(group)) });
  const rows = study.columns.filter((row) => (column === null || row.column === column) && typeof row[placeOf[measure]] === "number");
  if (rows.length === 0) return notMeasured("not_applicable", score);
  return worstOf(rows.map((row) => ofColumn(row)));

  function ofColumn(row: DriftRow): Measured {
    const value = row[placeOf[measure]] as number;
    const pair = { a: { group: { column: row.column }, value, numerator: null, n: row.rows.now }, b: null };
    return singleNumber({ value, method: "two_samples", limits: (alpha) => driftLimits(measure, row, alpha) }, { ...score, pair });
  }
}

/** The furthest group of each column; every group large enough has to keep the limit. */
function ofGroups(by: readonly string[], { measure, column }: Pick<OfDrift, "measure" | "column">, { groups }: Drift): Measured {
  const own = groups.filter((one) => one.by.join() === by.join());
  const told = own.filter(({ reason }) => reason === null);
  if (told.length === 0) return notMeasured(own.length === 0 ? "unknown_attribute" : "no_group_large_enough", score);
  const excluded = own.flatMap(({ group, rows, reason }) =>
    reason === null ? [] : [{ group, n: rows.now, reason: "below_min_n" as const }],
  );
  const numbers = told.flatMap(({ group, columns, rows }) =>
    columns
      .filter((one) => (column === null || one.column === column) && typeof one[placeOf[measure]] === "number")
      .map((one): NumberOfGroup => {
        const value = one[placeOf[measure]] as number;
        const pair = { a: { group: { ...group, column: one.column }, value, numerator: null, n: rows.now }, b: null };
        return { value, limits: (alpha) => driftLimits(measure, one, alpha), pair };
      }),
  );
  if (numbers.length === 0) return notMeasured("not_applicable", score);
  const rows = own.reduce((sum, one) => sum + one.rows.now, 0);
  return {
    ...{ reason: null, ...score, excluded },
    coverage: { groups: told.length / own.length, rows: told.reduce((sum, one) => sum + one.rows.now, 0) / rows },
    towards: (op) => furthestGroup(numbers, op, { scale: "difference", method: "two_samples" }),
  };
}
