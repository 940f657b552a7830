import { chiSquaredSf } from "./chi-squared.js";
import { type Crosstab, expectedMutualInformation, mutualInformation } from "./mutual-information.js";

/** What a table of counts says about whether its rows and columns have to do with each other. */
export interface Dependence {
  /** Nats. */
  readonly information: number;
  /** The mean of the same when there is no dependence. */
  readonly byChance: number;
  /** Probability of as much or more without dependence; 1 when there is only one row or column. */
  readonly p: number;
}

/**
 * The likelihood-ratio test of independence, its statistic scaled so that its mean without dependence, taken exactly given the margins, is
 * that of χ².
 *
 * The scaling is what keeps the test at its level in tables with few rows a cell, where the plain G rejects too often.
 *
 * Example: 10 10 / 10 10 → p = 1.
 *
 * @source Wilks (1938), Annals of Math. Statistics 9:60–62; scaling: Bartlett (1937), Proc. R. Soc. A 160:268–282; level: simulated in test/stats/independence.test.ts
 */
export function dependence(table: Crosstab): Dependence {
  const df = (table.rowTotals.length - 1) * (table.columnTotals.length - 1);
  if (!(df > 0)) return { information: 0, byChance: 0, p: 1 };
  const information = mutualInformation(table);
  const byChance = expectedMutualInformation(table);
  return { information, byChance, p: byChance > 0 ? chiSquaredSf((df * information) / byChance, df) : 1 };
}
