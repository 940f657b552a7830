/** A step function that never falls: the value at x is that of the last step at or below x, of the first one before it. */
export interface Isotonic {
  readonly from: Float64Array;
  readonly value: Float64Array;
  /** Points that each step is the mean of. */
  readonly n: Float64Array;
}

/**
 * The never-falling function of x that is nearest to y in squares, by pooling neighbours that fall.
 *
 * Equal x are one point with their mean. Example: x 1 2 3, y 1 0 2 → 0.5 0.5 2.
 *
 * @source Ayer et al. (1955), Ann. Math. Statist. 26:641–647
 */
export function isotonic(x: ArrayLike<number>, y: ArrayLike<number>): Isotonic {
  const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const steps: { from: number; sum: number; n: number }[] = [];
  let last = Number.NaN;
  for (const i of order) {
    if (x[i] === last) {
      const step = steps.at(-1)!;
      step.sum += y[i]!;
      step.n++;
    } else steps.push({ from: x[i]!, sum: y[i]!, n: 1 });
    last = x[i]!;
  }
  const pooled: typeof steps = [];
  for (const step of steps) {
    let [{ from }, sum, n] = [step, step.sum, step.n];
    for (let before = pooled.at(-1); before !== undefined && before.sum * n >= sum * before.n; before = pooled.at(-1)) {
      from = before.from;
      sum += before.sum;
      n += before.n;
      pooled.pop();
    }
    pooled.push({ from, sum, n });
  }
  return {
    from: Float64Array.from(pooled, (step) => step.from),
    value: Float64Array.from(pooled, ({ sum, n }) => sum / n),
    n: Float64Array.from(pooled, ({ n }) => n),
  };
}

/** The function's value at x; NaN of a function without points. */
export const isotonicAt = (step: Isotonic, x: number): number => step.value[stepAt(step, x)] ?? Number.NaN;

/** The place of the step on which x lies, counted from 0. */
export function stepAt({ from }: Isotonic, x: number): number {
  let [low, high] = [0, from.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
