import type { Subject } from "./subject.js";

/** What became of each row over the repeats of a disturbance. */
export interface Tally {
  /** Times that the row truly changed. */
  readonly changed: Uint16Array;
  readonly toPositive: Uint16Array;
  readonly toNegative: Uint16Array;
  /** Sums of |Δ score| and Δ score over the times it changed. */
  readonly absolute: Float64Array;
  readonly signed: Float64Array;
}

/** One repeat: the scores of all rows, those of unchanged rows as before, and which rows changed. */
export interface Repeat {
  readonly values: Float64Array;
  readonly decisions: Int32Array | null;
  readonly changed: ArrayLike<number>;
}

export const emptyTally = (rows: number): Tally => ({
  changed: new Uint16Array(rows),
  toPositive: new Uint16Array(rows),
  toNegative: new Uint16Array(rows),
  absolute: new Float64Array(rows),
  signed: new Float64Array(rows),
});

/** Adds a repeat. Of more than two classes every change of decision counts as one to positive. */
export function addRepeat(
  tally: Tally,
  { values, decisions, changed }: Repeat,
  { base }: Pick<Subject, "base">,
  before: Int32Array | null,
): void {
  for (let i = 0; i < changed.length; i++) {
    const row = changed[i]!;
    const moved = values[row]! - base[row]!;
    tally.changed[row]!++;
    tally.absolute[row]! += Math.abs(moved);
    tally.signed[row]! += moved;
    if (decisions === null || before === null || decisions[row] === before[row]) continue;
    if (decisions[row] === 0 && before[row] === 1) tally.toNegative[row]!++;
    else tally.toPositive[row]!++;
  }
}
