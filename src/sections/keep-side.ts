const MOST_DECIMALS = 9;

/**
 * A number with the fewest decimals, from `decimals` on, that leave it on the same side of every limit as it is.
 *
 * A value equal to a limit keeps `decimals`. After nine decimals it gives up.
 * Example: `keepSide(0.79996, 2, [0.8])` is "0.79996"; `keepSide(0.7934, 2, [0.8])` is "0.79".
 */
export function keepSide(value: number, decimals: number, limits: readonly number[]): string {
  const sides = limits.filter((limit) => limit !== value);
  for (let d = decimals; d < MOST_DECIMALS; d++) {
    const printed = Number(value.toFixed(d));
    if (sides.every((limit) => Math.sign(printed - limit) === Math.sign(value - limit))) return value.toFixed(d);
  }
  return value.toFixed(MOST_DECIMALS);
}

/** The same with a typographic minus and without a signed zero, for people. */
export function printed(value: number, decimals: number, limits: readonly number[]): string {
  const digits = keepSide(value, decimals, limits);
  return digits.startsWith("-") ? (Number(digits) === 0 ? digits.slice(1) : `−${digits.slice(1)}`) : digits;
}
