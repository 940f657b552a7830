import type { Check } from "../../checks/check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { furthestGroup, type NumberOfGroup } from "../../checks/numbers-of-groups.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import type { ExpectationRow } from "../stress/expectation-row.js";
import type { Judging } from "./robustness-measured.js";

const share = { unit: "proportion", scale: "difference" } as const;

/**
 * The share of rows that violate an expectation, of everybody or of each group.
 *
 * Where the trees themselves show that no row can, the share is 0 with nothing left open; a sample alone never shows that.
 */
export function expectationMeasured({ by }: Check, row: ExpectationRow, { minN, keep }: Pick<Judging, "minN" | "keep">): Measured {
  if (row.reason !== null) return notMeasured(row.reason, share);
  const certain = row.certificate?.status === "holds";
  const limits = (rate: number, rows: number) => (alpha: number) =>
    certain ? { lower: 0, upper: 0 } : wilson(rate, rows, normalQuantile(1 - alpha));
  const method = certain ? "certificate" : "wilson";
  if (by === null) {
    const value = certain ? 0 : row.rate!;
    return singleNumber(
      { value, method, limits: limits(value, row.rows) },
      { ...share, pair: { a: { group: {}, value, numerator: row.violations, n: row.rows }, b: null } },
    );
  }
  const numbers = row.byGroup
    .filter((one) => keep(one.group) && one.by.join() === by.join() && one.rate !== null && one.rows >= minN)
    .map(({ group, rate, rows, violations }): NumberOfGroup => {
      const value = certain ? 0 : rate!;
      return { value, limits: limits(value, rows), pair: { a: { group, value, numerator: violations, n: rows }, b: null } };
    });
  if (numbers.length === 0) return notMeasured("no_group_large_enough", share);
  return {
    reason: null,
    ...share,
    excluded: [],
    coverage: { groups: 1, rows: 1 },
    towards: (op) => furthestGroup(numbers, op, { scale: "difference", method }),
  };
}
