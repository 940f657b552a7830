/** Differences of the model's number from one place of a feature to the next, each at a row that lies there. */
export interface Steps {
  /** Places − 1. */
  readonly steps: number;
  /** For each difference: the row, the step that it belongs to (from place `step` to the next), and the difference. */
  readonly row: Int32Array;
  readonly step: Int32Array;
  readonly difference: Float64Array;
  /** For each row the places between which it lies; both the same when it lies at a place. −1 = the row has no value. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

export interface Accumulation {
  /** One a place; their mean over the rows is 0. */
  readonly values: readonly number[];
  /** Standard errors because other rows could have been sampled. */
  readonly se: readonly number[];
  /** Rows with a value. */
  readonly rows: number;
  /** Steps at which no row lies, so that those of everybody stand in. */
  readonly borrowed: number;
}

export interface AccumulatedOver {
  readonly members: ArrayLike<number>;
  readonly weights: ArrayLike<number> | null;
  /** Mean difference of each step to use where no member lies; 0 when left out. */
  readonly stand?: readonly number[];
}

/** The mean difference of each step; null where no member lies. */
export function meanSteps({ steps, row, step, difference }: Steps, { members, weights }: AccumulatedOver): readonly (number | null)[] {
  const own = new Set(Array.from(members));
  const [sum, total] = [new Float64Array(steps), new Float64Array(steps)];
  for (let i = 0; i < row.length; i++) {
    if (!own.has(row[i]!)) continue;
    const weight = weights?.[row[i]!] ?? 1;
    sum[step[i]!]! += weight * difference[i]!;
    total[step[i]!]! += weight;
  }
  return Array.from(sum, (one, q) => (total[q]! > 0 ? one / total[q]! : null));
}

/**
 * Accumulated local effects: mean differences of the steps, added up from the first place on, less their mean over the rows.
 *
 * Standard errors are the infinitesimal jackknife: a row moves the mean of its own steps, and the place of the centre.
 * null when no member has a value. Unit: that of the model's number. Example: steps 1 and 3 with a row at each of three
 * places → 0, 1, 4 less 5/3.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, §3, equations 15 to 16
 */
export function accumulatedEffects(all: Steps, over: AccumulatedOver): Accumulation | null {
  const { steps, row, step, difference, low, high } = all;
  const { weights, stand } = over;
  const members = Array.from(over.members).filter((one) => low[one]! >= 0);
  const weightOf = (one: number): number => weights?.[one] ?? 1;
  const whole = members.reduce((sum, one) => sum + weightOf(one), 0);
  if (!(whole > 0)) return null;
  const found = meanSteps(all, over);
  const means = found.map((mean, q) => mean ?? stand?.[q] ?? 0);
  const heights = new Float64Array(steps + 1);
  means.forEach((mean, q) => {
    heights[q + 1] = heights[q]! + mean;
  });
  const middle = (one: number): number => (heights[low[one]!]! + heights[high[one]!]!) / 2;
  const centre = members.reduce((sum, one) => sum + weightOf(one) * middle(one), 0) / whole;
  // How much of each step is in the centre.
  const inCentre = Array.from({ length: steps }, (_, q) =>
    members.reduce((sum, one) => sum + (weightOf(one) / whole) * ((low[one]! > q ? 0.5 : 0) + (high[one]! > q ? 0.5 : 0)), 0),
  );
  const own = new Set(members);
  const total = new Float64Array(steps);
  for (let i = 0; i < row.length; i++) if (own.has(row[i]!)) total[step[i]!]! += weightOf(row[i]!);
  // What each row moves every place by: Σ over its steps, and the centre.
  const pull = new Map(members.map((one) => [one, new Float64Array(steps + 1).fill((-weightOf(one) * (middle(one) - centre)) / whole)]));
  for (let i = 0; i < row.length; i++) {
    const moved = pull.get(row[i]!);
    if (moved === undefined) continue;
    const q = step[i]!;
    const part = (weightOf(row[i]!) * (difference[i]! - means[q]!)) / total[q]!;
    for (let place = 0; place <= steps; place++) moved[place]! += part * ((place > q ? 1 : 0) - inCentre[q]!);
  }
  const squares = new Float64Array(steps + 1);
  for (const moved of pull.values()) for (let place = 0; place <= steps; place++) squares[place]! += moved[place]! ** 2;
  const n = members.length;
  return {
    values: Array.from(heights, (height) => height - centre),
    se: Array.from(squares, (square) => (n < 2 ? 0 : Math.sqrt((square * n) / (n - 1)))),
    rows: n,
    borrowed: found.filter((mean) => mean === null).length,
  };
}
