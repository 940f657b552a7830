import { driftMeasures } from "../../policy/drift-settings.js";
import { cramersV } from "../../stats/drift/cramers-v.js";
import type { AreaErrors } from "../../stats/drift/curve-limits.js";
import { hellingerVariance, jensenShannonVariance, meanSquareVariance, stabilityVariance } from "../../stats/drift/divergence-limits.js";
import { type WeightedSample, weightedCurves } from "../../stats/drift/weighted-curves.js";
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
import { curveDistances, smirnovP, smirnovTail } from "../../stats/smirnov.js";
import { type Cells, cellsOf, missingOf, presentNumbers, type Values } from "./cells.js";
import { driftLimits } from "./limits.js";
import type { DriftErrors, DriftRow, Then } from "./row.js";

/** Rows that a cell has of both samples, and the share of the cells that may have fewer. */
const LEAST_ROWS = 5;
const SPARSE_SHARE = 0.2;

/** How far one column moved, with limits at the given one-sided level; without what it has from other columns. Where a sample has no value, or holds texts, there are no distances of numbers. */
export function columnDrift(past: Values, now: Values, alpha: number): Omit<DriftRow, "column" | "role" | "adjusted" | "others"> {
  const cells = cellsOf(past, now);
  const [before, after] = [plainShares(cells.past), plainShares(cells.now)];
  const { effective, ...index } = stability(cells);
  const { v, meanSquare } = cramersV(before, after, effective);
  const [p, q] = [smoothedShares(cells.past), smoothedShares(cells.now)];
  const moved = curves(past, now, cells);
  const row = {
    kind: cells.kind,
    rows: { past: past.rows.length, now: now.rows.length },
    effective,
    missing: { past: missingOf(past), now: missingOf(now) },
    cells: cells.past.length,
    psi: index.psi,
    byChance: index.byChance,
    jensenShannon: jensenShannonDistance(before, after),
    hellinger: hellinger(before, after),
    largestShare: largestShareDifference(before, after),
    cramersV: v,
    ...moved.distances,
    test: moved.test,
    p: moved.p,
    errors: {
      sparse: index.sparse,
      psi: index.variance,
      jensenShannon: jensenShannonVariance(p, q, effective),
      hellinger: hellingerVariance(p, q, effective),
      meanSquare,
      ofMeanSquare: meanSquareVariance(p, q, effective),
      area: moved.area,
      sd: moved.sd,
    } satisfies DriftErrors,
  } as const;
  return { ...row, limits: Object.fromEntries(driftMeasures.map((measure) => [measure, driftLimits(measure, row, alpha)])) };
}

/** The stability index of a column, what it is on average by chance, and what its limits need. */
export function stability({ past, now }: Cells): {
  readonly psi: number;
  readonly byChance: number;
  readonly variance: number;
  readonly sparse: boolean;
  readonly effective: Then;
} {
  const [n, m] = [past, now].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const effective = { past: n!, now: m! };
  const [p, q] = [smoothedShares(past), smoothedShares(now)];
  const few = past.filter((count, i) => count + now[i]! < LEAST_ROWS).length;
  return {
    psi: stabilityIndex(q, p),
    byChance: stabilityByChance(past.length, n!, m!),
    variance: stabilityVariance(p, q, effective),
    sparse: few > SPARSE_SHARE * past.length,
    effective,
  };
}

interface Curves {
  readonly distances: Pick<DriftRow, "ks" | "wasserstein" | "wassersteinSd">;
  readonly test: DriftRow["test"];
  readonly p: number;
  readonly area: AreaErrors | null;
  readonly sd: number | null;
}

/** Distances between the curves of numbers, and the test that goes with the kind. */
function curves(past: Values, now: Values, cells: Cells): Curves {
  const counted = { test: "likelihood_ratio", p: dependence(crosstab([cells.past, cells.now])).p } as const;
  const empty = [past, now].some((values) => missingOf(values) === values.rows.length);
  if (past.column.kind !== "number" || empty)
    return { distances: { ks: null, wasserstein: null, wassersteinSd: null }, ...counted, area: null, sd: null };
  const [a, b] = [sampleOf(past, cells.past), sampleOf(now, cells.now)];
  const found = weightedCurves(a, b);
  const even = a.weights === null && b.weights === null;
  // Counted in whole numbers where that can be, so that the exact p meets the statistic it is of.
  const { ks, wasserstein } = even ? curveDistances(a.values, b.values) : { ks: found.ks, wasserstein: found.area };
  const sd = deviationOf(a);
  const shared = {
    distances: { ks, wasserstein, wassersteinSd: sd > 0 ? wasserstein / sd : null },
    ...{ area: found.errors, sd: sd > 0 ? sd : null },
  };
  if (cells.kind === "levels") return { ...shared, ...counted };
  const independent = even && a.effective === a.values.length && b.effective === b.values.length;
  if (!independent)
    return { ...shared, test: "smirnov", p: smirnovTail(ks * Math.sqrt((a.effective * b.effective) / (a.effective + b.effective))) };
  const { p, exact } = smirnovP(ks, a.values.length, b.values.length);
  return { ...shared, test: exact ? "smirnov_exact" : "smirnov", p };
}

/** The numbers that are there with their weights; as informative as the cells are, less what is missing. */
function sampleOf(of: Values, counts: readonly number[]): WeightedSample {
  const { column, rows, weights = null } = of;
  const missing = missingOf(of);
  const effective = (counts.reduce((sum, count) => sum + count, 0) * (rows.length - missing)) / rows.length;
  if (weights === null || column.kind !== "number") return { values: presentNumbers(of), weights: null, effective };
  const there = Array.from(rows)
    .filter((row) => !Number.isNaN(column.values[row]!))
    .sort((x, y) => column.values[x]! - column.values[y]! || weights[x]! - weights[y]!);
  return {
    values: Float64Array.from(there, (row) => column.values[row]!),
    weights: Float64Array.from(there, (row) => weights[row]!),
    effective,
  };
}

function deviationOf({ values, weights }: WeightedSample): number {
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  const whole = values.reduce((sum, _, i) => sum + weightOf(i), 0);
  const mean = values.reduce((sum, value, i) => sum + weightOf(i) * value, 0) / whole;
  const square = values.reduce((sum, value, i) => sum + weightOf(i) * (value - mean) ** 2, 0) / whole;
  return Math.sqrt((square * values.length) / (values.length - 1));
}
