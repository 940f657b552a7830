const MOST_DECIMALS = 9;

/**
 * A number with the fewest decimals, from `decimals` on, that leave it on the same side of every limit as it is.
 *
 * A value equal to a limit keeps `decimals`. What nine decimals cannot tell apart is printed with `decimals` after all.
 * Example: `keepSide(0.79996, 2, [0.8])` is "0.79996"; `keepSide(0.7934, 2, [0.8])` is "0.79".
 */
export function keepSide(value: number, decimals: number, limits: readonly number[]): string {
  const sides = limits.filter((limit) => limit !== value);
  for (let d = decimals; d < MOST_DECIMALS; d++) {
    const printed = Number(value.toFixed(d));
    if (sides.every((limit) => Math.sign(printed - limit) === Math.sign(value - limit))) return value.toFixed(d);
  }
  const last = Number(value.toFixed(MOST_DECIMALS));
  return sides.every((limit) => last !== limit) ? value.toFixed(MOST_DECIMALS) : value.toFixed(decimals);
}
