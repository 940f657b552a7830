/**
 * Standard error of a sum over rows of which those with the same key belong together: √(Σ (sum of a key)² · k / (k − 1)), k keys.
 *
 * 0 for a single key. Example: moves 1, 1, −1, −1 of two keys → √((2² + 2²) · 2) = 4.
 *
 * @source Cameron, Gelbach & Miller (2011), J. Bus. Econ. Stat. 29:238–249, §2.1
 */
export function clusteredError(keys: ArrayLike<number>, moveOf: (place: number) => number): number {
  const sums = new Map<number, number>();
  for (let i = 0; i < keys.length; i++) sums.set(keys[i]!, (sums.get(keys[i]!) ?? 0) + moveOf(i));
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return sums.size < 2 ? 0 : Math.sqrt((squares * sums.size) / (sums.size - 1));
}
