/** The values of one column in one sample, without those that are missing. */
export interface PeerSample {
  /** Ascending; null of texts. */
  readonly numbers: Float64Array | null;
  /** How often each value occurs, by its text. */
  readonly counts: ReadonlyMap<string, number>;
  readonly rows: number;
}

/** How another tool measures drift, to the digit, so that its numbers can be found again. */
export interface PeerDefinition {
  /** What and whose: psi_evidently. */
  readonly id: string;
  readonly peer: string;
  readonly title: string;
  /** How it differs from the definition here. */
  readonly differs: string;
  /** What columns the tool takes it of. */
  readonly of: "numbers" | "texts" | "both";
  /** null where the tool has no number. Neither sample is empty. */
  measure(past: PeerSample, now: PeerSample): number | null;
}

/** Counts of both samples over the values of either, in the order of the texts. */
export function countsTogether(past: PeerSample, now: PeerSample): { readonly past: readonly number[]; readonly now: readonly number[] } {
  const values = [...new Set([...past.counts.keys(), ...now.counts.keys()])].sort();
  return { past: values.map((value) => past.counts.get(value) ?? 0), now: values.map((value) => now.counts.get(value) ?? 0) };
}

/** Counts in bins of equal width between two ends, the last of which holds its upper end too; numbers outside are not counted. */
export function equalBins(
  numbers: Float64Array,
  { from, to, bins }: { readonly from: number; readonly to: number; readonly bins: number },
): number[] {
  const edges = Array.from({ length: bins + 1 }, (_, i) => (i === bins ? to : from + (i * (to - from)) / bins));
  const counts = new Array<number>(bins).fill(0);
  let bin = 0;
  for (const value of numbers) {
    if (value < from || value > to) continue;
    while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return counts;
}
