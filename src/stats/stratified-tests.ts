import { chiSquaredSf } from "./chi-squared.js";
import type { TwoByTwo } from "./odds-ratio.js";

/** A statistic that is χ² with `df` degrees of freedom when there is nothing to find, and the probability of one as large. */
export interface ChiSquaredTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

const tested = (statistic: number, df: number): ChiSquaredTest => ({ statistic, df, p: chiSquaredSf(statistic, df) });

/**
 * Cochran–Mantel–Haenszel test that group and outcome are independent within every stratum: (|Σ(a − E a)| − ½)² / Σ Var(a), without or with the ½.
 *
 * Unit: χ² with 1 degree of freedom. null when no stratum has both groups and both outcomes.
 * Example: [1, 0, 0, 1] alone, uncorrected → (1/2)² / (1/4) = 1.
 *
 * @source Cochran (1954), Biometrics 10:417–451; Mantel & Haenszel (1959), J. Natl. Cancer Inst. 22:719–748
 */
export function cmhTest(strata: readonly TwoByTwo[], correction: "continuity" | "none"): ChiSquaredTest | null {
  let [excess, variance] = [0, 0];
  for (const [a, b, c, d] of strata) {
    const n = a + b + c + d;
    if (n < 2) continue;
    excess += a - ((a + b) * (a + c)) / n;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
  }
  if (!(variance > 0)) return null;
  const distance = correction === "none" ? Math.abs(excess) : Math.max(0, Math.abs(excess) - 0.5);
  return tested((distance * distance) / variance, 1);
}

/**
 * Breslow–Day test, with Tarone's correction, that the odds ratio is the same in every stratum: Σ (a − A)² / Var(A) − (Σ (a − A))² / Σ Var(A), with A what `oddsRatio` would give.
 *
 * Unit: χ² with one degree of freedom less than there are strata with both groups and both outcomes. null with fewer than
 * two of them, or for an odds ratio of 0 or Infinity.
 * Example: equal strata → 0.
 *
 * @source Breslow & Day (1980), Statistical Methods in Cancer Research I, §4.4; Tarone (1985), Biometrika 72:91–95
 */
export function breslowDayTest(strata: readonly TwoByTwo[], oddsRatio: number): ChiSquaredTest | null {
  const informative = strata.filter(([a, b, c, d]) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0);
  if (informative.length < 2 || !(oddsRatio > 0 && oddsRatio < Infinity)) return null;
  let [sum, excess, variances] = [0, 0, 0];
  for (const [a, b, c, d] of informative) {
    const expected = expectedHits([a, b, c, d], oddsRatio);
    const [row, column, n] = [a + b, a + c, a + b + c + d];
    const variance = 1 / (1 / expected + 1 / (row - expected) + 1 / (column - expected) + 1 / (n - row - column + expected));
    sum += (a - expected) ** 2 / variance;
    excess += a - expected;
    variances += variance;
  }
  return tested(Math.max(0, sum - (excess * excess) / variances), informative.length - 1);
}

/** The count in the first cell that gives the table with these margins this odds ratio: the root of a quadratic between its least and most. */
function expectedHits([a, b, c, d]: TwoByTwo, oddsRatio: number): number {
  const [row, column, n] = [a + b, a + c, a + b + c + d];
  const q = oddsRatio - 1;
  const s = n + q * (row + column);
  const root = Math.sqrt(Math.max(0, s * s - 4 * q * oddsRatio * row * column));
  // Of the two forms of the root the one whose terms add, so that nothing cancels.
  return s > 0 ? (2 * oddsRatio * row * column) / (s + root) : (s - root) / (2 * q);
}
