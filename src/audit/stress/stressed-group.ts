import type { GroupKey } from "../../disparities/row.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import type { StressedGroup } from "./row.js";
import type { Tally } from "./tally.js";

interface Place {
  readonly by: readonly string[];
  readonly group: GroupKey;
}

interface Weighing {
  readonly weights: Float64Array | null;
  readonly confidence: number;
  /** Whether there are decisions that can flip. */
  readonly decided: boolean;
}

/**
 * What the tally says of some rows.
 *
 * Rates and means are ratios of sums over the rows' repeats; their errors are linearised over rows, as repeats of one row are alike.
 *
 * @source ratio estimators: Cochran (1977), Sampling Techniques, §6.4
 */
export function stressedGroup(tally: Tally, rows: Int32Array, place: Place, { weights, confidence, decided }: Weighing): StressedGroup {
  let [changedRows, changed, toPositive, toNegative] = [0, 0, 0, 0];
  for (const row of rows) {
    if (tally.changed[row] === 0) continue;
    changedRows++;
    changed += tally.changed[row]!;
    toPositive += tally.toPositive[row]!;
    toNegative += tally.toNegative[row]!;
  }
  const ratio = ratioOver(tally, rows, weights);
  const flips = decided ? ratio((row) => tally.toPositive[row]! + tally.toNegative[row]!) : null;
  const [absolute, signed] = [ratio((row) => tally.absolute[row]!), ratio((row) => tally.signed[row]!)];
  const nEff = flips && effectiveRows(flips);
  const limits = flips && nEff !== null ? wilson(flips.value, nEff, normalQuantile(1 - (1 - confidence) / 2)) : null;
  return {
    ...place,
    rows: rows.length,
    changedRows,
    changed,
    toPositive,
    toNegative,
    flipRate: flips?.value ?? null,
    nEff,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    meanAbsoluteChange: absolute?.value ?? null,
    seAbsoluteChange: absolute?.se ?? null,
    meanChange: signed?.value ?? null,
    seChange: signed?.se ?? null,
  };
}

interface Ratio {
  readonly value: number;
  readonly se: number;
  /** Kish's number of changed rows. */
  readonly kish: number;
}

function ratioOver(tally: Tally, rows: Int32Array, weights: Float64Array | null): (of: (row: number) => number) => Ratio | null {
  let [denominator, all, squares, count] = [0, 0, 0, 0];
  for (const row of rows) {
    const times = tally.changed[row]!;
    if (times === 0) continue;
    const weight = weights?.[row] ?? 1;
    denominator += weight * times;
    all += weight;
    squares += weight * weight;
    count++;
  }
  return (of) => {
    if (!(denominator > 0)) return null;
    let numerator = 0;
    for (const row of rows) numerator += (weights?.[row] ?? 1) * of(row);
    const value = numerator / denominator;
    let spread = 0;
    for (const row of rows) {
      if (tally.changed[row] === 0) continue;
      spread += ((weights?.[row] ?? 1) * (of(row) - value * tally.changed[row]!)) ** 2;
    }
    const variance = count > 1 ? (spread * count) / (count - 1) / denominator ** 2 : 0;
    return { value, se: Math.sqrt(variance), kish: (all * all) / squares };
  };
}

/** Wilson's n: p(1 − p) over the variance; the rows themselves where the share is 0 or 1 and shows no spread. */
function effectiveRows({ value, se, kish }: Ratio): number {
  const spread = value * (1 - value);
  return spread > 0 && se > 0 ? spread / (se * se) : kish;
}
