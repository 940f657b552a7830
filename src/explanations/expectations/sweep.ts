/** What the scores of one row do while a feature goes through its values in order. */
export interface Sweep {
  /** The largest fall from a smaller value to a larger one, and where; 0 when there is none. */
  readonly fall: number;
  readonly fallFrom: number;
  readonly fallTo: number;
  readonly rise: number;
  readonly riseFrom: number;
  readonly riseTo: number;
}

/**
 * The largest fall and rise of a list of scores, between any two places in order.
 *
 * Places are those of the list. Scores that are not numbers are passed over. Example: 1 4 2 3: falls by 2 from place 1 to 2, rises by 3 from 0 to 1.
 */
export function sweepOf(scores: ArrayLike<number>): Sweep {
  const found = { fall: 0, fallFrom: 0, fallTo: 0, rise: 0, riseFrom: 0, riseTo: 0 };
  let [highest, lowest] = [-1, -1];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (Number.isNaN(score)) continue;
    if (highest >= 0 && scores[highest]! - score > found.fall)
      Object.assign(found, { fall: scores[highest]! - score, fallFrom: highest, fallTo: i });
    if (lowest >= 0 && score - scores[lowest]! > found.rise)
      Object.assign(found, { rise: score - scores[lowest]!, riseFrom: lowest, riseTo: i });
    if (highest < 0 || score > scores[highest]!) highest = i;
    if (lowest < 0 || score < scores[lowest]!) lowest = i;
  }
  return found;
}
