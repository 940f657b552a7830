import {
  hellinger,
  jensenShannonDistance,
  largestShareDifference,
  plainShares,
  smoothedShares,
  stabilityByChance,
  stabilityIndex,
} from "../../stats/drift-distances.js";
import { dependence } from "../../stats/independence.js";
import { crosstab } from "../../stats/mutual-information.js";
import { curveDistances, smirnovP } from "../../stats/smirnov.js";
import { type Cells, cellsOf, missingOf, presentNumbers, type Values } from "./cells.js";
import type { DriftRow } from "./row.js";

/** How far one column moved; without its name, role and what hangs on other columns. Neither sample may be without values. */
export function columnDrift(past: Values, now: Values): Omit<DriftRow, "column" | "role" | "adjusted"> {
  const cells = cellsOf(past, now);
  const [before, after] = [plainShares(cells.past), plainShares(cells.now)];
  return {
    kind: cells.kind,
    rows: { past: past.rows.length, now: now.rows.length },
    missing: { past: missingOf(past), now: missingOf(now) },
    ...{ cells: cells.past.length, ...stability(cells) },
    jensenShannon: jensenShannonDistance(before, after),
    hellinger: hellinger(before, after),
    largestShare: largestShareDifference(before, after),
    ...curves(past, now, cells),
  };
}

/** The stability index of a column, and what it is on average by chance. */
export function stability({ past, now }: Cells): Pick<DriftRow, "psi" | "byChance"> {
  const [n, m] = [past, now].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  return {
    psi: stabilityIndex(smoothedShares(now), smoothedShares(past)),
    byChance: stabilityByChance(past.length, n!, m!),
  };
}

/** Distances between the curves of numbers, and the test that goes with the kind. */
function curves(past: Values, now: Values, cells: Cells): Pick<DriftRow, "ks" | "wasserstein" | "wassersteinSd" | "test" | "p"> {
  const counted = { test: "likelihood_ratio", p: dependence(crosstab([cells.past, cells.now])).p } as const;
  if (past.column.kind !== "number") return { ks: null, wasserstein: null, wassersteinSd: null, ...counted };
  const [a, b] = [presentNumbers(past), presentNumbers(now)];
  const { ks, wasserstein } = curveDistances(a, b);
  const sd = deviationOf(a);
  const distances = { ks, wasserstein, wassersteinSd: sd > 0 ? wasserstein / sd : null };
  if (cells.kind === "levels") return { ...distances, ...counted };
  const { p, exact } = smirnovP(ks, a.length, b.length);
  return { ...distances, test: exact ? "smirnov_exact" : "smirnov", p };
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
