import { normalQuantile, normalSf } from "../../stats/normal.js";
import { studentQuantile, studentSf } from "../../stats/student.js";

/** A number of some rows, and how it moves with the weight of each: the sum of squares is its sampling variance. */
export interface Influenced {
  readonly value: number;
  /** One a row of the data; 0 for rows that are not looked at. */
  readonly influence: Float64Array;
}

/** Importance of a feature for one measure: the mean over repeats, with two errors apart. */
export interface ImportanceEstimate {
  /** How much worse the measure is without what the feature says. */
  readonly value: number;
  /** Standard error because other rows could have been sampled. */
  readonly seSampling: number;
  /** Standard error because only so many donors were drawn. */
  readonly seMonteCarlo: number;
  readonly lower: number;
  readonly upper: number;
  /** One-sided, of no importance; null when nothing varies. */
  readonly pValue: number | null;
}

export interface Accumulated {
  add(permuted: Influenced): void;
  /** With limits and p of the normal distribution, or of Student's t where degrees of freedom are given. */
  estimate(confidence: number, df?: number): ImportanceEstimate;
  /** Whether more repeats would say little: the error of drawing is small beside the value or beside the error of sampling. */
  settled(): boolean;
}

/**
 * Changes from a base, added up repeat by repeat; `sign` is 1 where larger is worse and −1 where smaller is.
 *
 * The sampling error is the infinitesimal jackknife of the mean change over repeats: rows are the same in base and repeats, so what
 * they share falls out.
 *
 * @source Efron & Stein (1981), Ann. Stat. 9:586–596, for the jackknife; Molnar et al. (2023), Relating the partial dependence plot and permutation feature importance, §5, for errors of sampling and drawing apart
 */
export function accumulated(base: Influenced, sign: 1 | -1): Accumulated {
  const changes: number[] = [];
  const moved = new Float64Array(base.influence.length);
  const self: Accumulated = {
    add({ value, influence }) {
      changes.push(sign * (value - base.value));
      for (let i = 0; i < influence.length; i++) moved[i]! += influence[i]! - base.influence[i]!;
    },
    settled() {
      const { value, seSampling, seMonteCarlo } = self.estimate(0.95);
      return seMonteCarlo <= Math.max(0.05 * Math.abs(value), 0.25 * seSampling);
    },
    estimate(confidence, df) {
      const repeats = changes.length;
      const value = changes.reduce((sum, change) => sum + change, 0) / repeats;
      const spread = changes.reduce((sum, change) => sum + (change - value) ** 2, 0);
      const seMonteCarlo = repeats > 1 ? Math.sqrt(spread / (repeats - 1) / repeats) : 0;
      const seSampling = samplingError(moved, base.influence, repeats);
      const error = Math.hypot(seSampling, seMonteCarlo);
      const level = 1 - (1 - confidence) / 2;
      const reach = error === 0 ? 0 : (df === undefined ? normalQuantile(level) : studentQuantile(level, df)) * error;
      return {
        value,
        seSampling,
        seMonteCarlo,
        lower: value - reach,
        upper: value + reach,
        pValue: error > 0 ? (df === undefined ? normalSf(value / error) : studentSf(value / error, df)) : null,
      };
    },
  };
  return self;
}

function samplingError(moved: Float64Array, base: Float64Array, repeats: number): number {
  let [squares, rows] = [0, 0];
  for (let i = 0; i < base.length; i++) {
    if (base[i] === 0 && moved[i] === 0) continue;
    squares += (moved[i]! / repeats) ** 2;
    rows++;
  }
  return Math.sqrt(rows > 1 ? (squares * rows) / (rows - 1) : 0);
}
