import type { CheckRow } from "../../checks/check.js";
import { type Named, touches } from "./touches.js";

/** Checks without the numbers of hidden groups. What a check came to stays. */
export function hiddenChecks(checks: readonly CheckRow[], groups: Named, minCell: number): readonly CheckRow[] {
  return checks.map((row) => {
    const { excluded, ...rest } = row;
    const small = [row.pair?.a, row.pair?.b].some((rate) => rate !== null && rate !== undefined && rate.n < minCell);
    if (small || touches(rest, groups)) return withoutNumbers(row, minCell);
    if (!touches(excluded, groups) && !excluded.some(({ n }) => n < minCell)) return row;
    return withoutCoverage(row);
  });
}

/** The share of rows that were compared would give the others away. */
const withoutCoverage = (row: CheckRow): CheckRow => ({
  ...row,
  excluded: [],
  coverage: { ...row.coverage, rows: Math.floor(10 * row.coverage.rows) / 10 },
});

const withoutNumbers = (row: CheckRow, minCell: number): CheckRow => ({
  ...withoutCoverage(row),
  reason: "hidden",
  sentence: `The numbers are hidden: fewer than ${minCell} people in a group of this check, or in one that they would give away.`,
  value: null,
  bounds: null,
  lean: null,
  resolution: null,
  pair: null,
  baseline: null,
});
