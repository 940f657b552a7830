/** Counts of a table of decisions by outcomes, expected where outcomes are not known. */
export interface ExpectedConfusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/**
 * The table that decisions will have when each outcome has the chance that its score says: no label is needed.
 *
 * Holds only as far as scores are calibrated, and says nothing of a world in which the same people behave otherwise.
 * Example: chances 0.9 0.8 0.3 0.1, decisions 1 1 0 0 → tp 1.7, fp 0.3, fn 0.4, tn 1.6.
 *
 * @source Guillory et al. (2021), ICCV, §3; NannyML's confidence-based performance estimation
 */
export function expectedConfusion(chances: ArrayLike<number>, decisions: ArrayLike<number>): ExpectedConfusion {
  const table = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let i = 0; i < chances.length; i++) {
    const p = chances[i]!;
    if (decisions[i] === 1) {
      table.tp += p;
      table.fp += 1 - p;
    } else {
      table.fn += p;
      table.tn += 1 - p;
    }
  }
  return table;
}
