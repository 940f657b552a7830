/** Trials and hits of one value of a column. */
export interface ValueTally {
  readonly trials: number;
  readonly hits: number;
}

/** The log likelihood ratio of some trials at the rate they have, against the expected rate: how much that rate is beside the expected one. */
export function surplus({ trials, hits }: ValueTally, expected: number): number {
  const part = (observed: number, rate: number): number => (observed === 0 ? 0 : observed * Math.log(observed / (trials * rate)));
  return trials === 0 ? 0 : part(hits, expected) + part(trials - hits, 1 - expected);
}

export interface ChoiceOptions {
  readonly expected: number;
  readonly direction: "above" | "below";
  /** What each value of a choice costs; a choice of all values costs nothing. */
  readonly penalty: number;
}

export interface Choice {
  /** null = all values. */
  readonly values: readonly number[] | null;
  readonly score: number;
}

/**
 * The set of values whose trials together depart most from the expected rate, in one direction.
 *
 * At odds q times the expected ones a value adds hits·ln q − trials·ln(1 − p + pq) − penalty, which is positive in one
 * interval of q. So the best of all 2^V sets is one of at most 2V: the values that are positive between two neighbouring ends.
 *
 * @source Neill (2012), J. R. Statist. Soc. B 74:337–360 (linear-time subset scanning); Zhang & Neill (2016), arXiv 1611.08292, §2
 */
export function bestValues(tallies: readonly ValueTally[], options: ChoiceOptions): Choice {
  const { expected, direction, penalty } = options;
  const sum = (values: readonly number[]): ValueTally => ({
    trials: values.reduce((total, v) => total + tallies[v]!.trials, 0),
    hits: values.reduce((total, v) => total + tallies[v]!.hits, 0),
  });
  const scored = (values: readonly number[]): number => {
    const all = sum(values);
    return isOn(direction, all, expected) ? surplus(all, expected) : 0;
  };
  let best: Choice = { values: null, score: scored([...tallies.keys()]) };
  const intervals = tallies.map((tally) => positiveLogOdds(tally, options));
  const ends = [...new Set(intervals.flatMap((interval) => interval ?? []))].sort((a, b) => a - b);
  for (let i = 0; i + 1 < ends.length; i++) {
    const middle = (ends[i]! + ends[i + 1]!) / 2;
    const values = [...intervals.keys()].filter((v) => intervals[v] !== null && intervals[v]![0] < middle && middle < intervals[v]![1]);
    const score = scored(values) - penalty * values.length;
    if (score > best.score) best = { values, score };
  }
  return best;
}

const isOn = (direction: "above" | "below", { trials, hits }: ValueTally, expected: number): boolean =>
  direction === "above" ? hits > trials * expected : hits < trials * expected;

/** Multipliers of odds beyond e^±40 are as good as infinite. */
const FAR = 40;

/** The interval of ln q in which the value's contribution is positive; null when it never is. */
function positiveLogOdds(tally: ValueTally, { expected, direction, penalty }: ChoiceOptions): readonly [number, number] | null {
  const { trials, hits } = tally;
  if (!isOn(direction, tally, expected) || surplus(tally, expected) <= penalty) return null;
  const gain = (u: number): number => hits * u - trials * Math.log1p(expected * Math.expm1(u)) - penalty;
  const far = direction === "above" ? FAR : -FAR;
  const peak = hits === 0 || hits === trials ? far : Math.log(((hits / (trials - hits)) * (1 - expected)) / expected);
  const near = penalty === 0 ? 0 : root(gain, 0, peak);
  const beyond = gain(far) > 0 ? far : root(gain, far, peak);
  return direction === "above" ? [near, beyond] : [beyond, near];
}

/** Where the function turns positive on the way from `outside`, where it is not, to `inside`, where it is. */
function root(gain: (u: number) => number, outside: number, inside: number): number {
  for (let i = 0; i < 100; i++) {
    const middle = (outside + inside) / 2;
    if (middle === outside || middle === inside) break;
    if (gain(middle) > 0) inside = middle;
    else outside = middle;
  }
  return outside;
}
