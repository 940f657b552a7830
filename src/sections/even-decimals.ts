const MOST = 4;

/**
 * Decimals with which all numbers of a column can be printed alike: those of the one that has most, at most four.
 *
 * Example: "0.74", "0.52 to 0.802" → 3. A number that needs more to stay on its side of a limit keeps them for itself.
 */
export const evenDecimals = (printed: readonly string[]): number =>
  Math.min(MOST, Math.max(0, ...printed.flatMap((text) => [...text.matchAll(/\d\.(\d+)/g)].map(([, digits]) => digits!.length))));
