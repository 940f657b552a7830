import type { CheckRow } from "../../checks/check.js";
import type { Result } from "../result.js";
import type { HiddenGroup } from "./row.js";
import { nameOf, touches } from "./touches.js";

/**
 * Checks without numbers that rest on hidden groups. What a check came to stays.
 *
 * The number of a check is the worst of all groups that it compares, its range that of whichever pair is nearest to the
 * limit: so it rests on every group that was not left out.
 */
export function hiddenChecks({ checks, groups }: Result, hidden: readonly HiddenGroup[], minCell: number): readonly CheckRow[] {
  const overall = hidden.filter(({ stratum }) => stratum === null);
  const names = new Set(overall.map(({ group }) => nameOf(group)));
  const listed = new Set(groups.map(({ by }) => JSON.stringify(by)));
  return checks.map((row) => {
    const { excluded, by, where, pair, ...rest } = row;
    const left = new Set(excluded.map(({ group }) => nameOf(group)));
    const compared = overall.some((one) => JSON.stringify(one.by) === JSON.stringify(by) && !left.has(nameOf(one.group)));
    const unlisted = by !== null && (where !== null || !listed.has(JSON.stringify(by))) && row.minN < minCell;
    const small = [pair?.a, pair?.b].some((rate) => (rate?.n ?? minCell) < minCell);
    if (compared || unlisted || small || touches({ pair, rest }, names)) return withoutNumbers(row, minCell);
    return excluded.some(({ group, n }) => n < minCell || names.has(nameOf(group))) ? withoutCoverage(row) : row;
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
